"""A slow second opinion on the plan: every node, pod and address one by one, and none of the planner's own code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network
from itertools import chain

from specs.branch_interfaces import branch_interfaces
from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.instance_types import InstanceType, instance_type

SINGLE, PREFIX = "single", "prefix"
Requests = list[str]


@dataclass(unsafe_hash=True)
class Plugin:
    """The VPC CNI's settings as their author wrote them."""

    prefixes: bool = False
    warm_ip: int | None = None
    minimum_ip: int | None = None
    warm_prefix: int | None = None
    trunk: bool = False
    custom: bool = False


@dataclass
class Node:
    """A node whose interfaces fill as its pods come."""

    known: InstanceType
    plugin: Plugin
    interfaces: list[Requests] = field(default_factory=list)
    pods: int = 0

    @property
    def slots(self) -> int:
        return self.known.ipv4_per_interface - 1

    @property
    def unit(self) -> str:
        return PREFIX if self.plugin.prefixes and self.known.hypervisor != "xen" else SINGLE

    def most_interfaces(self) -> int:
        return self.known.network_interfaces - self.plugin.custom - has_trunk(self.known, self.plugin)

    def held(self) -> int:
        """Slots in use on all interfaces."""
        return sum(len(interface) - 1 for interface in self.interfaces)

    def content(self) -> bool:
        """Whether the plugin sees no reason to ask for more."""
        each = 16 if self.unit == PREFIX else 1
        if self.plugin.warm_ip is not None or self.plugin.minimum_ip is not None:
            return self.held() * each >= max(self.pods + (self.plugin.warm_ip or 0), self.plugin.minimum_ip or 0)
        if self.unit == PREFIX:
            begun = len({pod // 16 for pod in range(self.pods)})
            return self.held() - begun >= (self.plugin.warm_prefix or 1)
        return self.held() - self.pods >= self.slots

    def grow(self) -> bool:
        """One more slot filled, on a new interface where the last one is full; False: there is no room."""
        if not self.interfaces or len(self.interfaces[-1]) > self.slots:
            if len(self.interfaces) >= self.most_interfaces():
                return False
            self.interfaces.append([SINGLE])
        if len(self.interfaces[-1]) <= self.slots:
            self.interfaces[-1].append(self.unit)
        return True

    def reconcile(self) -> None:
        while not self.content() and self.grow():
            pass
        if self.unit == SINGLE and self.plugin.warm_ip is None and self.plugin.minimum_ip is None:
            while self.interfaces and len(self.interfaces[-1]) <= self.slots:
                self.interfaces[-1].append(SINGLE)

    def run(self, pods: int) -> None:
        """Start, and take so many pods that need addresses, one after another."""
        if self.most_interfaces() < 1:
            self.interfaces = [] if self.plugin.custom else [[SINGLE]]
            return
        self.interfaces.append([SINGLE])
        self.reconcile()
        for _ in range(pods):
            self.pods += 1
            self.reconcile()


def has_trunk(known: InstanceType, plugin: Plugin) -> bool:
    return plugin.trunk and branch_interfaces(known.name) != 0


def pods_of(known: InstanceType, plugin: Plugin) -> int:
    """The most pods of a node, counted slot by slot."""
    ceiling = 110 if known.vcpus < 30 else 250
    interfaces = known.network_interfaces - plugin.custom
    prefixed = plugin.prefixes and known.hypervisor != "xen"
    each = 16 if prefixed else 1
    by_addresses = 2 + sum(each for _ in range(interfaces) for _ in range(known.ipv4_per_interface - 1))
    if not prefixed:
        return min(by_addresses, ceiling)
    without = min(known.pods_with_secondary_addresses, ceiling)
    by_memory = max((pods for pods in range(251) if 255 + 11 * pods <= known.memory_mib // 2), default=0)
    return min(by_addresses, ceiling, max(by_memory, without))


@dataclass
class Asked:
    """Requests of one node, by where they go."""

    own: list[int]
    pods: list[int]


def asked(group: ManagedNodeGroupSpec, plugin: Plugin) -> Asked:
    """What a node of the group asks of its own subnet, and of that for pods: singles and prefixes of each."""
    types = [known for known in map(instance_type, group.instance_types) if known]
    pods = min([pods_of(known, plugin) for known in types] + ([group.max_pods] if group.max_pods else []))
    addressed = max(pods - 2, 0)
    most = Asked(own=[0, 0], pods=[0, 0])
    for known in types:
        trunk = has_trunk(known, plugin)
        most_branches = (branch_interfaces(known.name) if trunk else 0) or 0
        for branches in range(min(addressed, most_branches) + 1):
            node = Node(known=known, plugin=plugin)
            node.run(addressed - branches)
            own, further = _where(node.interfaces, plugin, branches, trunk=trunk)
            for total, requests in ((most.own, own), (most.pods, further)):
                total[0] = max(total[0], requests.count(SINGLE))
                total[1] = max(total[1], requests.count(PREFIX))
    return most


def _where(interfaces: list[Requests], plugin: Plugin, branches: int, *, trunk: bool) -> tuple[Requests, Requests]:
    own_trunk = [SINGLE] if trunk else []
    if plugin.custom:
        return [SINGLE, *own_trunk], [*[SINGLE] * branches, *chain(*interfaces)]
    return [*interfaces[0], *own_trunk, *[SINGLE] * branches], list(chain(*interfaces[1:]))


def place(number: int, zones: Sequence[str], favourite: str) -> int:
    """How many of so many things the favourite zone gets, each going where there are fewest."""
    there = dict.fromkeys(zones, 0)
    for _ in range(number if zones else 0):
        there[min(there, key=lambda zone: (there[zone], zone != favourite))] += 1
    return there.get(favourite, 0)


def grown(group: ManagedNodeGroupSpec, zones: int) -> int:
    """The group's size in the midst of an update."""
    if group.update.strategy == "MINIMAL":
        return group.scaling.max
    at_once = group.update.max_unavailable
    if at_once is None:
        share = group.update.max_unavailable_percentage or 33
        at_once = next(number for number in range(451) if number * 100 >= group.scaling.max * share)
    return group.scaling.max + max(2 * zones, min(at_once, 100))


def has_room(block: IPv4Network, requests: Iterable[str]) -> bool:
    """Whether a subnet answers all requests, each with an address or an aligned prefix that nobody has.

    Where there are prefixes, its upper half is kept for them, or three quarters, or seven eighths …
    """
    wanted = list(requests)
    if PREFIX not in wanted:
        return _answers(block, wanted, bottom=block.num_addresses)
    bottoms = (block.num_addresses >> halvings for halvings in range(1, 13))
    return any(_answers(block, wanted, bottom=bottom) for bottom in bottoms if bottom >= 16)


def _answers(block: IPv4Network, requests: Sequence[str], *, bottom: int) -> bool:
    first = int(block.network_address)
    last = int(block.broadcast_address)
    free = set(range(first + 4, last))
    low, prefix = first, first + bottom
    for request in requests:
        if request == SINGLE:
            while low not in free and low < first + bottom:
                low += 1
            if low >= first + bottom:
                return False
            free.discard(low)
        else:
            wanted = set(range(prefix, prefix + 16))
            if not wanted <= free:
                return False
            free -= wanted
            prefix += 16
    return True


def profile_pods(profile: FargateProfileSpec) -> int:
    return profile.max_pods or 0
