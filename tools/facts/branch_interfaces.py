"""Writes `specs/branch_interfaces.json` from the limits that AWS publishes with its VPC resource controller.

    python -m tools.facts.branch_interfaces limits.go --commit b8d425119bdba371202882b808f202c6073a46cc

The source is `pkg/aws/vpc/limits.go` of aws/amazon-vpc-resource-controller-k8s, which AWS generates and dates itself.
"""

import argparse
import json
import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[2] / "specs" / "branch_interfaces.json"
SOURCE = "aws/amazon-vpc-resource-controller-k8s pkg/aws/vpc/limits.go"


def branch_interfaces(source: str) -> dict[str, int]:
    """How many branch interfaces each listed type has; 0: its nodes get no trunk interface to branch from."""
    entries = re.findall(r'^\t"([^"]+)": +\{\n(.*?)^\t\},', source, re.MULTILINE | re.DOTALL)
    return {name: _branches(dict(re.findall(r"^\t\t(\w+): +(\w+),$", body, re.MULTILINE))) for name, body in entries}


def _branches(fields: dict[str, str]) -> int:
    return int(fields["BranchInterface"]) if fields["IsTrunkingCompatible"] == "true" else 0


def as_of(source: str) -> str:
    """The day on which AWS generated the source."""
    found = re.search(r"generated at (\d{4}-\d\d-\d\d)T", source)
    if found is None:
        raise ValueError("the source does not say when it was generated")
    return found[1]


def document(source: str, *, commit: str) -> str:
    """The data file: a type a line, so that a change of the source is a readable diff."""
    types = branch_interfaces(source)
    head = {"source": {"repository": SOURCE, "commit": commit}, "as_of": as_of(source)}
    lines = ",\n".join(f"  {json.dumps(name)}: {types[name]}" for name in sorted(types))
    return json.dumps(head, indent=1)[:-2] + f',\n "types": {{\n{lines}\n }}\n}}\n'


def main(arguments: list[str] | None = None) -> None:
    """Read the source file and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("limits", type=Path)
    parser.add_argument("--commit", required=True)
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args(arguments)

    text = document(given.limits.read_text(encoding="utf-8"), commit=given.commit)
    given.target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(json.loads(text)['types'])} instance types written to {given.target}\n")


if __name__ == "__main__":
    main()
