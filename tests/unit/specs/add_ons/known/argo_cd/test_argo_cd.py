"""Argo CD: its values and its Applications."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.ability import Ability
from specs.add_ons.known.argo_cd.argo_cd import ArgoCd
from specs.lock import read_lock
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

APPLICATION = {"name": "root", "repository": "https://git.example.com/clusters.git", "revision": "main"}
SERVING = ("server", "repoServer", "applicationSet")


def argo_cd(**settings: Any) -> ArgoCd:
    return ArgoCd.model_validate({"name": "argo-cd", **settings})


def values(**settings: Any) -> dict[str, Any]:
    return argo_cd(**settings).values(SOMEWHERE)


def test_it_needs_credentials_for_charts_of_ecr_alone() -> None:
    assert Ability.POD_CREDENTIALS not in argo_cd().needs
    assert Ability.POD_CREDENTIALS in argo_cd(private_charts=("charts/shop",)).needs


def test_nobody_logs_in_and_no_password_is_made() -> None:
    written = values()

    assert written["configs"]["cm"]["admin.enabled"] is False
    assert (written["dex"], written["notifications"]) == ({"enabled": False}, {"enabled": False})
    assert values(admin_account=True)["configs"]["cm"]["admin.enabled"] is True


def test_its_server_is_not_exposed() -> None:
    assert values()["server"]["service"] == {"type": "ClusterIP"}
    assert "ingress" not in values()["server"]


@pytest.mark.parametrize("part", SERVING)
def test_what_serves_and_renders_has_two_replicas_of_which_one_may_go(part: str) -> None:
    two, one = values()[part], values(high_availability=False)[part]

    assert (two["replicas"], two["pdb"]) == (2, {"enabled": True, "maxUnavailable": 1})
    assert (one["replicas"], "pdb" in one) == (1, False)


def test_all_its_images_are_pulled_by_their_digests() -> None:
    lock, written = read_lock(), values()

    assert written["global"]["image"]["tag"].endswith(f"@{lock.images['argo-cd']['any'].digest.value}")
    assert written["redis"]["image"]["tag"].endswith(f"@{lock.images['argo-cd-redis']['any'].digest.value}")


def test_an_application_follows_its_folder() -> None:
    application: Any = manifests(applications=({**APPLICATION, "path": "apps/prod"},))["application-root"]

    assert application["metadata"] == {"name": "root", "namespace": "argocd"}
    assert application["spec"] == {
        "project": "platform",
        "source": {
            "repoURL": "https://git.example.com/clusters.git",
            "path": "apps/prod",
            "targetRevision": "main",
        },
        "destination": {"server": "https://kubernetes.default.svc", "namespace": "argocd"},
        "syncPolicy": {"automated": {"prune": True, "selfHeal": True}},
    }


def manifests(**settings: Any) -> dict[str, Any]:
    return dict(argo_cd(**settings).manifests(SOMEWHERE))


def test_a_project_takes_what_comes_from_the_repositories_that_are_named() -> None:
    shop = "https://git.example.com/shop.git"
    applied = manifests(applications=(APPLICATION,), repositories=(shop,))

    assert list(applied) == ["project-default", "project-platform", "application-root"]
    assert applied["project-platform"]["spec"]["sourceRepos"] == [APPLICATION["repository"], shop]
    assert applied["project-platform"]["spec"]["destinations"] == [
        {"server": "https://kubernetes.default.svc", "namespace": "*"}
    ]


def test_the_project_that_argo_cd_makes_by_itself_lets_nothing_through() -> None:
    (applied,) = manifests().values()

    assert applied["metadata"]["name"] == "default"
    assert (applied["spec"]["sourceRepos"], applied["spec"]["destinations"]) == ([], [])
    assert applied["spec"]["namespaceResourceBlacklist"] == [{"group": "*", "kind": "*"}]


def test_it_is_somebody_in_aws_only_for_charts_from_ecr() -> None:
    (identity,) = argo_cd(private_charts=("charts/shop",)).identities(ip_family="ipv4")

    assert argo_cd().identities(ip_family="ipv4") == ()
    assert identity.statements[1].resources == ("arn:{partition}:ecr:{region}:{account}:repository/charts/shop",)
    assert identity.service_account == values()["repoServer"]["serviceAccount"]["name"]
    assert {call.service for call in argo_cd(private_charts=("charts/shop",)).reach.calls} == {
        "ecr.api",
        "ecr.dkr",
        "s3",
    }
    assert argo_cd().reach.calls == ()


def test_with_a_registry_its_images_come_from_there() -> None:
    registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    written: Any = argo_cd().values(replace(SOMEWHERE, registry=registry))

    assert written["global"]["image"]["repository"] == f"{registry}/argoproj/argocd"
    assert written["redis"]["image"]["repository"] == f"{registry}/docker/library/redis"


@pytest.mark.parametrize(
    "wrong",
    [
        {"applications": (APPLICATION, APPLICATION)},
        {"applications": ({**APPLICATION, "repository": "https://me:secret@git.example.com/a.git"},)},
        {"applications": ({**APPLICATION, "path": "/apps"},)},
        {"repositories": ("https://git.example.com/*",)},
        {"repositories": ("!https://git.example.com/a.git",)},
        {"repositories": ("https://git.example.com/a.git", "https://git.example.com/a.git")},
        {"private_charts": ("charts/*",)},
        {"private_charts": ("charts", "charts")},
        {"applications": ({"name": "root", "repository": APPLICATION["repository"]},)},
    ],
)
def test_applications_that_cannot_be_followed_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        argo_cd(**wrong)
