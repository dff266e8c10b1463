"""What a control plane must be, by itself."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specs.problems import Violation
from specs.refusals.clusters import PRIVATE_RANGES, SERVICE_RANGE_NOT_PRIVATE, SERVICE_RANGE_SIZE


def the_service_range_is_one_that_eks_allows(service_cidr: IPv4Network) -> Iterator[Violation]:
    """EKS takes private ranges from /24 to /12."""
    if SERVICE_RANGE_SIZE.refuses(service_range=str(service_cidr)):
        yield Violation(path=("service_cidr",), message=f"must be a range from /12 to /24, got {service_cidr}")
    if SERVICE_RANGE_NOT_PRIVATE.refuses(service_range=str(service_cidr)):
        blocks = ", ".join(str(block) for block in PRIVATE_RANGES)
        yield Violation(path=("service_cidr",), message=f"must lie inside one of {blocks}, got {service_cidr}")
