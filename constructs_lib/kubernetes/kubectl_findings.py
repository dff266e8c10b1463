"""What the checkers find in the functions that the CDK makes for kubectl."""

from typing import cast

from aws_cdk import Stack
from aws_cdk.aws_eks_v2 import KubectlProvider
from aws_cdk.aws_lambda import CfnFunction
from constructs import IConstruct

from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import finding_of

BOTH = ("NIST.800.53.R5::NIST.800.53.R5", "PCI.DSS.321::PCI.DSS.321")


def explain(provider: KubectlProvider) -> None:
    """Explain them, at the functions and roles that cause them.

    The handler runs kubectl and helm; the framework's function calls it and answers CloudFormation.
    """
    handler = provider.node.find_child("Handler")
    framework = provider.node.find_child("Provider").node.find_child("framework-onEvent")
    for function in (handler, framework):
        _explain_a_function_of_cloudformation(function)
    acknowledge(
        handler,
        "AwsSolutions::AwsSolutions-L1",
        because="the handler is the CDK's own, and so is the choice of its runtime: the newest Python of every region, "
        "which comes with aws-cdk-lib",
    )
    _explain_the_frameworks_role(framework.node.find_child("ServiceRole"), handler)


def _explain_a_function_of_cloudformation(function: IConstruct) -> None:
    acknowledge(
        function,
        "NIST.800.53.R5::NIST.800.53.R5-LambdaConcurrency",
        because="CloudFormation alone calls it, a handful of times in a deploy; reserved concurrency would take that "
        "much from the account's other functions for good",
    )
    acknowledge(
        function,
        "NIST.800.53.R5::NIST.800.53.R5-LambdaDLQ",
        because="a failure is answered to CloudFormation, which rolls the layer back; an event kept in a queue would "
        "belong to a deploy that is over",
    )
    acknowledge(
        function,
        "cdk-validator-cfnguard::lambda_inside_vpc_check",
        because="the function is in the VPC's private subnets under a security group of its own; the rule wants to "
        "read the group's id, which only the deploy knows",
    )


def _explain_the_frameworks_role(role: IConstruct, handler: IConstruct) -> None:
    acknowledge(
        role,
        *(
            finding_of(f"service-role/{policy}")
            for policy in ("AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole")
        ),
        because="Lambda asks for these policies of functions in a VPC: their logs and their network interfaces",
    )
    policy = role.node.find_child("DefaultPolicy")
    logical_id = Stack.of(handler).get_logical_id(cast(CfnFunction, handler.node.default_child))
    acknowledge(
        policy,
        f"AwsSolutions::AwsSolutions-IAM5[Resource::<{logical_id}.Arn>:*]",
        because="the wildcard stands for the versions of the one function that the framework calls",
    )
    acknowledge(
        policy,
        *(f"{checker}-IAMNoInlinePolicy" for checker in BOTH),
        because="the CDK writes this policy into the role of its own function, where nobody else holds it; it grants "
        "the call of one function, which is cluster admin: docs/security.md says from whom the account keeps it",
    )
