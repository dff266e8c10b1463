"""What a node itself may do, which is little: pods have identities of their own."""

from aws_cdk.aws_iam import Role
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import aws_managed, finding_of
from constructs_lib.policy.principals import service

POLICIES = ("AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly")
"""Join the cluster, pull images.

AmazonEKSWorkerNodeMinimalPolicy is too little: it lets the pod identity agent work and nothing else, while a node that
starts asks EC2 for its instance and its type (awslabs/amazon-eks-ami 81fec2e, 2026-07-23, nodeadm).
https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
"""


class NodeRole(Role):
    """The IAM role of a group's instances. It holds no policy that a pod needs.

    https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, role_name: str | None = None) -> None:
        """Create the role with the least that joins a cluster, where others write its name down under that name."""
        super().__init__(
            scope,
            construct_id,
            role_name=role_name,
            assumed_by=service("ec2.amazonaws.com"),
            managed_policies=[aws_managed(policy) for policy in POLICIES],
        )
        acknowledge(
            self,
            *(finding_of(policy) for policy in POLICIES),
            because="AWS keeps these two policies in step with what a node needs to join and to pull images; "
            "neither grants what a pod needs",
        )
