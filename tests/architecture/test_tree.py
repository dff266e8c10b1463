"""The rules of the tree that no import contract can say."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.synthesis import ROOT

PACKAGES = ("specs", "constructs_lib", "stacks", "tools")
SHELVES = {"common", "constants", "helpers", "misc", "shared", "utils"}
LONGEST = 220
"""Lines. The design says about 200; beyond this, a file does a second thing."""


def sources() -> list[Path]:
    modules = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return [ROOT / "app.py", *sorted(modules)]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def modules_of(package: str) -> set[str]:
    """The modules directly in a package, with their dots."""
    folder = ROOT / package.replace(".", "/")
    return {f"{package}.{path.stem}" for path in folder.glob("*.py") if path.stem != "__init__"}


def contract(name: str) -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (found,) = (each for each in contracts if each["name"].startswith(name))
    return set(found["modules"])


def test_imports_keep_to_the_contracts() -> None:
    done = subprocess.run(["lint-imports", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_does_two_things() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}

    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_shelf_for_what_has_no_place() -> None:
    names = {part for path in sources() for part in path.relative_to(ROOT).with_suffix("").parts}

    assert not names & SHELVES


def test_packages_re_export_nothing() -> None:
    assert [named(path) for path in sources() if path.name == "__init__.py" and path.read_text().strip()] == []


@pytest.mark.parametrize("path", sources(), ids=named)
def test_a_module_begins_by_saying_what_it_is(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))

    assert path.name == "__init__.py" or ast.get_docstring(module)


def test_unit_tests_stand_where_what_they_test_stands() -> None:
    unit = ROOT / "tests" / "unit"
    folders = {path.parent.relative_to(unit) for path in unit.rglob("test_*.py")}

    assert [str(folder) for folder in sorted(folders) if not (ROOT / folder).is_dir()] == []


def test_no_stack_is_left_out_of_the_contract_that_keeps_stacks_apart() -> None:
    stacks = {module for module in modules_of("stacks") if module.endswith("_stack")}

    assert contract("stacks do not know one another") == stacks


def test_no_kind_of_capacity_is_left_out_of_its_contract() -> None:
    parts = {f"specs.capacity.{name}" for name in ("ami_types", "capacity", "node_repair", "warm_pool")}
    kinds = modules_of("specs.capacity") - parts
    constructs = {kind.replace("specs.", "constructs_lib.") for kind in kinds}

    assert kinds == contract("kinds of capacity do not know one another")
    assert constructs == contract("constructs of capacity do not know one another")


def test_only_the_app_reads_context_or_the_surroundings_of_the_process() -> None:
    forbidden = ("try_get_context", "os.environ", "os.getenv", "CDK_DEFAULT")
    below = [path for package in ("specs", "constructs_lib", "stacks") for path in (ROOT / package).rglob("*.py")]

    found = {named(path): [word for word in forbidden if word in path.read_text(encoding="utf-8")] for path in below}

    assert {name: words for name, words in found.items() if words} == {}


ABOUT_ADDRESSES = {
    "specs/addresses/cni_mode.py",
    "specs/environment.py",
    "specs/rules/network_policies.py",
    "specs/rules/own_cni.py",
    "specs/rules/pod_addresses.py",
    "specs/rules/team_namespaces.py",
}
"""Who asks the VPC CNI by its name: its settings decide how many addresses pods take, and whether policies hold."""


def test_an_add_on_of_the_catalogue_is_named_in_its_own_room_alone() -> None:
    known = re.compile(r"^\s*from specs\.add_ons\.known\.(\w+)[\w.]* import", re.MULTILINE)
    outside = [path for path in sources() if not path.is_relative_to(ROOT / "specs/add_ons/known")]

    found = {(named(path), add_on) for path in outside for add_on in known.findall(path.read_text(encoding="utf-8"))}

    assert found == {(name, "vpc_cni") for name in ABOUT_ADDRESSES}
