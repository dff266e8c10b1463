"""The checkers: what looks at an app."""

from typing import cast

from aws_cdk import IPolicyValidationPlugin
from cdk_nag import AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks
from cdklabs.cdk_validator_cfnguard import CfnGuardValidator

from tools.check.lint import CfnLint
from tools.check.permissions import Parliament

GUARD_OUTPUT_BYTES = 256 * 1024 * 1024
"""cfn-guard reports every clause that it evaluates; Node's default buffer of 1 MiB is too small for three stages."""


def checkers() -> list[IPolicyValidationPlugin]:
    """All of them, but for the CloudFormation validator, which the CDK brings itself.

    cdk-nag reads constructs, and of EKS only those of `aws_cdk.aws_eks`: a cluster of `aws_eks_v2` it does not see.
    The others read templates.
    """
    return [
        AwsSolutionsChecks(),
        NIST80053R5Checks(),
        PCIDSS321Checks(),
        # Typed for the interface before this one; the two have the same form.
        cast(IPolicyValidationPlugin, CfnGuardValidator(max_buffer=GUARD_OUTPUT_BYTES)),
        CfnLint(),
        Parliament(),
    ]
