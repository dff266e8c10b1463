"""The kubectl provider: the functions that apply charts and manifests, in the VPC, where an add-on uses them."""

from specs.endpoints.reach import Call, Reach

CALLS = (
    Call(service="eks", because="asks for the cluster's address"),
    Call(service="lambda", because="its framework invokes its handler"),
    Call(service="s3", because="answers CloudFormation through a bucket"),
    Call(service="sts", because="signs its way into the cluster"),
)
"""aws-cdk-lib 2.275.0, aws-eks-v2 kubectl-provider.ts and custom-resources provider-framework."""

CHART_CALLS = (
    Call(service="ecr.api", because="logs in to the registry of its charts"),
    Call(service="ecr.dkr", because="pulls charts"),
)
"""https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html"""


def reach(*, registry: bool) -> Reach:
    """What the provider calls; `registry`: its charts come from the account's own."""
    return Reach(calls=(*CALLS, *CHART_CALLS) if registry else CALLS)
