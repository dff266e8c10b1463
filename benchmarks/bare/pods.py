"""A role for pods, by hand."""

from aws_cdk import Stack
from aws_cdk import aws_iam as iam


def pod_role(stack: Stack, construct_id: str, cluster: str, managed_policies: list[str]) -> iam.Role:
    """A role that EKS Pod Identity of one cluster may assume."""
    return iam.Role(
        stack,
        construct_id,
        assumed_by=iam.SessionTagsPrincipal(
            iam.ServicePrincipal(
                "pods.eks.amazonaws.com",
                conditions={
                    "StringEquals": {"aws:SourceAccount": stack.account},
                    "ArnEquals": {"aws:SourceArn": f"arn:aws:eks:eu-west-1:{stack.account}:cluster/{cluster}"},
                },
            )
        ),
        managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name(name) for name in managed_policies],
    )
