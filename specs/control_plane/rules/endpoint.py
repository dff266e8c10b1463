"""Who may reach the API server."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specs.problems import Violation
from specs.rules.lists import repeated

Ranges = tuple[IPv4Network, ...]

HUGE = 8
"""A prefix shorter than this is as good as the whole internet: no organisation holds more than a /8."""

NOT_OF_THE_INTERNET = tuple(
    IPv4Network(block)
    for block in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
"""Reserved ranges, which EKS does not accept among the public ones.

awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), cluster-endpoint.adoc; IANA's registry of special-purpose addresses.
"""


def a_private_endpoint_has_no_allowed_ranges(access: str, allowed_ranges: Ranges) -> Iterator[Violation]:
    """Who is inside the VPC is let in by security groups."""
    if access == "private" and allowed_ranges:
        message = "must be empty where access is private; remove it, or write access: public_and_private"
        yield Violation(path=("allowed_ranges",), message=message)


def a_public_endpoint_names_who_may_call(access: str, allowed_ranges: Ranges) -> Iterator[Violation]:
    """EKS opens a public endpoint without ranges to the whole world."""
    if access != "private" and not allowed_ranges:
        message = f"must name the ranges that may call where access is {access}, as [203.0.113.0/24]"
        yield Violation(path=("allowed_ranges",), message=message)


def allowed_ranges_come_once(allowed_ranges: Ranges) -> Iterator[Violation]:
    """EKS keeps a set."""
    for index, allowed in repeated(allowed_ranges):
        yield Violation(path=("allowed_ranges", index), message=f"must stand once, {allowed} stands above already")


def allowed_ranges_are_of_the_internet(allowed_ranges: Ranges) -> Iterator[Violation]:
    """Nobody calls a public endpoint from a private address."""
    for index, allowed in enumerate(allowed_ranges):
        if any(allowed.subnet_of(block) for block in NOT_OF_THE_INTERNET):
            message = (
                f"must be a range of the internet, got {allowed}; from inside the VPC the private endpoint answers"
            )
            yield Violation(path=("allowed_ranges", index), message=message)


def the_world_has_a_reason(allowed_ranges: Ranges, open_to_the_world_because: str | None) -> Iterator[Violation]:
    """An endpoint that is open to everybody says why; one that is not, does not."""
    huge = [index for index, allowed in enumerate(allowed_ranges) if allowed.prefixlen < HUGE]
    if open_to_the_world_because is None:
        for index in huge:
            fix = "name your own ranges, or write the reason in open_to_the_world_because"
            message = f"must not open the endpoint to the world, got {allowed_ranges[index]}; {fix}"
            yield Violation(path=("allowed_ranges", index), message=message)
    elif not huge:
        message = "must not stand where no allowed range is open to the world; remove it"
        yield Violation(path=("open_to_the_world_because",), message=message)
