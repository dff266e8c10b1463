"""What leaves a VPC by its way out, and takes S3's endpoint where it goes to S3."""

from specs.endpoints.reach import Bucket, Reach

REACH = Reach(
    buckets=(
        Bucket(
            title="PublicReads",
            name="*",
            action="s3:GetObject",
            because="what is public, by whoever asks: registries (registry.k8s.io among them) send their readers to "
            "buckets of the readers' region, and Amazon Linux has its packages there",
            source="https://github.com/kubernetes/registry.k8s.io/blob/main/cmd/archeio/docs/request-handling.md; "
            "https://github.com/aws-samples/data-perimeter-policy-examples/blob/main/service_owned_resources.md",
        ),
    )
)
"""All requests to S3 in the region take its gateway endpoint, those of people who think that they use the internet too.

https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html#gateway-endpoint-routing
"""
