"""An add-on that EKS itself installs and updates."""

import json
from collections.abc import Sequence

from aws_cdk.aws_eks import CfnAddon
from constructs import Construct

from constructs_lib.add_ons.beside.beside import stand_beside
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.pod_roles import pod_roles
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.capacity.capacity import CapacitySpec
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
        capacity: Sequence[CapacitySpec],
        retain: bool,
    ) -> None:
        """Install the add-on, configured for its surroundings; what they tell may be CloudFormation tokens.

        By the capacity its pods get their credentials: those that a Fargate profile takes, by IRSA.
        `retain` keeps logs that it brings when it goes.
        """
        super().__init__(scope, construct_id)
        configuration = spec.configuration(around)
        roles = pod_roles(self, spec=spec, cluster=cluster, capacity=capacity)
        associated = [each for each in roles if not each.federated]
        beside = associated if spec.definition.associated_beside else []
        self.resource = CfnAddon(
            self,
            "Resource",
            cluster_name=cluster.name,
            addon_name=spec.name,
            addon_version=spec.version_in(lock, minor=cluster.version),
            configuration_values=json.dumps(configuration, sort_keys=True) if configuration else None,
            pod_identity_associations=[
                CfnAddon.PodIdentityAssociationProperty(
                    role_arn=each.role.role_arn, service_account=each.identity.service_account
                )
                for each in associated
                if each not in beside
            ]
            or None,
            service_account_role_arn=next((each.role.role_arn for each in roles if each.federated), None),
            namespace_config=CfnAddon.NamespaceConfigProperty(namespace=spec.into) if spec.into else None,
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )
        for role in beside:
            self.resource.node.add_dependency(role.associated(cluster))
        for each in spec.beside:
            self.resource.node.add_dependency(stand_beside(self, each, cluster=cluster, retain=retain))
