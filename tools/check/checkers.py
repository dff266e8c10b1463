"""The checkers: what looks at an app."""

from aws_cdk import IPolicyValidationPlugin
from cdk_nag import AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks

from tools.check.exposure import Cloudsplaining
from tools.check.guard import ControlTowerGuard
from tools.check.lint import CfnLint
from tools.check.permissions import Parliament


def checkers() -> list[IPolicyValidationPlugin]:
    """All of them, but for the CloudFormation validator, which the CDK brings itself.

    cdk-nag reads constructs, and of EKS only those of `aws_cdk.aws_eks`: a cluster of `aws_eks_v2` it does not see.
    The others read templates.
    """
    return [
        AwsSolutionsChecks(),
        NIST80053R5Checks(),
        PCIDSS321Checks(),
        ControlTowerGuard(),
        CfnLint(),
        Parliament(),
        Cloudsplaining(),
    ]
