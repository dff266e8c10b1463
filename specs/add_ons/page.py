"""The table of the catalogue in `docs/add-ons.md`, from the add-ons themselves.

`python -m specs.add_ons.page` writes it between its two marks; the rest of the page is written by hand.
"""

import json
from pathlib import Path
from sys import modules
from typing import Any

from pydantic import TypeAdapter

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import AddOn
from specs.add_ons.catalogue import KNOWN, bringers, name_of
from specs.add_ons.chart import Chart

FILE = Path(__file__).parents[2] / "docs" / "add-ons.md"
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
    rows = "".join(_row(kind) for kind in sorted(KNOWN, key=name_of))
    return f"{before}{BEGINNING}\n{HEAD}{rows}\n{END}{after}"


def smallest(kind: type[AddOn]) -> AddOn:
    """An add-on with what must be written of it and nothing else, of the examples that its fields have.

    It keeps no rules between fields: some want one of two that may both be absent.
    """
    schema = kind.model_json_schema()
    written = {"name": name_of(kind), **_required(schema, schema.get("$defs", {}))}
    fields = {field: TypeAdapter(kind.model_fields[field].rebuild_annotation()) for field in written}
    return kind.model_construct(**{field: fields[field].validate_json(json.dumps(written[field])) for field in written})


def _required(part: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    return {field: _example(part["properties"][field], parts) for field in part["required"] if field != "name"}


def _example(node: dict[str, Any], parts: dict[str, Any]) -> Any:  # noqa: ANN401 -- of a schema
    match node:
        case {"examples": [first, *_]} | {"enum": [first, *_]} | {"const": first} | {"minimum": first}:
            return first
        case {"$ref": reference}:
            return _example(parts[reference.rpartition("/")[2]], parts)
        case {"type": "array", "items": items}:
            return [_example(items, parts)]
        case {"anyOf": [first, *_]} | {"oneOf": [first, *_]}:
            return _example(first, parts)
        case _:
            return _required({"required": [], **node}, parts)


def _row(kind: type[AddOn]) -> str:
    add_on = smallest(kind)
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
