"""Roles and groups that give nobody anything."""

from pathlib import Path

from specs.rbac.advice import advice_on_rbac
from tests.unit.specs.access_files import WITH_WAYS_IN
from tests.unit.specs.environment_files import Edit, read


def told(folder: Path, *edits: Edit) -> list[str]:
    return [each.message for each in advice_on_rbac(read(folder, *edits, text=WITH_WAYS_IN))]


def test_a_role_that_nobody_has_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == ["no binding of this file names cluster role builder: bind it, or remove it"]


def test_a_role_of_a_namespace_that_nobody_has_is_told(tmp_path: Path) -> None:
    other = Edit("      role: deployer\n", "      cluster_role: view\n")

    assert "no binding of this file names role deployer of shop: bind it, or remove it" in told(tmp_path, other)


def test_a_group_that_no_binding_names_is_told(tmp_path: Path) -> None:
    more = Edit("groups: [readers]\n  bastion", "groups: [readers, writers]\n  bastion")

    assert "no binding of this file names writers, of access entry developers: it gives nothing until one does" in told(
        tmp_path, more
    )
