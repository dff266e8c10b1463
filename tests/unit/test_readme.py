"""README tells the truth: its example runs, its versions are the lock's, its commands exist."""

import re
from pathlib import Path
from textwrap import dedent

from specs.lock import read_lock
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


def test_the_copy_commands_copy_what_isolated_installs() -> None:
    lock = read_lock()
    isolated = read_environment(ROOT / "environments/isolated.yaml")
    chart = lock.charts["cluster-autoscaler"]
    image = lock.images["cluster-autoscaler"][isolated.control_plane.version]

    assert f"REGISTRY={isolated.registry}" in README
    assert f"--repo {chart.repository} --version {chart.version}" in README
    assert f"crane copy {image.repository}:{image.tag} $REGISTRY/{image.registry_path}:{image.tag}" in README


def test_the_layers_are_told_in_their_order() -> None:
    told = re.findall(r"^(network|cluster|system|capacity|add-ons) +\w+ ", README, re.MULTILINE)

    assert told == ["network", "cluster", "system", "capacity", "add-ons"]
