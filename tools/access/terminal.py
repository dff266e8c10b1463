"""Who may do what, in the terminal: by principal, what the grants are, workloads, and by namespace."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from tools.access.names import Names
from tools.access.report import Entrant, Principal, Report, Statement, Workload

MOST_ACTIONS = 6
"""Of a service, that are named; of more their number, and `--json` has them."""
FIRST, SECOND = 2, 3
"""How the columns of each table share its width."""
KINDS = {
    "named": "By name",
    "platform": "The platform's own",
    "eks": "Entries that EKS makes",
    "group": "Groups without entry",
    "user": "Users without entry",
    "service_account": "Service accounts",
}
MODES = {
    "API": "Only access entries let IAM principals in",
    "API_AND_CONFIG_MAP": "Access entries let IAM principals in, and so does aws-auth, which no template holds",
    "CONFIG_MAP": "Only aws-auth lets IAM principals in, which no template holds",
}


def show(report: Report, *, console: Console) -> None:
    """Print all of it."""
    names = Names(account=report.account, width=FIRST * console.width // (FIRST + SECOND) - 1)
    console.print(Text(f"{report.environment}: account {report.account}, {report.region}", style="bold"))
    creator = "is admin without being named" if report.creator_is_admin else "is no admin by being it"
    mode = MODES.get(report.authentication_mode, report.authentication_mode)
    console.print(Text(f"{mode}; the cluster's creator {creator}."), soft_wrap=False)
    for table in (
        _principals(report, names),
        _grants(report),
        *([_workloads(report, names)] if report.workloads else []),
        _namespaces(report, names),
    ):
        console.print()
        console.print(table, soft_wrap=False)
    if report.unseen:
        console.print()
        told = f"RBAC that these bring is in no template: {', '.join(report.unseen)}."
        console.print(Text(told, style="dim"), soft_wrap=False)


def _principals(report: Report, names: Names) -> RenderableType:
    table = _table("Who may enter", "who", "with what, and where")
    for kind, group in groupby(report.principals, key=lambda each: each.kind):
        table.add_row(Text(KINDS[kind], style="cyan"))
        for each in group:
            table.add_row(Text(names.column(each.name, indent="  ")), _lines(_of(each, report, names)))
    if provider := report.identity_provider:
        held = ", ".join(provider.groups) or "none that a binding names"
        table.add_row(Text("OIDC provider of people", style="cyan"))
        lines = [Text(f"{provider.issuer} for {provider.client_id}"), Text(f"groups by claim: {held}", style="dim")]
        table.add_row(Text(f"  {provider.name}"), _lines(lines))
    return table


def _of(each: Principal, report: Report, names: Names) -> Iterator[Text]:
    for grant in each.grants:
        where = "whole cluster" if grant.namespaces is None else ", ".join(grant.namespaces)
        yield Text.assemble(f"{grant.what}: ", (where, "yellow" if grant.namespaces is None else "green"))
        if "Binding" in grant.through:
            yield Text(f"  through {grant.through}", style="dim")
    if not each.grants and each.kind != "eks":
        yield Text("nothing that a template tells")
    if each.shut:
        yield Text("shut: nobody can become it now", style="green")
    if each.open_until:
        yield Text(f"OPEN until {each.open_until}", style="bold red")
    yield from (Text(line, style="dim") for line in _beside(each, report, names))


def _beside(each: Principal, report: Report, names: Names) -> Iterator[str]:
    if each.kind == "group" and report.identity_provider and each.name in report.identity_provider.groups:
        yield f"held by claim, from {report.identity_provider.name}"
    if each.username:
        yield f"as user {each.username}"
    if each.kind == "platform":
        verb = "would be assumed by" if each.shut else "assumed by"
        yield from (f"{verb} {who}" for who in _assumers(each, names))
    yield from each.notes


def _assumers(each: Principal, names: Names) -> Iterator[str]:
    """Who may become it, once for all that may under the same conditions."""
    alike: dict[str, list[str]] = {}
    for assumed_by in each.assumed_by:
        who, _, when = assumed_by.partition(" if ")
        alike.setdefault(when, []).append(names.short(who))
    for when, people in alike.items():
        yield ", ".join(people) + (f" if {when}" if when else "")


def _grants(report: Report) -> RenderableType:
    table = _table("What that is", "grant", "allows")
    told = {grant.what: grant.allows for each in report.principals for grant in each.grants}
    for what, allows in told.items():
        table.add_row(Text(what), Text("; ".join(allows) or "nothing"))
    return table


def _workloads(report: Report, names: Names) -> RenderableType:
    table = _table("What pods may do in AWS", "service account", "IAM role, policies and actions")
    for each in report.workloads:
        where = f"{each.namespace or '(namespace of its add-on)'}/{each.service_account}"
        table.add_row(Text(names.column(where)), _lines(_held(each, names)))
    return table


def _held(each: Workload, names: Names) -> Iterator[Text]:
    yield Text.assemble(names.short(each.role), (f", by {each.through}", "dim"))
    if each.target_role:
        yield Text(f"and on to {names.short(each.target_role)}")
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


def _namespaces(report: Report, names: Names) -> RenderableType:
    """What holds in the whole cluster first, for it counts in each; namespaces that are alike stand together."""
    table = _table("By namespace", "namespace", "who, with what")
    everywhere = {entrant: None for each in report.namespaces for entrant in each.entrants if entrant.cluster_wide}
    lines = (_entrant(entrant, names) for entrant in everywhere)
    table.add_row(Text("every namespace", style="yellow"), _lines(lines))
    alike: dict[tuple[tuple[Entrant, ...], tuple[str, ...]], list[str]] = {}
    for each in report.namespaces:
        own = tuple(entrant for entrant in each.entrants if not entrant.cluster_wide)
        alike.setdefault((own, each.roles), []).append(each.name)
    for (entrants, roles), same in alike.items():
        held = (each.partition(": ") for each in roles)
        pods = (Text(f"its pods as {account}: {names.short(role)}", style="dim") for account, _, role in held)
        told = [*(_entrant(entrant, names) for entrant in entrants), *pods]
        table.add_row(Text(", ".join(same)), _lines(told or [Text("nobody else", style="dim")]))
    return table


def _entrant(entrant: Entrant, names: Names) -> Text:
    return Text(f"{names.short(entrant.principal)}: {entrant.what}")


def _lines(lines: Iterable[Text]) -> Text:
    return Text("\n").join(lines)


def _table(title: str, first: str, second: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim", expand=True
    )
    table.add_column(first, overflow="fold", ratio=FIRST)
    table.add_column(second, overflow="fold", ratio=SECOND)
    return table
