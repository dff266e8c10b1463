"""Who may become a role that a template makes, in words."""

from collections.abc import Iterator

from tools.access.names import Names
from tools.access.report import Principal

LAMBDA = "lambda.amazonaws.com"
BEFORE = "aws:CurrentTime is before "


def entering(each: Principal, names: Names) -> Iterator[str]:
    """Sentences, one for all that may under the same conditions; until when is told beside."""
    if each.functions:
        functions = ", ".join(map(names.short, each.functions))
        yield f"whoever may deploy, change or invoke the function {functions} acts as it"
    alike: dict[str, list[str]] = {}
    for assumed_by in each.assumed_by:
        who, _, when = assumed_by.partition(" if ")
        if not (who == LAMBDA and each.functions):
            alike.setdefault(_without_time(when, each), []).append(names.short(who))
    verb = "shut: would be assumed by" if each.shut else "assumed by"
    for when, people in alike.items():
        yield f"{verb} {', '.join(people)}{f' if {when}' if when else ''}"
    if each.shut and not alike:
        yield "shut: its trust policy names nobody"


def _without_time(conditions: str, principal: Principal) -> str:
    """The others: that a role is shut, or open until then, stands beside them."""
    told = f"{BEFORE}{principal.open_until}"
    parts = conditions.split("; ")
    return "; ".join(each for each in parts if each != told and not (principal.shut and each.startswith(BEFORE)))
