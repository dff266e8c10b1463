"""Policies that AWS writes and changes with its services."""

from functools import cache

from aws_cdk.aws_iam import IManagedPolicy, ManagedPolicy


@cache
def aws_managed(name: str) -> IManagedPolicy:
    """The AWS managed policy of a name, with its path, as `service-role/AWSLambdaVPCAccessExecutionRole`."""
    return ManagedPolicy.from_aws_managed_policy_name(name)


def finding_of(name: str) -> str:
    """What the checkers call its use, to be acknowledged where it is used."""
    return f"AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/{name}]"
