"""Findings of the security checkers that are known, meant and explained."""

from aws_cdk import Acknowledgment, Validations
from constructs import IConstruct

from specs.identity.statement import SHORTEST_REASON


def acknowledge(construct: IConstruct, *rules: str, because: str) -> None:
    """Accept findings at the construct that causes them, with the reason that a security reviewer would ask for.

    A rule is written as `make check` prints it: checker, two colons, rule. It covers the construct and its children;
    no other rule, and no other wildcard of the same rule, is covered with it::

        acknowledge(
            role,
            "AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonEKSClusterPolicy]",
            because="EKS needs this policy on the cluster's role; AWS keeps it in step with the service",
        )

    Raises ValueError for a rule without its checker (the checkers would drop the finding without a trace) and for a
    reason too short to be one.

    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Validations.html
    """
    for rule in rules:
        if "::" not in rule.partition("[")[0]:
            raise ValueError(f"{rule}: must name its checker, as in AwsSolutions::AwsSolutions-IAM4[…]")
    if len(because.strip()) < SHORTEST_REASON:
        raise ValueError(f"{', '.join(rules)}: needs a reason that a reviewer would accept, got {because!r}")
    Validations.of(construct).acknowledge(*(Acknowledgment(id=rule, reason=because) for rule in rules))
