"""What is generated from the models is current, and says of a file what the models say."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from specs import reference, schema
from tests.unit.specs.environment_files import GOOD

ENVIRONMENTS = sorted((Path(__file__).parents[3] / "environments").glob("*.yaml"))


def test_the_schema_of_the_editors_is_current() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.render(), "run: python -m specs.schema"


def test_the_reference_of_every_field_is_current() -> None:
    assert reference.FILE.read_text(encoding="utf-8") == reference.render(), "run: python -m specs.reference"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema.schema())


@pytest.mark.parametrize("path", ENVIRONMENTS, ids=lambda path: path.stem)
def test_the_schema_takes_the_environments_of_the_repository(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    assert content.startswith("# yaml-language-server: $schema=schema.json\n")
    Draft202012Validator(schema.schema()).validate(YAML(typ="safe", pure=True).load(content))


@pytest.mark.parametrize(("old", "new"), [("nat:", "natt:"), ("per_zone", "two"), ("m7i.large, m6i.large", "")])
def test_the_schema_refuses_what_an_editor_should_mark(old: str, new: str) -> None:
    wrong = YAML(typ="safe", pure=True).load(GOOD.replace(old, new))
    assert list(Draft202012Validator(schema.schema()).iter_errors(wrong))


def test_every_field_says_what_it_means() -> None:
    parts = [schema.schema(), *schema.schema()["$defs"].values()]
    silent = [name for part in parts for name, node in part["properties"].items() if "description" not in node]
    assert silent == []
