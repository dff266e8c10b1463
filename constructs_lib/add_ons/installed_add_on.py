"""An add-on that EKS itself installs and updates."""

import json
from collections.abc import Mapping

from aws_cdk.aws_eks import CfnAddon
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from specs.add_ons.eks_add_on import EksAddOn
from specs.json import Json
from specs.lock import Lock, read_lock


class InstalledAddOn(Construct):
    """One Amazon EKS add-on in the version of the lock, with the identity of its pods.

    Changes made by hand in the cluster are overwritten: what is written is what stands.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-addon.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: EksAddOn,
        cluster: ClusterAttributes,
        lock: Lock | None = None,
        configuration: Mapping[str, Json] | None = None,
    ) -> None:
        """Install the add-on in the version of a lock, or of `eks.lock.json`.

        A version that the lock leaves open is EKS's default for the cluster's minor. The configuration is the spec's,
        where none is given that knows more; its texts may be CloudFormation tokens.
        """
        super().__init__(scope, construct_id)
        lock = lock or read_lock()
        written = spec.configuration() if configuration is None else configuration
        self.resource = CfnAddon(
            self,
            "Resource",
            cluster_name=cluster.name,
            addon_name=spec.name,
            addon_version=lock.add_on_version(spec.name, minor=cluster.version),
            configuration_values=json.dumps(written, sort_keys=True) if written else None,
            pod_identity_associations=self._identity(spec, cluster),
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )

    def _identity(
        self, spec: EksAddOn, cluster: ClusterAttributes
    ) -> list[CfnAddon.PodIdentityAssociationProperty] | None:
        identity = spec.identity(ip_family=cluster.ip_family)
        if identity is None:
            return None
        role = PodIdentityRole(self, "Role", identity=identity, cluster=cluster)
        return [
            CfnAddon.PodIdentityAssociationProperty(role_arn=role.role_arn, service_account=identity.service_account)
        ]
