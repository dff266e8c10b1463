"""An add-on that EKS itself installs and updates."""

import json

from aws_cdk.aws_eks import CfnAddon
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.identity.identity import Identity
from specs.lock import Lock


class InstalledAddOn(Construct):
    """One Amazon EKS add-on in the version of the lock, with the identities of its pods.

    Changes made by hand in the cluster are overwritten: what is written is what stands. A version that the lock leaves
    open is EKS's default for the cluster's minor.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-addon.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: EksAddOn,
        cluster: ClusterAttributes,
        around: Surroundings,
        lock: Lock,
    ) -> None:
        """Install the add-on, configured for its surroundings; what they tell may be CloudFormation tokens."""
        super().__init__(scope, construct_id)
        configuration = spec.configuration(around)
        identities = spec.identities(ip_family=cluster.ip_family)
        self.resource = CfnAddon(
            self,
            "Resource",
            cluster_name=cluster.name,
            addon_name=spec.name,
            addon_version=lock.add_on_version(spec.name, minor=cluster.version),
            configuration_values=json.dumps(configuration, sort_keys=True) if configuration else None,
            pod_identity_associations=[
                CfnAddon.PodIdentityAssociationProperty(
                    role_arn=self._role(identity, cluster, alone=len(identities) == 1).role_arn,
                    service_account=identity.service_account,
                )
                for identity in identities
            ]
            or None,
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )

    def _role(self, identity: Identity, cluster: ClusterAttributes, *, alone: bool) -> PodIdentityRole:
        scope = self if alone else Construct(self, identity.service_account)
        return PodIdentityRole(scope, "Role", identity=identity, cluster=cluster)
