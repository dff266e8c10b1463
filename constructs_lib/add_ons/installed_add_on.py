"""An add-on that EKS itself installs and updates."""

import json
from collections.abc import Sequence

from aws_cdk.aws_eks import CfnAddon, CfnPodIdentityAssociation
from constructs import Construct

from constructs_lib.add_ons.beside.beside import stand_beside
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.workload_role import workload_role
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.capacity.capacity import CapacitySpec
from specs.identity.way import way_of_add_on
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
        capacity: Sequence[CapacitySpec] = (),
        retain: bool = False,
    ) -> None:
        """Install the add-on, configured for its surroundings; what they tell may be CloudFormation tokens.

        By the capacity its pods get their credentials: those that a Fargate profile takes, by IRSA.
        `retain` keeps logs that it brings when it goes.
        """
        super().__init__(scope, construct_id)
        configuration = spec.configuration(around)
        identities = spec.identities(ip_family=cluster.ip_family)
        ways = {identity.service_account: way_of_add_on(capacity, spec.definition, identity) for identity in identities}
        roles = {
            identity.service_account: workload_role(
                self if len(identities) == 1 else Construct(self, identity.service_account),
                identity=identity,
                namespace=spec.definition.namespace,
                cluster=cluster,
                way=ways[identity.service_account],
            )
            for identity in identities
        }
        federated = {name: role for name, role in roles.items() if ways[name].kind == "irsa"}
        associated = {name: role for name, role in roles.items() if name not in federated}
        beside = associated if spec.definition.associated_beside else {}
        self.resource = CfnAddon(
            self,
            "Resource",
            cluster_name=cluster.name,
            addon_name=spec.name,
            addon_version=spec.version_in(lock, minor=cluster.version),
            configuration_values=json.dumps(configuration, sort_keys=True) if configuration else None,
            pod_identity_associations=[
                CfnAddon.PodIdentityAssociationProperty(role_arn=role.role_arn, service_account=service_account)
                for service_account, role in associated.items()
                if service_account not in beside
            ]
            or None,
            service_account_role_arn=next((role.role_arn for role in federated.values()), None),
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )
        for service_account, role in beside.items():
            association = CfnPodIdentityAssociation(
                role,
                "PodIdentity",
                cluster_name=cluster.name,
                namespace=spec.definition.namespace,
                service_account=service_account,
                role_arn=role.role_arn,
            )
            self.resource.node.add_dependency(association)
        for each in spec.beside:
            self.resource.node.add_dependency(stand_beside(self, each, cluster=cluster, retain=retain))
