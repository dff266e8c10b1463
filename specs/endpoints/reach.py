"""What a feature of an environment calls from within the VPC, as each declares it beside its own code."""

from dataclasses import dataclass
from typing import Literal

from specs.network.endpoint_services import EndpointService


@dataclass(frozen=True, kw_only=True)
class Call:
    """One AWS service that a feature calls."""

    service: EndpointService | Literal["s3"]
    because: str
    """What it asks of the service, as words that follow its name: `reads the cluster's address`."""
    by_endpoint_alone: bool = False
    """The service answers at an endpoint of the VPC and nowhere else, whatever other ways out there are."""


@dataclass(frozen=True, kw_only=True)
class Bucket:
    """A bucket of somebody else, which the policy of S3's endpoint lets through for anybody's credentials or none."""

    title: str
    """Its statement's id."""
    name: str
    """Its name, with `*` where it varies; `{region}` stands for the region, `{plain_region}` for it without hyphens."""
    action: Literal["s3:GetObject", "s3:PutObject"]
    because: str
    """What is read or written there, and by whose leave, so that its request is not the account's own."""
    source: str
    """Where its owner tells of it."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """All that a feature calls in AWS: without a way out, the VPC needs an endpoint for each."""

    calls: tuple[Call, ...] = ()
    buckets: tuple[Bucket, ...] = ()
    """Buckets that are not the account's own."""
    beyond: tuple[str, ...] = ()
    """Services to which no endpoint of the VPC's own region leads, by their names, as `Route 53`."""


NOTHING = Reach()


@dataclass(frozen=True, kw_only=True)
class Feature:
    """Something that stands in the environment, by the name that its author knows it by, and what it calls."""

    name: str
    reach: Reach
