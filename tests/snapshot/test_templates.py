"""What is deployed, for the reviewer: a change of a template shows as a diff; `make snapshot` accepts it."""

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.snapshot.reviewed import FOLDER, rendered
from tests.synthesis import ROOT

LAYERS = ("network", "cluster", "system", "capacity", "add-ons")
ENVIRONMENTS = tuple(sorted(file.stem for file in (ROOT / "environments").glob("*.yaml")))


@pytest.fixture(scope="module")
def templates() -> dict[Path, str]:
    return rendered()


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_a_template_is_the_one_that_was_reviewed(environment: str, layer: str, templates: dict[Path, str]) -> None:
    file = FOLDER / environment / f"{layer}.yaml"
    reviewed = file.read_text(encoding="utf-8") if file.exists() else ""

    changes = unified_diff(reviewed.splitlines(), templates[file].splitlines(), "reviewed", "now", lineterm="")

    difference = "\n".join(changes)
    assert not difference, f"{environment}/{layer} changes; `make snapshot` accepts it\n{difference}"


def test_no_reviewed_template_is_left_of_a_stack_that_went(templates: dict[Path, str]) -> None:
    assert set(FOLDER.rglob("*.yaml")) <= set(templates)
