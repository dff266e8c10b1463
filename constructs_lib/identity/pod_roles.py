"""The roles of an add-on's pods."""

from collections.abc import Sequence
from dataclasses import dataclass

from aws_cdk.aws_eks import CfnPodIdentityAssociation
from aws_cdk.aws_iam import Role
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.workload_role import workload_role
from specs.add_ons.add_on import AddOn
from specs.capacity.capacity import CapacitySpec
from specs.identity.identity import Identity
from specs.identity.way import way_of_add_on
from specs.names import Namespace


@dataclass(frozen=True, kw_only=True)
class PodRole:
    """The role of one service account of an add-on."""

    identity: Identity
    namespace: Namespace
    scope: Construct
    """In which the role is, and what comes with it."""
    role: Role
    federated: bool
    """The pods get its credentials by IRSA, and by EKS Pod Identity otherwise."""

    def associated(self, cluster: ClusterAttributes) -> CfnPodIdentityAssociation:
        """The association that gives the pods its credentials, where nothing else makes it."""
        return CfnPodIdentityAssociation(
            self.scope,
            "PodIdentity",
            cluster_name=cluster.name,
            namespace=self.namespace,
            service_account=self.identity.service_account,
            role_arn=self.role.role_arn,
        )


def pod_roles(
    scope: Construct, *, spec: AddOn, cluster: ClusterAttributes, capacity: Sequence[CapacitySpec]
) -> tuple[PodRole, ...]:
    """The roles of an add-on's service accounts; several are told apart by their accounts' names."""
    identities = spec.identities(ip_family=cluster.ip_family)
    namespace = spec.definition.namespace
    found = []
    for identity in identities:
        place = scope if len(identities) == 1 else Construct(scope, identity.service_account)
        way = way_of_add_on(capacity, spec.definition, identity)
        role = workload_role(place, identity=identity, namespace=namespace, cluster=cluster, way=way)
        federated = way.kind == "irsa"
        found.append(PodRole(identity=identity, namespace=namespace, scope=place, role=role, federated=federated))
    return tuple(found)
