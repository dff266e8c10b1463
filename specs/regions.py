"""AWS regions and their partitions.

botocore 1.43.106, `data/endpoints.json`: every region of the partitions that are offered. The others (European
Sovereign Cloud, those of secret clouds) have domains and services of their own, for which nothing here is written.
"""

PARTITIONS = {
    "aws": [
        "af-south-1",
        "ap-east-1",
        "ap-east-2",
        "ap-northeast-1",
        "ap-northeast-2",
        "ap-northeast-3",
        "ap-south-1",
        "ap-south-2",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-southeast-3",
        "ap-southeast-4",
        "ap-southeast-5",
        "ap-southeast-6",
        "ap-southeast-7",
        "ca-central-1",
        "ca-west-1",
        "eu-central-1",
        "eu-central-2",
        "eu-north-1",
        "eu-south-1",
        "eu-south-2",
        "eu-west-1",
        "eu-west-2",
        "eu-west-3",
        "il-central-1",
        "me-central-1",
        "me-south-1",
        "mx-central-1",
        "sa-east-1",
        "us-east-1",
        "us-east-2",
        "us-west-1",
        "us-west-2",
    ],
    "aws-cn": ["cn-north-1", "cn-northwest-1"],
    "aws-us-gov": ["us-gov-east-1", "us-gov-west-1"],
}
"""The regions of each partition, by the name that stands in ARNs."""

REGIONS = tuple(region for regions in PARTITIONS.values() for region in regions)

DOMAINS = {"aws": "amazonaws.com", "aws-cn": "amazonaws.com.cn", "aws-us-gov": "amazonaws.com"}
"""How the names of AWS's endpoints end in each partition: `dnsSuffix` of the same file."""


def partition(region: str) -> str:
    """The partition that holds the region."""
    return next(name for name, regions in PARTITIONS.items() if region in regions)
