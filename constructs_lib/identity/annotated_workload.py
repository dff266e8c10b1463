"""A workload on Fargate, with its role."""

from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.federated_role import ANNOTATION, FederatedRole
from constructs_lib.kubernetes.applied_object import AppliedObject
from constructs_lib.kubernetes.kubectl import Kubectl
from specs.identity.way import Way
from specs.identity.workload_identity import WorkloadIdentitySpec
from specs.json import Json


class AnnotatedWorkload(Construct):
    """A service account with a role by IRSA: the account is made with the annotation that names the role.

    Pods that stand already have no token of it: they get one when they are made anew.
    https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: WorkloadIdentitySpec,
        cluster: ClusterAttributes,
        kubectl: Kubectl,
        way: Way,
    ) -> None:
        """Create the role, and the service account over what is there under its name."""
        super().__init__(scope, construct_id)
        role = FederatedRole(self, "Role", identity=spec.identity, namespace=spec.namespace, cluster=cluster, way=way)
        metadata: dict[str, Json] = {
            "name": spec.service_account,
            "namespace": spec.namespace,
            "annotations": {ANNOTATION: role.role_arn},
        }
        account: dict[str, Json] = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata}
        AppliedObject(self, "ServiceAccount", manifest=account, kubectl=kubectl)
