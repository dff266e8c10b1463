"""The names and identifiers of AWS and Kubernetes, each with the characters and lengths its owner accepts."""

from typing import Annotated

from pydantic import Field

AccountId = Annotated[str, Field(pattern=r"^\d{12}$", examples=["111122223333"])]
"""An AWS account: 12 digits, quoted in YAML."""

Region = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$", examples=["eu-west-1"])]
"""An AWS region's code."""

ZoneName = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d[a-f]$", examples=["eu-west-1a"])]
"""An availability zone's name: the region's code and a letter."""

KubernetesMinor = Annotated[str, Field(pattern=r"^1\.\d{2}$", examples=["1.35"])]
"""A Kubernetes minor version, quoted in YAML (unquoted, 1.30 is the number 1.3)."""

EnvironmentName = Annotated[str, Field(pattern=r"^[a-z](-?[a-z0-9])*$", max_length=40, examples=["prod"])]
"""An environment's name. Its stacks and its cluster carry it."""

EntryName = Annotated[str, Field(pattern=r"^[a-z](-?[a-z0-9])*$", max_length=63, examples=["general"])]
"""The name of an entry in a list. It becomes the construct's id: changing it replaces the resource."""

Namespace = Annotated[str, Field(pattern=r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", max_length=63, examples=["team-a"])]
"""A Kubernetes namespace: a DNS label (RFC 1123)."""

RoleOrUserArn = Annotated[
    str,
    Field(
        pattern=r"^arn:aws[a-z-]*:iam::\d{12}:(role|user)/[\w+=,.@/-]+$",
        examples=["arn:aws:iam::111122223333:role/platform-admins"],
    ),
]
"""The ARN of an IAM role or user."""

Registry = Annotated[
    str,
    Field(
        pattern=r"^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$",
        examples=["111122223333.dkr.ecr.eu-west-1.amazonaws.com"],
    ),
]
"""A private Amazon ECR registry's host name."""

Label = Annotated[str, Field(max_length=63, pattern=r"^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$")]
"""The value of a Kubernetes label."""

LabelKey = Annotated[
    str,
    Field(
        max_length=317,
        pattern=(
            r"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
            r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$"
        ),
    ),
]
"""The key of a Kubernetes label or taint: an optional DNS prefix and a name of at most 63 characters."""
