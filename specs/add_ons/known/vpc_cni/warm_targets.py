"""What nodes keep at hand for pods that come.

https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/docs/prefix-and-ip-target.md
"""

from collections.abc import Iterator

from specs.problems import Violation


def prefixes_are_kept_where_there_are_some(
    prefix_delegation: bool, warm_prefix_target: int | None
) -> Iterator[Violation]:
    """Without prefix delegation there are no prefixes."""
    if warm_prefix_target is not None and not prefix_delegation:
        message = f"must stand beside prefix_delegation: true, without which it means nothing, got {warm_prefix_target}"
        yield Violation(path=("warm_prefix_target",), message=message)


def addresses_or_prefixes_are_kept(
    warm_ip_target: int | None, minimum_ip_target: int | None, warm_prefix_target: int | None
) -> Iterator[Violation]:
    """Targets in addresses override the one in prefixes."""
    if warm_prefix_target is not None and (warm_ip_target is not None or minimum_ip_target is not None):
        message = (
            f"must not stand beside warm_ip_target or minimum_ip_target, which override it, got {warm_prefix_target}"
        )
        yield Violation(path=("warm_prefix_target",), message=message)


def what_is_taken_at_the_start_is_not_the_last(
    warm_ip_target: int | None, minimum_ip_target: int | None
) -> Iterator[Violation]:
    """A minimum alone makes the plugin keep none free, and take no more: its README, at MINIMUM_IP_TARGET."""
    if minimum_ip_target is not None and warm_ip_target is None:
        message = f"must stand beside warm_ip_target, without which no more are ever taken, got {minimum_ip_target}"
        yield Violation(path=("minimum_ip_target",), message=message)
