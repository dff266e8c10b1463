"""The plan in the terminal: tables, and a bar for each subnet."""

from rich.bar import Bar
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tools.plan.report import FULL, DemandReport, Report, SubnetReport, tier_name

WIDTH_OF_A_BAR = 10
COLOURS = {"roomy": "green", "crowded": "yellow", "full": "red"}


def show(plan: Report, *, console: Console) -> None:
    """Print all of the plan."""
    where = f"{plan.environment}: {', '.join(plan.vpc_ranges)} in {plan.region}"
    console.print(Text(where, style="bold"), soft_wrap=False)
    for table in (_subnets(plan), _groups(plan), _endpoints(plan)):
        console.print()
        console.print(table, soft_wrap=False)
    console.print()
    for warning in plan.warnings:
        console.print(Text.assemble(("warning ", "yellow"), warning))


def _subnets(plan: Report) -> RenderableType:
    table = _table("Addresses", ("subnet", "range"), ("size", "now"))
    for column in ("at most", ""):
        table.add_column(column, justify="right" if column else "left", no_wrap=True)
    table.add_column("zone lost", justify="right", no_wrap=True)
    for zone in plan.zones:
        table.add_row(Text(zone, style="bold"))
        for subnet in (each for each in plan.subnets if each.zone == zone):
            table.add_row(
                f"  {tier_name(subnet.tier)}",
                subnet.range,
                f"{subnet.addresses:,}",
                _percent(subnet.at_min),
                _percent(subnet.at_max),
                _bar(subnet),
                _percent(subnet.zone_lost),
            )
    words = (
        "now: all groups at their smallest. at most: at their largest, in the midst of an update. "
        "zone lost: at their largest in the zones that are left. Nodes are full of pods."
    )
    return Group(table, Text(words, style="dim"))


def _bar(subnet: SubnetReport) -> Bar:
    colour = COLOURS[subnet.at_max.state]
    return Bar(size=FULL, begin=0, end=min(subnet.at_max.percent, FULL), width=WIDTH_OF_A_BAR, color=colour)


def _percent(demand: DemandReport) -> Text:
    words = "<1%" if 0 < demand.percent < 1 else f"{demand.percent:.0f}%"
    return Text(words, style=COLOURS[demand.state])


def _groups(plan: Report) -> Table:
    table = _table("Node groups", ("group",), ("nodes", "updated", "max pods", "addresses"))
    table.add_column("because", overflow="fold")
    for group in plan.node_groups:
        table.add_row(
            group.name,
            f"{group.nodes_min} to {group.nodes_max}",
            str(group.nodes_while_updated),
            "?" if group.max_pods is None else str(group.max_pods),
            str(group.addresses_of_a_node),
            group.because,
        )
    return table


def _endpoints(plan: Report) -> Table:
    table = _table("Endpoints and way out", ("service",), ("USD a month",))
    table.add_column("because", overflow="fold")
    for endpoint in plan.endpoints:
        reasons = "; ".join(f"{reason.feature}: {reason.because}" for reason in endpoint.reasons)
        name = endpoint.service if endpoint.kind == "interface" else f"{endpoint.service} (gateway)"
        table.add_row(name, _price(endpoint.usd_per_month), reasons or "chosen; nothing that is declared calls it")
    table.add_row("way out", _price(plan.way_out.usd_per_month), plan.way_out.kind)
    table.add_section()
    table.add_row("together", _price(plan.usd_per_month), "by AWS's list, before data", style="bold")
    return table


def _price(price: float | None) -> str:
    return "not known" if price is None else f"{price:,.2f}"


def _table(title: str, words: tuple[str, ...], numbers: tuple[str, ...]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim")
    for column in words:
        table.add_column(column, no_wrap=True)
    for column in numbers:
        table.add_column(column, justify="right", no_wrap=True)
    return table
