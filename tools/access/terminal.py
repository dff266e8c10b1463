"""Who may do what, in the terminal: by principal, what the grants are, workloads, and by namespace."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, RenderableType
from rich.text import Text

from tools.access.aws_table import aws_table
from tools.access.entering import entering
from tools.access.names import Names
from tools.access.report import Entrant, Principal, Report
from tools.access.tables import FIRST, SECOND, lines_of, table_of

KINDS = {
    "named": "By name",
    "platform": "The platform's own",
    "eks": "Entries that EKS makes",
    "identity_center": "Identity Center, in Argo CD",
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
        *([aws_table(report, names)] if report.workloads or report.capabilities else []),
        _namespaces(report, names),
    ):
        console.print()
        console.print(table, soft_wrap=False)
    if report.unseen:
        console.print()
        told = f"RBAC that these bring is in no template: {', '.join(report.unseen)}."
        console.print(Text(told, style="dim"), soft_wrap=False)


def _principals(report: Report, names: Names) -> RenderableType:
    table = table_of("Who may enter", "who", "with what, and where")
    for kind, group in groupby(report.principals, key=lambda each: each.kind):
        table.add_row(Text(KINDS[kind], style="cyan"))
        for each in group:
            table.add_row(Text(names.column(each.name, indent="  ")), lines_of(_of(each, report, names)))
    if provider := report.identity_provider:
        held = ", ".join(provider.groups) or "none that a binding names"
        table.add_row(Text("OIDC provider of people", style="cyan"))
        lines = [Text(f"{provider.issuer} for {provider.client_id}"), Text(f"groups by claim: {held}", style="dim")]
        table.add_row(Text(f"  {provider.name}"), lines_of(lines))
    return table


def _of(each: Principal, report: Report, names: Names) -> Iterator[Text]:
    for grant in each.grants:
        where = "whole cluster" if grant.namespaces is None else ", ".join(grant.namespaces)
        yield Text.assemble(f"{grant.what}: ", (where, "yellow" if grant.namespaces is None else "green"))
        if not grant.through.endswith("access entry"):
            yield Text(f"  through {grant.through}", style="dim")
    if not each.grants and each.kind != "eks":
        yield Text("nothing that a template tells")
    if each.open_until:
        yield Text(f"OPEN until {each.open_until}", style="bold red")
    yield from (Text(line, style="dim") for line in _beside(each, report, names))


def _beside(each: Principal, report: Report, names: Names) -> Iterator[str]:
    if each.kind == "group" and report.identity_provider and each.name in report.identity_provider.groups:
        yield f"held by claim, from {report.identity_provider.name}"
    if each.username:
        yield f"as user {each.username}"
    if each.kind == "platform":
        yield from entering(each, names)
    yield from (" ".join(map(names.short, note.split(" "))) for note in each.notes)


def _grants(report: Report) -> RenderableType:
    table = table_of("What that is", "grant", "allows")
    told = {grant.what: grant.allows for each in report.principals for grant in each.grants}
    for what, allows in told.items():
        table.add_row(Text(what), Text("; ".join(allows) or "nothing"))
    return table


def _namespaces(report: Report, names: Names) -> RenderableType:
    """What holds in the whole cluster first, for it counts in each; namespaces that are alike stand together."""
    table = table_of("By namespace", "namespace", "who, with what")
    everywhere = {entrant: None for each in report.namespaces for entrant in each.entrants if entrant.cluster_wide}
    lines = (_entrant(entrant, names) for entrant in everywhere)
    table.add_row(Text("every namespace", style="yellow"), lines_of(lines))
    alike: dict[tuple[tuple[Entrant, ...], tuple[str, ...]], list[str]] = {}
    for each in report.namespaces:
        own = tuple(entrant for entrant in each.entrants if not entrant.cluster_wide)
        alike.setdefault((own, each.roles), []).append(each.name)
    for (entrants, roles), same in alike.items():
        held = (each.partition(": ") for each in roles)
        pods = (Text(f"its pods as {account}: {names.short(role)}", style="dim") for account, _, role in held)
        told = [*(_entrant(entrant, names) for entrant in entrants), *pods]
        table.add_row(Text(", ".join(same)), lines_of(told or [Text("nobody else", style="dim")]))
    return table


def _entrant(entrant: Entrant, names: Names) -> Text:
    return Text(f"{names.short(entrant.principal)}: {entrant.what}")
