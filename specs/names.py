"""The names and identifiers of AWS and Kubernetes, each with the characters and lengths its owner accepts."""

from typing import Annotated

from specs.arns import LiesIn
from specs.nearest import nearest
from specs.refusals.access import ROOT
from specs.regions import REGIONS
from specs.written import Written

LABEL_NAME = r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?"
DNS_NAME = r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"


def _principal_hint(value: str) -> str | None:
    """Why an ARN that looks like a principal's is none that an access entry accepts.

    STS sessions are no principals of access entries: CreateAccessEntry of the EKS API, botocore 1.43.106.
    """
    if "*" in value:
        return "must name one role or user, `*` names none"
    if ROOT.refuses(principal=value):
        return "must be a role or user, never the account's root: write the ARN of a role that people assume"
    if ":sts:" in value or ":assumed-role/" in value:
        return "must be the role's own ARN (arn:aws:iam::<account>:role/<path and name>), not a session of it"
    return None


AccountId = Annotated[
    str, Written(pattern=r"\d{12}", rule="must be the 12 digits of an AWS account", example="111122223333")
]
"""An AWS account: 12 digits, quoted in YAML."""

OrganizationId = Annotated[
    str,
    Written(pattern=r"o-[a-z0-9]{10,32}", rule="must be the id of an AWS organisation", example="o-a1b2c3d4e5"),
]
"""The id of an AWS organisation: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html"""

_REGION_RULE = "must be an AWS region of the partitions aws, aws-cn or aws-us-gov"

Region = Annotated[
    str,
    Written(
        pattern="|".join(REGIONS),
        rule=_REGION_RULE,
        example="eu-west-1",
        hint=lambda value: f"{_REGION_RULE} (did you mean {near}?)" if (near := nearest(value, REGIONS)) else None,
    ),
]
"""An AWS region's code, of the partitions aws, aws-cn or aws-us-gov."""

ZONE_ID = r"[a-z]{3,5}\d-az\d"

ZoneName = Annotated[
    str,
    Written(
        pattern=rf"[a-z]{{2,4}}(-[a-z]+)+-\d[a-f]|{ZONE_ID}",
        rule="must be an availability zone: its name, as eu-west-1a, or its id, as euw1-az1",
        example="eu-west-1a",
    ),
]
"""An availability zone's name, the region's code and a letter; or its id, which is the same place in every account."""

KubernetesMinor = Annotated[
    str,
    Written(pattern=r"1\.\d{2}", rule='must be a Kubernetes minor in quotes, as "1.35"', example="1.35"),
]
"""A Kubernetes minor version, quoted in YAML (unquoted, 1.30 is the number 1.3)."""

_NAME_RULE = "must be lower-case letters, digits and single hyphens, beginning with a letter and not ending in a hyphen"

EnvironmentName = Annotated[str, Written(pattern=r"[a-z](-?[a-z0-9])*", longest=40, rule=_NAME_RULE, example="prod")]
"""An environment's name. Its stacks and its cluster carry it."""

EntryName = Annotated[str, Written(pattern=r"[a-z](-?[a-z0-9])*", longest=63, rule=_NAME_RULE, example="general")]
"""The name of an entry in a list. It becomes the construct's id: changing it replaces the resource."""

Namespace = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]([-a-z0-9]*[a-z0-9])?",
        longest=63,
        rule="must be a namespace: lower-case letters, digits and hyphens, no wildcard",
        example="team-a",
    ),
]
"""A Kubernetes namespace: a DNS label (RFC 1123)."""

RoleOrUserArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:iam::\d{12}:(role|user)/[\w+=,.@/-]+",
        longest=2048,
        rule="must be the ARN of an IAM role or user, as arn:aws:iam::111122223333:role/platform-admins",
        example="arn:aws:iam::111122223333:role/platform-admins",
        hint=_principal_hint,
    ),
    LiesIn.PARTITION,
]
"""The ARN of an IAM role or user."""

PolicyArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:iam::(\d{12}|aws):policy/[\w+=,.@/-]+",
        longest=2048,
        rule="must be the ARN of a managed policy, as arn:aws:iam::111122223333:policy/boundary",
        example="arn:aws:iam::111122223333:policy/boundary",
    ),
]
"""The ARN of an IAM managed policy."""

KeyArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+",
        rule="must be the ARN of a KMS key, not of an alias",
        example="arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    ),
    LiesIn.PARTITION,
]
"""The ARN of a KMS key: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN"""

BucketArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
        rule="must be the ARN of one S3 bucket, without a path or a wildcard",
        example="arn:aws:s3:::team-a-models",
    ),
    LiesIn.PARTITION,
]
"""The ARN of a bucket: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""

FileSystemId = Annotated[
    str,
    Written(
        pattern=r"fs-([0-9a-f]{8}|[0-9a-f]{17})",
        rule="must be the id of an EFS or FSx file system",
        example="fs-0123456789abcdef0",
    ),
]
"""The id of a file system of Amazon EFS or Amazon FSx."""

Registry = Annotated[
    str,
    Written(
        pattern=r"\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?",
        rule="must be the host name of a private ECR registry, without protocol or path",
        example="111122223333.dkr.ecr.eu-west-1.amazonaws.com",
    ),
]
"""A private Amazon ECR registry's host name."""

SecurityGroupId = Annotated[
    str,
    Written(
        pattern=r"sg-([0-9a-f]{8}|[0-9a-f]{17})",
        rule="must be the id of a security group",
        example="sg-0123456789abcdef0",
    ),
]
"""The id of a security group."""

VpcId = Annotated[
    str,
    Written(pattern=r"vpc-([0-9a-f]{8}|[0-9a-f]{17})", rule="must be the id of a VPC", example="vpc-0123456789abcdef0"),
]
"""The id of a VPC."""

SubnetId = Annotated[
    str,
    Written(
        pattern=r"subnet-([0-9a-f]{8}|[0-9a-f]{17})",
        rule="must be the id of a subnet",
        example="subnet-0123456789abcdef0",
    ),
]
"""The id of a subnet."""

RouteTableId = Annotated[
    str,
    Written(
        pattern=r"rtb-([0-9a-f]{8}|[0-9a-f]{17})",
        rule="must be the id of a route table",
        example="rtb-0123456789abcdef0",
    ),
]
"""The id of a route table."""

Label = Annotated[
    str,
    Written(
        pattern=f"({LABEL_NAME})?",
        longest=63,
        rule="must be letters, digits, hyphens, underscores and dots, beginning and ending with a letter or digit",
        example="system",
    ),
]
"""The value of a Kubernetes label."""

LabelKey = Annotated[
    str,
    Written(
        pattern=f"({DNS_NAME}/)?{LABEL_NAME}",
        longest=317,
        rule="must be a key of Kubernetes: a DNS prefix and `/` if wanted, and 63 letters, digits, - _ . at most",
        example="example.com/pool",
    ),
]
"""The key of a Kubernetes label or taint: an optional DNS prefix and a name of at most 63 characters."""
