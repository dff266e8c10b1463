"""What EC2 refuses of internet and NAT gateways."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _none_attached(*, vpc: str, gateways: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return not gateways


def _mapped(*, vpc: str, users: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return bool(users)


NO_INTERNET_GATEWAY = Refusal(
    id="ec2-nat-gateway-without-internet-gateway",
    condition=_none_attached,
    service="Ec2",
    code="Gateway.NotAttached",
    status=400,
    answer="Network {vpc} has no Internet gateway attached",
    quoted=True,
    source="Amazon EC2 API reference, NatGateway, FailureMessage",
    read=READ,
)
"""EC2 makes the gateway and lets it fail a moment later; for a stack it is the same."""

ADDRESSES_MAPPED = Refusal(
    id="ec2-internet-gateway-is-in-use",
    condition=_mapped,
    service="Ec2",
    code="DependencyViolation",
    status=400,
    answer="Network {vpc} has some mapped public address(es). Please unmap those public address(es) before detaching "
    "the gateway.",
    quoted=True,
    source="DetachInternetGateway: command output in public repositories on GitHub",
    read=READ,
)
