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


@dataclass(frozen=True, kw_only=True)
class Reach:
    """All that a feature calls in AWS: without a way out, the VPC needs an endpoint for each."""

    calls: tuple[Call, ...] = ()


NOTHING = Reach()


@dataclass(frozen=True, kw_only=True)
class Feature:
    """Something that stands in the environment, by the name that its author knows it by, and what it calls."""

    name: str
    reach: Reach
