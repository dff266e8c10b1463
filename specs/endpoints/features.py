"""The features of an environment that call AWS from within its VPC.

What AWS itself does in or for the VPC is not among them: flow logs, control-plane logs and the logs of functions are
written by the services, past the VPC; volumes are encrypted by EC2.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs import kubectl
from specs.capacity.capacity import fargate_profiles, node_groups
from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.endpoints.reach import Feature
from specs.network import way_out

if TYPE_CHECKING:
    from specs.access.bastion import BastionSpec
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec


def features(
    *,
    bastion: "BastionSpec | None" = None,
    capacity: tuple["CapacitySpec", ...] = (),
    add_ons: tuple["AddOnSpec", ...] = (),
    uses_kubectl: bool = False,
    registry: str | None = None,
    has_a_way_out: bool = False,
) -> Iterator[Feature]:
    """Those that are there, in the order of the environment's file; kinds of capacity once each."""
    if bastion is not None:
        yield Feature(name="the bastion", reach=bastion.reach)
    if any(node_groups(capacity)):
        yield Feature(name="nodes", reach=ManagedNodeGroupSpec.reach)
    if any(fargate_profiles(capacity)):
        yield Feature(name="fargate pods", reach=FargateProfileSpec.reach)
    for add_on in add_ons:
        yield Feature(name=add_on.name, reach=add_on.reach)
    if uses_kubectl:
        yield Feature(name="the kubectl provider", reach=kubectl.reach(registry=registry is not None))
    if has_a_way_out:
        yield Feature(name="what leaves for the internet", reach=way_out.REACH)
