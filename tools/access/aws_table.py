"""What pods and capabilities may do in AWS, in the terminal."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from tools.access.names import Names
from tools.access.report import CapabilityRole, Report, Statement, Workload
from tools.access.tables import lines_of, table_of

MOST_ACTIONS = 6
"""Of a service, that are named; of more their number, and `--json` has them."""


def aws_table(report: Report, names: Names) -> RenderableType:
    """Service accounts and capabilities with the roles by which they act."""
    who = "What pods and capabilities may do in AWS" if report.capabilities else "What pods may do in AWS"
    table = table_of(who, "service account", "IAM role, policies and actions")
    for each in report.workloads:
        where = f"{each.namespace or '(namespace of its add-on)'}/{each.service_account}"
        table.add_row(Text(names.column(where)), lines_of(_held(each, names)))
    for capability in report.capabilities:
        table.add_row(Text(f"capability {capability.name}"), lines_of(_acting(capability, names)))
    return table


def _held(each: Workload, names: Names) -> Iterator[Text]:
    yield Text.assemble(names.short(each.role), (f", by {each.through}", "dim"))
    if each.target_role:
        yield Text(f"and on to {names.short(each.target_role)}")
    yield from _allowed(each, names)


def _acting(each: CapabilityRole, names: Names) -> Iterator[Text]:
    yield Text(names.short(each.role))
    if not each.is_told:
        yield Text("not told: no template makes this role")
    elif not each.statements and not each.managed_policies:
        yield Text("nothing")
        return
    yield Text(each.acted_for, style="yellow")
    yield from _allowed(each, names)


def _allowed(each: Workload | CapabilityRole, names: Names) -> Iterator[Text]:
    yield from (Text(f"policy {policy}") for policy in each.managed_policies)
    yield from (_statement(statement, names) for statement in each.statements)


def _statement(statement: Statement, names: Names) -> Text:
    told = []
    for service, grouped in groupby(statement.actions, key=lambda action: action.partition(":")[0]):
        actions = [action.partition(":")[2] or "*" for action in grouped]
        told.append(f"{service}: {', '.join(actions) if len(actions) <= MOST_ACTIONS else f'{len(actions)} actions'}")
    on = ", ".join(names.short(resource) for resource in statement.resources)
    text = Text("never " if statement.effect == "Deny" else "", style="")
    text.append("; ".join(told))
    text.append(f" on {'any resource' if on == '*' else on}", style="yellow" if on == "*" else "dim")
    if statement.conditions:
        text.append(f" if {' and '.join(statement.conditions)}", style="dim")
    return text
