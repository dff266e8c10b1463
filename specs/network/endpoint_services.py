"""The AWS services that a VPC can reach privately."""

from typing import Literal

EndpointService = Literal[
    "autoscaling",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "eks",
    "eks-auth",
    "elasticloadbalancing",
    "kms",
    "lambda",
    "logs",
    "ssm",
    "ssmmessages",
    "sts",
]
"""An AWS service that has an interface endpoint (AWS PrivateLink), by the last part of its service name."""
