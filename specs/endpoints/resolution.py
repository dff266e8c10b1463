"""Which endpoints a VPC gets, and who needs each."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from specs.endpoints.reach import Bucket, Feature
from specs.network.endpoint_services import EndpointChoice, EndpointService


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why an endpoint is there: a feature that calls its service."""

    feature: str
    because: str


@dataclass(frozen=True, kw_only=True)
class InterfaceEndpoint:
    """An interface endpoint, and why it is there; without a reason it is the author's wish alone."""

    service: EndpointService
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Endpoints:
    """The endpoints of a VPC: interfaces by the names of their services, and S3's gateway, which is always there.

    A gateway endpoint costs nothing: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
    """

    interfaces: tuple[InterfaceEndpoint, ...] = ()
    s3: tuple[Reason, ...] = ()
    """Who reads or writes S3 through the gateway."""
    buckets: tuple[Bucket, ...] = ()
    """The buckets of others that the gateway's policy lets through."""
    organization: str | None = None
    """The organisation whose principals and buckets are one's own; None: the account's alone are."""

    @property
    def services(self) -> tuple[EndpointService, ...]:
        """The services that have an interface endpoint."""
        return tuple(endpoint.service for endpoint in self.interfaces)


def callers(features: Iterable[Feature]) -> dict[EndpointService | Literal["s3"], tuple[Reason, ...]]:
    """Every service that the features call, and who calls it why."""
    found: dict[EndpointService | Literal["s3"], tuple[Reason, ...]] = {}
    for feature in features:
        for call in feature.reach.calls:
            reason = Reason(feature=feature.name, because=call.because)
            found[call.service] = (*found.get(call.service, ()), reason)
    return found


def resolve(
    choice: EndpointChoice,
    features: Iterable[Feature] = (),
    *,
    standing: Collection[str] = (),
    organization: str | None = None,
) -> Endpoints:
    """The endpoints that a choice means for a VPC whose features are these, but for those that stand in it already."""
    present = tuple(features)
    needed = callers(present)
    s3 = needed.pop("s3", ())
    chosen = _chosen(choice, needed=[service for service in needed if service != "s3"])
    services = sorted(service for service in chosen if service not in standing)
    interfaces = tuple(InterfaceEndpoint(service=service, reasons=needed.get(service, ())) for service in services)
    buckets = tuple(dict.fromkeys(bucket for feature in present for bucket in feature.reach.buckets))
    return Endpoints(interfaces=interfaces, s3=s3, buckets=buckets, organization=organization)


def _chosen(choice: EndpointChoice, *, needed: list[EndpointService]) -> tuple[EndpointService, ...]:
    match choice:
        case "none":
            return ()
        case "required":
            return tuple(needed)
        case "all":
            return get_args(EndpointService)
        case listed:
            return listed
