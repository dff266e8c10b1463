"""What the checkers find in the functions that the CDK makes for kubectl."""

from aws_cdk.aws_eks_v2 import KubectlProvider


def explain(provider: KubectlProvider) -> None:
    """Explain them, at the provider that causes them."""
