"""The table of the catalogue in `docs/add-ons.md`, from the add-ons themselves.

`python -m specs.add_ons.page` writes it between its two marks; the rest of the page is written by hand.
"""

from pathlib import Path
from sys import modules

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import AddOn
from specs.add_ons.catalogue import KNOWN, bringers, name_of
from specs.add_ons.chart import Chart
from specs.reading import read_environment

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docs" / "add-ons.md"
EXAMPLE = ROOT / "tests" / "environments" / "everything.yaml"
"""Where each add-on stands as most will write it: its roles and calls are those of that entry."""
BEGINNING = "<!-- catalogue: python -m specs.add_ons.page -->\n"
END = "<!-- end of catalogue -->\n"

HEAD = """\
| add-on | what it is | comes as | its pods | who they are in AWS | calls | needs |
| --- | --- | --- | --- | --- | --- | --- |
"""


def render() -> str:
    """The page with the table that is true today. Raises ValueError where its marks are gone."""
    before, _, rest = FILE.read_text(encoding="utf-8").partition(BEGINNING)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{FILE} must have the lines {BEGINNING.strip()} and {END.strip()}")
    written = {add_on.name: add_on for add_on in read_environment(EXAMPLE).add_ons}
    rows = "".join(_row(kind, written[name_of(kind)]) for kind in sorted(KNOWN, key=name_of))
    return f"{before}{BEGINNING}\n{HEAD}{rows}\n{END}{after}"


def _row(kind: type[AddOn], add_on: AddOn) -> str:
    cells = (
        f"[{name_of(kind)}](reference.md#{kind.__name__.lower()})",
        (modules[kind.__module__].__doc__ or "").partition("\n")[0].rstrip("."),
        "chart" if issubclass(kind, Chart) else "EKS add-on",
        _pods(kind),
        _who(add_on),
        ", ".join([*(f"`{call.service}`" for call in add_on.reach.calls), *add_on.reach.beyond]) or "nobody",
        ", ".join(_bringer(ability) for ability in add_on.needs) or "nothing",
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


def _pods(kind: type[AddOn]) -> str:
    """Their namespace, and whether there is a controller among them that some node must take."""
    return f"`{kind.definition.namespace}`, {'a controller' if kind.definition.controller else 'on every node'}"


def _who(add_on: AddOn) -> str:
    """The service accounts that have a role, with the policies of AWS among what they may do."""
    roles = (
        f"`{identity.service_account}`{''.join(f' ({policy})' for policy in identity.managed_policies)}"
        for identity in add_on.identities(ip_family="ipv4")
    )
    return ", ".join(roles) or "nobody"


def _bringer(ability: Ability) -> str:
    return " or ".join(f"`{name}`" for name in bringers(ability))


if __name__ == "__main__":
    FILE.write_text(render(), encoding="utf-8")
