"""Writes `specs/api_resources.json` from the lists of endpoints that Kubernetes publishes with its client for Python.

    python -m tools.facts.api_resources v34.1.0=<README.md> v35.0.0=<README.md> v36.0.3=<README.md>

The source is `kubernetes/README.md` of kubernetes-client/python at a tag of each minor, which its project generates
from the OpenAPI document of that minor: `**GET** /apis/apps/v1/namespaces/{namespace}/deployments/{name}/scale`.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

TARGET = Path(__file__).parents[2] / "specs" / "api_resources.json"
SOURCE = "kubernetes-client/python kubernetes/README.md"

ENDPOINT = re.compile(r"\*\* /(?:api|apis/(?P<group>[a-z0-9.-]+))/v\d+(?:(?:alpha|beta)\d+)?/(?P<rest>\S+)")
IN_A_NAMESPACE = re.compile(r"namespaces/\{namespace\}/")
OF_ANY_KIND = re.compile(r"watch/|\{")
"""Paths that are no resource's: watches of old, and those of custom objects."""


@dataclass(kw_only=True)
class Found:
    """What the endpoints tell of one resource."""

    namespaced: bool = False
    subresources: set[str] = field(default_factory=set)


def resources(text: str) -> Iterator[tuple[str, str, str, bool]]:
    """Of each endpoint: group (empty: the core's), resource, subresource (or empty), whether it is in a namespace."""
    for endpoint in ENDPOINT.finditer(text):
        rest, namespaced = IN_A_NAMESPACE.subn("", endpoint["rest"])
        if OF_ANY_KIND.match(rest):
            continue
        resource, _, below = rest.partition("/")
        subresource = below.partition("/")[2].partition("/")[0]
        yield endpoint["group"] or "", resource, subresource, bool(namespaced)


def gathered(texts: Iterable[str]) -> dict[str, dict[str, Found]]:
    """All of them by group and resource: what one minor has is among them."""
    groups: dict[str, dict[str, Found]] = {}
    for text in texts:
        for group, resource, subresource, namespaced in resources(text):
            found = groups.setdefault(group, {}).setdefault(resource, Found())
            found.namespaced = found.namespaced or namespaced
            found.subresources |= {subresource} - {""}
    return groups


def document(texts: dict[str, str]) -> str:
    """The data file: a resource a line, so that a change of the source is a readable diff."""
    head = {"source": {"repository": SOURCE, "tags": [*texts]}}
    groups = ",\n".join(
        f"  {json.dumps(group)}: {{\n{_lines(found)}\n  }}" for group, found in sorted(gathered(texts.values()).items())
    )
    return json.dumps(head, indent=1)[:-2] + f',\n "groups": {{\n{groups}\n }}\n}}\n'


def _lines(group: dict[str, Found]) -> str:
    return ",\n".join(
        f"   {json.dumps(name)}: "
        + json.dumps({"namespaced": found.namespaced, "subresources": sorted(found.subresources)})
        for name, found in sorted(group.items())
    )


def main(arguments: list[str] | None = None) -> None:
    """Read the lists and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", nargs="+", metavar="tag=path")
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args(arguments)

    paths = dict(entry.split("=", maxsplit=1) for entry in given.lists)
    text = document({tag: Path(path).read_text(encoding="utf-8") for tag, path in paths.items()})
    given.target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(json.loads(text)['groups'])} API groups written to {given.target}\n")


if __name__ == "__main__":
    main()
