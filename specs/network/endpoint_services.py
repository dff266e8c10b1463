"""The AWS services that a VPC can reach privately."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Tag

EndpointService = Literal[
    "acm-pca",
    "aps-workspaces",
    "autoscaling",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "eks",
    "eks-auth",
    "elasticfilesystem",
    "elasticloadbalancing",
    "fsx",
    "guardduty-data",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "networkflowmonitorreports",
    "secretsmanager",
    "sqs",
    "ssm",
    "ssmmessages",
    "sts",
    "xray",
]
"""An AWS service that has an interface endpoint (AWS PrivateLink), by the last part of its service name.

Those that EKS, its add-ons and the usual workloads on it call. The first part of the name follows from the region: it
is another in China, for some of them. A region may lack one: creating its endpoint fails there.

https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html;
aws-cdk-lib 2.275.0 (2026), aws-ec2 vpc-endpoint.ts, whose names a test compares.
"""


def _manner(value: object) -> str:
    """In which of two manners it is written, by which its errors are told: a word, or a list of services."""
    return "word" if isinstance(value, str) else "list"


EndpointChoice: TypeAlias = Annotated[
    Annotated[Literal["none", "required", "all"], Tag("word")] | Annotated[tuple[EndpointService, ...], Tag("list")],
    Discriminator(_manner),
]
"""What the environment's author writes of interface endpoints: a word for those that follow, or their list."""
