"""Load balancers: what the cluster's addresses let them reach."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.aws_load_balancer_controller import AwsLoadBalancerController
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.control_plane import ControlPlaneSpec


def ipv6_pods_are_reached_by_their_addresses(
    control_plane: "ControlPlaneSpec", add_ons: tuple["AddOnSpec", ...]
) -> Iterator[Violation]:
    """Load balancers reach IPv6 pods in IP mode, and not in instance mode.

    awsdocs/amazon-eks-user-guide 4d52b4d0, latest/ug/networking/eks-networking-add-ons.adoc.
    """
    for index, add_on in enumerate(add_ons):
        if (
            control_plane.ip_family == "ipv6"
            and isinstance(add_on, AwsLoadBalancerController)
            and add_on.target_type == "instance"
        ):
            message = "must be ip in an IPv6 cluster, whose pods no port of a node leads to; remove it"
            yield Violation(path=("add_ons", index, "target_type"), message=message)
