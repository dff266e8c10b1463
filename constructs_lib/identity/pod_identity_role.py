"""The role of pods on nodes."""

from aws_cdk.aws_iam import Role, ServicePrincipal, SessionTagsPrincipal
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.permissions import explain_managed_policies, grant
from constructs_lib.place import place_of
from constructs_lib.policy.aws_managed_policies import aws_managed
from specs.identity.identity import Identity
from specs.identity.way import ON_NODES, Way
from specs.names import Namespace

PODS = "pods.eks.amazonaws.com"


class PodIdentityRole(Role):
    """The IAM role of one workload, which only EKS Pod Identity of one cluster may take, for its service account alone.

    The service account and its namespace are the tags of the session with which EKS takes the role: without tags, the
    association alone says for whom it is.
    https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        identity: Identity,
        namespace: Namespace,
        cluster: ClusterAttributes,
        way: Way = ON_NODES,
        session_tags: bool = True,
    ) -> None:
        """Create the role with the identity's managed policies and a policy of its statements."""
        place = place_of(scope)
        account = {
            "aws:RequestTag/kubernetes-namespace": namespace,
            "aws:RequestTag/kubernetes-service-account": identity.service_account,
        }
        conditions = {
            "StringEquals": {"aws:SourceAccount": place.account, **(account if session_tags else {})},
            "ArnEquals": {"aws:SourceArn": place.arn("eks", f"cluster/{cluster.name}")},
        }
        super().__init__(
            scope,
            construct_id,
            assumed_by=SessionTagsPrincipal(ServicePrincipal(PODS, conditions=conditions)),
            description=f"Pods of {namespace}/{identity.service_account} in {cluster.name}, {way.words}",
            managed_policies=[aws_managed(name) for name in identity.managed_policies],
        )
        explain_managed_policies(self, identity)
        grant(self, identity=identity, cluster=cluster)
