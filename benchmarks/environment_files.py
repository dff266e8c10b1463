"""Environments of any number and size, derived from `environments/prod.yaml`."""

from copy import deepcopy
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from benchmarks.sizes import Size

PROD = Path(__file__).resolve().parents[1] / "environments" / "prod.yaml"


def write_environments(folder: Path, size: Size) -> None:
    """Write that many files, each with that many of prod's node groups in turn, and all else as prod has it."""
    yaml = YAML()
    yaml.preserve_quotes = True
    prod = yaml.load(PROD.read_text(encoding="utf-8"))
    groups = [entry for entry in prod["capacity"] if entry["kind"] == "managed_node_group"]
    others = [entry for entry in prod["capacity"] if entry["kind"] != "managed_node_group"]
    prod["capacity"] = [*_named(groups, size.node_groups), *others]
    for number in range(size.environments):
        prod["name"] = f"prod-{number}"
        with (folder / f"prod-{number}.yaml").open("w", encoding="utf-8") as file:
            yaml.dump(prod, file)


def _named(groups: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """So many groups; where they are more than prod's, each is small, so that all have addresses."""
    named = [deepcopy(group) for group in islice(cycle(groups), count)]
    for number, group in enumerate(named):
        group["name"] = f"{group['name']}-{number}"
        if count > len(groups):
            group["scaling"]["max"] = max(group["scaling"]["min"], 1)
    return named
