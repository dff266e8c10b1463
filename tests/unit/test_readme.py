"""README tells the truth: its example runs, its commands exist."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from specs.problems import InvalidEnvironment
from specs.reading import read_environment

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_is_the_one_that_a_test_synthesises() -> None:
    (shown,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    tested = (ROOT / "examples/library.py").read_text(encoding="utf-8")
    body = tested.partition("super().__init__(scope, construct_id)\n")[2].partition("\n\n\nif")[0]

    assert shown == f"{dedent(body)}\n"


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", README, re.MULTILINE)) <= targets


def test_what_is_mirrored_is_of_an_environment_with_a_registry() -> None:
    (name,) = set(re.findall(r"^make mirror ENV=(\w+)$", README, re.MULTILINE))

    assert read_environment(ROOT / f"environments/{name}.yaml").registry


def test_the_layers_are_told_in_their_order() -> None:
    told = re.findall(r"^(network|cluster|system|capacity|add-ons) +\w+ ", README, re.MULTILINE)

    assert told == ["network", "cluster", "system", "capacity", "add-ons"]


def test_the_error_that_is_shown_is_what_one_gets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "environments"
    folder.mkdir()
    written = (ROOT / "environments/prod.yaml").read_text(encoding="utf-8")
    (folder / "prod.yaml").write_text(written.replace("nat: per_zone", "nat: two"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(InvalidEnvironment) as told:
        read_environment(folder / "prod.yaml")
    assert f"```\n{told.value}\n```" in README
