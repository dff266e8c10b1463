"""What the subnets of pods must be, where pods live apart from their nodes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.network.zone import ZoneSpec

Zones = tuple["ZoneSpec", ...]


def pods_live_beside_their_nodes(zones: Zones) -> Iterator[Violation]:
    """A node takes network interfaces of its own zone only.

    https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
    """
    for index, zone in enumerate(zones):
        if zone.pods and not zone.private:
            message = f"must have a private range for the nodes of its pods, {zone.name} has none; or remove pods"
            yield Violation(path=("zones", index, "pods"), message=message)


def custom_networking_covers_all_nodes(
    pod_subnets: Literal["discovery", "custom_networking"], zones: Zones
) -> Iterator[Violation]:
    """With custom networking, a node in a zone without an ENIConfig has no addresses for pods.

    https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
    """
    if pod_subnets == "custom_networking":
        for index, zone in enumerate(zones):
            if zone.holds_nodes and not zone.pods:
                message = f"must have a pods range (pod_subnets is custom_networking), {zone.name} has none"
                yield Violation(path=("zones", index), message=message)
