"""Access, roles and teams of an environment, in the layers where they are deployed."""

import json
from pathlib import Path
from typing import Any

import pytest

from specs.environment import Environment
from tests.platforms import synthesised
from tests.synthesis import properties, resources
from tests.unit.specs.access_files import WITH_WAYS_IN
from tests.unit.specs.environment_files import read
from tests.unit.stacks.environments_under_test import manifest_of

MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"
Templates = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    return read(tmp_path_factory.mktemp("ways-in"), text=WITH_WAYS_IN)


@pytest.fixture(scope="module")
def templates(described: Environment) -> Templates:
    return _templates(synthesised(described), described)


def test_everybody_has_one_entry_in_the_layer_below_nodes(described: Environment, templates: Templates) -> None:
    entries = [entry["PrincipalArn"] for entry in properties(templates["system"], "AWS::EKS::AccessEntry")]

    people = [principal for principal in entries if isinstance(principal, str)]
    assert sorted(people) == sorted(grant.principal for grant in described.grants)


def test_people_have_their_provider_and_emergencies_their_role_there(templates: Templates) -> None:
    (provider,) = properties(templates["system"], "AWS::EKS::IdentityProviderConfig")
    (alarm,) = properties(templates["system"], "AWS::CloudWatch::Alarm")

    assert provider["ClusterName"] == "good"
    assert alarm["Namespace"] == "EKS/good"


def test_roles_and_teams_are_applied_in_the_layer_of_add_ons(templates: Templates) -> None:
    kinds = [each["kind"] for each in _objects(templates).values()]

    assert {kind: kinds.count(kind) for kind in ("Namespace", "ResourceQuota", "LimitRange")} == {
        "Namespace": 2,
        "ResourceQuota": 2,
        "LimitRange": 1,
    }
    assert {kind for kind in kinds if "Role" in kind} == {"ClusterRole", "Role", "ClusterRoleBinding", "RoleBinding"}


def test_roles_of_a_teams_namespace_wait_for_it_and_make_no_other(templates: Templates) -> None:
    objects = _objects(templates)
    (shop,) = (name for name, each in objects.items() if each["kind"] == "Namespace" and "shop" in str(each))
    (role,) = (name for name, each in objects.items() if each["kind"] == "Role")

    assert shop in resources(templates["add-ons"], MANIFEST)[role]["DependsOn"]


def test_roles_alone_bring_kubectl(described: Environment) -> None:
    rbac_alone = described.model_copy(update={"teams": (), "add_ons": described.add_ons_of("system"), "capacity": ()})
    objects = _objects(_templates(synthesised(rbac_alone), rbac_alone))

    assert any(each["kind"] == "ClusterRole" for each in objects.values())


def _templates(assembly: Path, environment: Environment) -> Templates:
    stacks = manifest_of(assembly, environment.name)["stacks"]
    return {layer: stack["template"] for layer, stack in stacks.items()}


def _objects(templates: Templates) -> dict[str, Any]:
    """Each object that is applied, by its resource's logical id."""
    return {
        name: json.loads(each["Properties"]["Manifest"])[0]
        for name, each in resources(templates["add-ons"], MANIFEST).items()
        if isinstance(each["Properties"]["Manifest"], str)
    }
