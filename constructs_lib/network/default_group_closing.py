"""The function with which the CDK closes a VPC's default security group."""

from typing import cast

from aws_cdk import CfnResource, RemovalPolicy, Stack
from aws_cdk.aws_ec2 import Vpc
from aws_cdk.aws_kms import Key
from constructs import Construct

from constructs_lib.logs.owned_log_group import A_YEAR, OwnedLogGroup
from constructs_lib.policy.acknowledgement import acknowledge

PROVIDER = "Custom::VpcRestrictDefaultSGCustomResourceProvider"
CLOSING = "RestrictDefaultSecurityGroupCustomResource"
"""aws-cdk-lib 2.275.0, aws-ec2 vpc.ts: one function for all VPCs of a stack, and a custom resource in each VPC."""


def own_its_logs(vpc: Vpc, *, key: Key) -> None:
    """Give the function a log group before it is called; it goes with the function.

    The VPCs of one stack share it, with the key of the first.
    """
    provider = cast(Construct, Stack.of(vpc).node.find_child(PROVIDER))
    group = provider.node.try_find_child("FunctionLogs")
    if group is None:
        function = cast(CfnResource, provider.node.find_child("Handler"))
        name = f"/aws/lambda/{function.ref}"
        group = OwnedLogGroup(
            provider, "FunctionLogs", key=key, retention_days=A_YEAR, removal_policy=RemovalPolicy.DESTROY, name=name
        )
    vpc.node.find_child(CLOSING).node.add_dependency(group)


def explain(vpc: Vpc) -> None:
    """Explain what the checkers find in it."""
    acknowledge(
        Stack.of(vpc).node.find_child(PROVIDER),
        "cdk-validator-cfnguard::lambda_inside_vpc_check",
        because="the CDK's function that closes the default security group calls the EC2 API when the VPC is made; "
        "inside the VPC that it prepares it would need the ways out that do not stand yet",
    )
