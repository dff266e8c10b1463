"""What a capability may do in AWS."""

from aws_cdk.aws_iam import Role, SessionTagsPrincipal
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.permissions import grant
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import aws_managed, finding_of
from constructs_lib.policy.principals import service
from specs.capabilities.capabilities import CapabilitySpec
from specs.identity.identity import Identity

CAPABILITIES = "capabilities.eks.amazonaws.com"


class CapabilityRole(Role):
    """The IAM role of one capability, which EKS assumes with session tags.

    https://docs.aws.amazon.com/eks/latest/userguide/capability-role.html; no page says whether EKS takes a trust policy
    with conditions, so that there is none.
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, spec: CapabilitySpec, cluster: ClusterAttributes
    ) -> None:
        """Create the role with the managed policies of the entry and a policy of its statements."""
        super().__init__(
            scope,
            construct_id,
            description=f"The capability {spec.kind} of {cluster.name}",
            assumed_by=SessionTagsPrincipal(service(CAPABILITIES)),
            managed_policies=[aws_managed(name) for name in spec.managed_policies],
        )
        for name in spec.managed_policies:
            acknowledge(self, finding_of(name), because=spec.because)
        statements = tuple(written.statement for written in spec.statements)
        grant(self, identity=Identity(service_account=spec.kind, statements=statements), cluster=cluster)
