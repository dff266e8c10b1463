"""What the VPC CNI does with the traffic of pods.

https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/README.md#cni-configuration-variables
"""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specs.problems import Violation


def policies_are_logged_where_there_are_some(
    network_policy: bool, network_policy_logs: str | None
) -> Iterator[Violation]:
    """The agent that would write them runs for policies alone."""
    if network_policy_logs is not None and not network_policy:
        message = (
            f"must stand beside network_policy: true, without which nothing is dropped, got {network_policy_logs!r}"
        )
        yield Violation(path=("network_policy_logs",), message=message)


def exempt_ranges_are_exempt_from_something(
    external_snat: bool, snat_exempt_ranges: tuple[IPv4Network, ...]
) -> Iterator[Violation]:
    """Where nodes translate nothing, nothing is exempt."""
    if external_snat and snat_exempt_ranges:
        message = "must not stand beside external_snat: true, with which nodes translate nothing; remove one of the two"
        yield Violation(path=("snat_exempt_ranges",), message=message)
