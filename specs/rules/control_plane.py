"""What a control plane must be, by itself."""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specs.problems import Violation

SERVICE_BLOCKS = tuple(IPv4Network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
"""Where Kubernetes Services may have their addresses, in ranges from /24 to /12.

KubernetesNetworkConfigRequest.serviceIpv4Cidr of the EKS API, botocore 1.43.106.
"""


def the_service_range_is_one_that_eks_allows(service_cidr: IPv4Network) -> Iterator[Violation]:
    """EKS takes private ranges from /24 to /12."""
    if not 12 <= service_cidr.prefixlen <= 24:
        yield Violation(path=("service_cidr",), message=f"must be a range from /12 to /24, got {service_cidr}")
    if not any(service_cidr.subnet_of(block) for block in SERVICE_BLOCKS):
        blocks = ", ".join(str(block) for block in SERVICE_BLOCKS)
        yield Violation(path=("service_cidr",), message=f"must lie inside one of {blocks}, got {service_cidr}")
