"""The role of a workload, by where its pods run."""

from aws_cdk.aws_iam import Role
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.federated_role import FederatedRole
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from specs.identity.identity import Identity
from specs.identity.way import Way
from specs.names import Namespace


def workload_role(
    scope: Construct, *, identity: Identity, namespace: Namespace, cluster: ClusterAttributes, way: Way
) -> Role:
    """The role `Role` of a scope, which the pods can take in the way that is theirs."""
    if way.kind == "irsa":
        return FederatedRole(scope, "Role", identity=identity, namespace=namespace, cluster=cluster, way=way)
    return PodIdentityRole(scope, "Role", identity=identity, namespace=namespace, cluster=cluster, way=way)
