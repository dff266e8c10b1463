"""kubectl in the version that fits a cluster, as the CDK packages it."""

from aws_cdk.aws_lambda import LayerVersion
from constructs import Construct


def kubectl_layer(scope: Construct, construct_id: str, *, minor: str) -> LayerVersion:
    """A Lambda layer with kubectl (and helm) of a Kubernetes minor, or of the nearest that is one minor away.

    kubectl supports servers one minor older or newer: https://kubernetes.io/releases/version-skew-policy/#kubectl
    Each package is loaded only where it is used, for it holds 40 MB. Raises ValueError for a minor without one.
    """
    match minor:
        case "1.33" | "1.34":
            from aws_cdk.lambda_layer_kubectl_v34 import KubectlV34Layer

            return KubectlV34Layer(scope, construct_id)
        case "1.35":
            from aws_cdk.lambda_layer_kubectl_v35 import KubectlV35Layer

            return KubectlV35Layer(scope, construct_id)
        case "1.36" | "1.37":
            from aws_cdk.lambda_layer_kubectl_v36 import KubectlV36Layer

            return KubectlV36Layer(scope, construct_id)
        case _:
            raise ValueError(f"there is no kubectl layer for Kubernetes {minor}")
