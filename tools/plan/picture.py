"""The picture of a VPC: where everything in it stands on the page, in pixels.

Zones are columns, subnets boxes in them. A box is as wide as its column, and the part of it that is filled is the part
of its addresses that is taken. Its height follows its size: one step for each doubling, so that a /28 and a /18 can
stand in one picture. Under the columns the VPC's ranges are drawn address by address, to one linear scale.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from tools.plan.report import EndpointReport, NeedReport, Report, SubnetReport

WIDTH, NARROWEST, GAP, MARGIN = 1020, 310, 20, 1
HEAD, STEP, LEAST, BETWEEN = 40, 14, 8, 10
TEXT, LINE, PADDING = 46, 20, 10
NUMBER, WIDEST = 66, 8.0
"""Room for the number of a need, and for each character of its name in the widest font that a browser may take."""

CHIP, CHIPS_GAP, CHIP_GAP, CHIPS_OF_A_COLUMN = 34, 56, 8, 260
STRIP, STRIP_GAP = 26, 44


@dataclass(frozen=True, kw_only=True)
class Box:
    """One subnet in its column."""

    subnet: SubnetReport
    x: float
    y: float
    width: float
    height: float
    needs: tuple[NeedReport, ...]
    """Those that there is room to name, the largest first."""

    def label(self, need: NeedReport) -> str:
        """The name of a need, cut where its number stands."""
        room = int((self.width - NUMBER) / WIDEST)
        return need.what if len(need.what) <= room else f"{need.what[: room - 1].rstrip()}…"

    @property
    def tells_a_lost_zone(self) -> bool:
        """Whether what is taken when a zone is lost can be told from what is taken otherwise."""
        return abs(self.lost - self.taken) >= LINE / 5

    @property
    def taken(self) -> float:
        """How much of the width is taken at the groups' largest."""
        return self.width * min(self.subnet.at_max.percent, 100) / 100

    @property
    def lost(self) -> float:
        """How much of it is taken when a zone is lost."""
        return self.width * min(self.subnet.zone_lost.percent, 100) / 100

    @property
    def kept(self) -> float:
        """How much of it is kept for prefixes."""
        kept = sum(IPv4Network(block).num_addresses for block in self.subnet.kept_for_prefixes)
        return self.width * kept / self.subnet.addresses


@dataclass(frozen=True, kw_only=True)
class Column:
    """One zone."""

    zone: str
    x: float
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One endpoint, below the zones that reach it."""

    endpoint: EndpointReport
    x: float
    y: float
    width: float


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One subnet on the strip of its range."""

    subnet: SubnetReport
    x: float
    width: float
    taken: float


@dataclass(frozen=True, kw_only=True)
class Strip:
    """One range of the VPC, from its first address to its last."""

    block: str
    y: float
    width: float
    marks: tuple[Mark, ...]
    free: int
    """Addresses of the range that no subnet has."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """All of it."""

    width: float
    height: float
    columns: tuple[Column, ...]
    chips: tuple[Chip, ...]
    strips: tuple[Strip, ...]


def picture(plan: Report) -> Picture:
    """The picture of a plan."""
    number = len(plan.zones)
    each = max((WIDTH - GAP * (number - 1)) / number, NARROWEST)
    width = number * (each + GAP) - GAP
    lefts = (MARGIN + index * (each + GAP) for index in range(number))
    columns = tuple(_column(plan, zone, x=x, width=each) for zone, x in zip(plan.zones, lefts, strict=True))
    bottom = max((box.y + box.height for column in columns for box in column.boxes), default=HEAD)
    chips = tuple(_chips(plan, top=bottom + CHIPS_GAP, width=width))
    bottom = chips[-1].y + CHIP
    strips = tuple(
        _strip(plan, block, y=bottom + STRIP_GAP + index * (STRIP + STRIP_GAP), width=width)
        for index, block in enumerate(plan.vpc_ranges)
    )
    height = bottom + len(strips) * (STRIP + STRIP_GAP) + MARGIN
    return Picture(width=width + 2 * MARGIN, height=height, columns=columns, chips=chips, strips=strips)


def _column(plan: Report, zone: str, *, x: float, width: float) -> Column:
    y = float(HEAD)
    boxes = []
    for subnet in (each for each in plan.subnets if each.zone == zone):
        height = LEAST + STEP * (subnet.addresses.bit_length() - 1)
        needs = sorted(subnet.at_max.needs, key=lambda need: need.addresses, reverse=True)
        room = max(int((height - TEXT - PADDING) // LINE), 0)
        boxes.append(Box(subnet=subnet, x=x, y=y, width=width, height=height, needs=tuple(needs[:room])))
        y += height + BETWEEN
    return Column(zone=zone, x=x, boxes=tuple(boxes))


def _chips(plan: Report, *, top: float, width: float) -> Iterator[Chip]:
    """The endpoints in rows; the gateway of S3 is always among them."""
    number = int((width + CHIP_GAP) // (CHIPS_OF_A_COLUMN - CHIP_GAP))
    each = (width - CHIP_GAP * (number - 1)) / number
    for index, endpoint in enumerate(plan.endpoints):
        row, place = divmod(index, number)
        x, y = MARGIN + place * (each + CHIP_GAP), top + row * (CHIP + CHIP_GAP)
        yield Chip(endpoint=endpoint, x=x, y=y, width=each)


def _strip(plan: Report, block: str, *, y: float, width: float) -> Strip:
    whole = IPv4Network(block)
    inside = [subnet for subnet in plan.subnets if IPv4Network(subnet.range).subnet_of(whole)]
    marks = tuple(_mark(subnet, whole, width) for subnet in inside)
    free = whole.num_addresses - sum(subnet.addresses for subnet in inside)
    return Strip(block=block, y=y, width=width, marks=marks, free=free)


def _mark(subnet: SubnetReport, whole: IPv4Network, width: float) -> Mark:
    each = width / whole.num_addresses
    first = int(IPv4Network(subnet.range).network_address) - int(whole.network_address)
    taken = min(subnet.at_max.addresses, subnet.addresses)
    return Mark(subnet=subnet, x=MARGIN + first * each, width=subnet.addresses * each, taken=taken * each)
