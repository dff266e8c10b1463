"""The plan against a simulation that hands out every address one by one."""

import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from specs.access.access import AccessSpec
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.addresses.needs import Demand
from specs.addresses.plan import AddressPlan, SubnetPlan, plan
from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.control_plane.control_plane import ControlPlaneSpec
from specs.network.network import NetworkSpec
from tests.simulation import address_by_address as simulation
from tests.simulation.address_by_address import PREFIX, SINGLE, Plugin

TYPES = ("t3.small", "t3.medium", "m5.large", "m4.large", "m7i.xlarge", "c5.9xlarge", "t3.nano", "a1.medium")
ZONES = ("eu-west-1a", "eu-west-1b", "eu-west-1c")
ENDPOINTS = 6
CONTROL_PLANE = ControlPlaneSpec.model_validate({"version": "1.35"})
ACCESS = AccessSpec.model_validate({"admins": ("arn:aws:iam::111122223333:role/admins",), "bastion": {}})


def network(count: int, private: int, pods: int | None, mode: str) -> NetworkSpec:
    zones = [
        {
            "name": ZONES[index],
            "control_plane": f"10.20.0.{16 * index}/28",
            "public": f"10.20.{1 + index}.0/24",
            "private": f"10.20.{64 * (1 + index)}.0/{private}",
            **({"pods": f"100.64.{64 * index}.0/{pods}"} if pods else {}),
        }
        for index in range(count)
    ]
    extra = {"secondary_ranges": ("100.64.0.0/16",), "pod_subnets": mode} if pods else {}
    return NetworkSpec.model_validate({"cidr": "10.20.0.0/16", "nat": "single", "zones": tuple(zones), **extra})


def group(name: str, **fields: Any) -> ManagedNodeGroupSpec:
    return ManagedNodeGroupSpec.model_validate({"kind": "managed_node_group", "name": name, **fields})


updates: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.integers(1, 20).map(lambda number: {"max_unavailable": number}),
    st.integers(1, 100).map(lambda number: {"max_unavailable_percentage": number}),
    st.just({"strategy": "MINIMAL"}),
)


@st.composite
def groups(draw: st.DrawFn, zones: int) -> tuple[ManagedNodeGroupSpec, ...]:
    made = []
    for index in range(draw(st.integers(1, 3))):
        least = draw(st.integers(0, 4))
        pinned = draw(st.sets(st.sampled_from(ZONES[:zones]), min_size=1).map(sorted).map(tuple) | st.none())
        made.append(
            group(
                f"group-{index}",
                instance_types=tuple(draw(st.sets(st.sampled_from(TYPES), min_size=1, max_size=3).map(_one_ami))),
                scaling={"min": least, "max": draw(st.integers(max(least, 1), 12))},
                max_pods=draw(st.none() | st.integers(1, 150)),
                zones=pinned,
                update=draw(updates),
            )
        )
    return tuple(made)


def _one_ami(types: set[str]) -> list[str]:
    """A group has one architecture."""
    arm = [name for name in types if name.startswith("a1")]
    return arm if len(arm) == len(types) else sorted(types - set(arm))


fargate = st.builds(
    lambda most: FargateProfileSpec.model_validate(
        {"kind": "fargate_profile", "name": "batch", "selectors": ({"namespace": "batch"},), "max_pods": most}
    ),
    st.none() | st.integers(1, 90),
)
plugins = st.builds(
    Plugin,
    prefixes=st.booleans(),
    warm_ip=st.none() | st.integers(1, 20),
    minimum_ip=st.none() | st.integers(1, 40),
    warm_prefix=st.none() | st.integers(1, 3),
    trunk=st.sampled_from([False, False, False, True]),
)


def planned(net: NetworkSpec, plugin: Plugin, capacity: tuple[Any, ...]) -> AddressPlan:
    cni = VpcCni.model_construct(
        name="vpc-cni",
        prefix_delegation=plugin.prefixes,
        warm_ip_target=plugin.warm_ip,
        minimum_ip_target=plugin.minimum_ip,
        warm_prefix_target=plugin.warm_prefix,
        pod_security_groups="strict" if plugin.trunk else None,
    )
    return plan(
        network=net,
        control_plane=CONTROL_PLANE,
        access=ACCESS,
        capacity=capacity,
        add_ons=(cni,),
        endpoints=ENDPOINTS,
        uses_kubectl=False,
    )


class Moment:
    """The subnets of one zone in one moment, filled one by one."""

    def __init__(
        self,
        net: NetworkSpec,
        plugin: Plugin,
        capacity: tuple[Any, ...],
        zone: str,
        asked: dict[str, simulation.Asked],
    ) -> None:
        self.plugin, self.capacity, self.zone, self.asked = plugin, capacity, zone, asked
        self.all = [each.name for each in net.zones]
        (self.spec,) = (each for each in net.zones if each.name == zone)
        self.first = self.all[0] == zone
        self.private: list[str] = []
        self.pods: list[str] = []

    def fill(self, sizes: str, lost: str | None = None) -> "Moment":
        fixed = [SINGLE] * (ENDPOINTS + 8 + (1 if self.first else 0))
        further: list[str] = []
        for entry in self.capacity:
            zones = [each for each in entry.zones or self.all if each != lost]
            if isinstance(entry, FargateProfileSpec):
                most = 0 if sizes == "min" else simulation.profile_pods(entry)
                fixed += [SINGLE] * simulation.place(most, zones, self.zone)
                continue
            each = self.asked[entry.name]
            own_zones = len(entry.zones or self.all)
            number = {"min": entry.scaling.min, "max": simulation.grown(entry, own_zones), "lost": entry.scaling.max}
            for _ in range(simulation.place(number[sizes], zones, self.zone)):
                fixed += [SINGLE] * each.own[0] + [PREFIX] * each.own[1]
                further += [SINGLE] * each.pods[0] + [PREFIX] * each.pods[1]
        self.private += fixed
        self._put(sorted(further, key=lambda request: request == SINGLE))
        return self

    def _put(self, further: list[str]) -> None:
        """Further interfaces go to the subnet for pods where that is said, else to the one with more free."""
        if self.spec.pods is None or self.spec.private is None or self.plugin.custom:
            (self.private if self.spec.pods is None else self.pods).extend(further)
            return
        taken = sum(16 if request == PREFIX else 1 for request in self.private)
        ahead = self.spec.pods.num_addresses - self.spec.private.num_addresses + taken
        for request in further:
            size = 16 if request == PREFIX else 1
            if ahead >= 0:
                self.pods.append(request)
                ahead -= size
            else:
                self.private.append(request)
                ahead += size


def agree(subnet: SubnetPlan, demand: Demand, requests: list[str]) -> None:
    assert (demand.taken.singles, demand.taken.prefixes) == (requests.count(SINGLE), requests.count(PREFIX))
    assert (subnet.share(demand) <= 1) == simulation.has_room(subnet.block, requests)


@settings(max_examples=600, deadline=None)
@given(data=st.data(), plugin=plugins, zones=st.integers(2, 3), custom=st.booleans())
def test_the_planner_agrees_with_every_address_handed_out_one_by_one(
    data: st.DataObject, plugin: Plugin, zones: int, custom: bool
) -> None:
    pods = data.draw(st.none() | st.integers(21, 26))
    plugin.custom = pods is not None and custom
    net = network(zones, data.draw(st.integers(20, 26)), pods, "custom_networking" if custom else "discovery")
    capacity: tuple[Any, ...] = data.draw(groups(zones))
    asked = {entry.name: simulation.asked(entry, plugin) for entry in capacity}
    capacity += data.draw(st.just(()) | st.tuples(fargate))

    subnets = {(str(each.zone), str(each.tier)): each for each in planned(net, plugin, capacity).subnets}
    for zone in ZONES[:zones]:
        others = [each for each in ZONES[:zones] if each != zone]
        smallest, largest = (Moment(net, plugin, capacity, zone, asked).fill(sizes) for sizes in ("min", "max"))
        lost = [Moment(net, plugin, capacity, zone, asked).fill("lost", other) for other in others]
        for tier in ("private", "pods") if pods else ("private",):
            subnet = subnets[zone, tier]
            agree(subnet, subnet.at_min, getattr(smallest, tier))
            agree(subnet, subnet.at_max, getattr(largest, tier))
            room = [simulation.has_room(subnet.block, getattr(each, tier)) for each in lost]
            assert (subnet.share(subnet.zone_lost) <= 1) == all(room)


def test_ten_thousand_nodes_in_fifty_groups_are_planned_in_less_than_a_second() -> None:
    capacity = tuple(
        group(f"group-{index}", instance_types=TYPES[:3], scaling={"min": 0, "max": 200}, max_pods=20 + index)
        for index in range(50)
    )
    net = network(3, 18, 18, "discovery")
    begin = time.process_time()

    made = planned(net, Plugin(trunk=True), capacity)

    assert time.process_time() - begin < 1
    assert sum(each.spread.most for each in made.living.groups) == 10_000
