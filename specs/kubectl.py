"""The kubectl provider: the functions that apply charts and manifests, in the VPC, where an add-on uses them."""

from specs.endpoints.image_layers import IMAGE_LAYERS
from specs.endpoints.reach import Bucket, Call, Reach

CALLS = (
    Call(service="eks", because="asks for the cluster's address"),
    Call(service="lambda", because="its framework invokes its handler"),
    Call(service="s3", because="answers CloudFormation through a bucket"),
    Call(service="sts", because="signs its way into the cluster"),
)
"""aws-cdk-lib 2.275.0, aws-eks-v2 kubectl-provider.ts and custom-resources provider-framework."""

RESPONSES = Bucket(
    title="CustomResourceResponses",
    name="cloudformation-custom-resource-response-{plain_region}",
    action="s3:PutObject",
    because="answers of custom resources, through links that CloudFormation signs",
    source="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-vpce-bucketnames.html",
)
"""Without it CloudFormation waits an hour for each chart and manifest, and fails."""

CHART_CALLS = (
    Call(service="ecr.api", because="logs in to the registry of its charts"),
    Call(service="ecr.dkr", because="pulls charts"),
)
"""https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html"""


def reach(*, registry: bool) -> Reach:
    """What the provider calls; `registry`: its charts come from the account's own."""
    if registry:
        return Reach(calls=(*CALLS, *CHART_CALLS), buckets=(RESPONSES, IMAGE_LAYERS))
    return Reach(calls=CALLS, buckets=(RESPONSES,))
