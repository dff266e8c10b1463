"""Charts that are admins of the cluster, and what they apply."""

from pathlib import Path
from typing import Any

import pytest

from tests.unit.tools.access.templates import kubernetes, made, manifest, stack, told
from tools.access.manifests import CHART
from tools.access.report import Principal

SHOP = "https://git.example.com/shop.git"


def chart(**properties: str) -> dict[str, Any]:
    return made(CHART, Namespace="gitops", Release="mine", **properties)


def admins(folder: Path, release: dict[str, Any], *objects: dict[str, Any]) -> list[Principal]:
    here = told(stack(folder, {"Chart": release, "Manifest": manifest(*objects)}))
    return [each for each in here.principals if each.kind == "service_account"]


@pytest.mark.parametrize(
    "source",
    [
        {"Chart": "argo-cd", "Repository": "https://argoproj.github.io/argo-helm"},
        {"Chart": "oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/charts/argo-cd"},
        {"Repository": "oci://111122223333.dkr.ecr.eu-west-1.amazonaws.com/charts/argo-cd"},
    ],
)
def test_argo_cd_is_admin_wherever_its_chart_comes_from(source: dict[str, str], tmp_path: Path) -> None:
    (found,) = admins(tmp_path, chart(**source))

    assert found.name == "gitops/argocd-application-controller"
    (grant,) = found.grants
    assert (grant.what, grant.through, grant.namespaces) == ("cluster admin", "chart mine", None)
    assert found.notes == ("applies what no template tells",)


def test_it_applies_what_its_applications_and_projects_name(tmp_path: Path) -> None:
    (found,) = admins(
        tmp_path,
        chart(Chart="argo-cd"),
        kubernetes("AppProject", "default", spec={"sourceRepos": []}),
        kubernetes("AppProject", "platform", spec={"sourceRepos": [SHOP]}),
        kubernetes("Application", "shop", spec={"source": {"repoURL": SHOP, "targetRevision": "main"}}),
        kubernetes("Application", "two", spec={"sources": [{"repoURL": SHOP}, {"repoURL": "oci://charts/x"}]}),
    )

    assert found.notes == (
        f"AppProject platform: applies for other Applications what stands in {SHOP}@any revision",
        f"Application shop: applies what stands in {SHOP}@main",
        f"Application two: applies what stands in {SHOP}@HEAD",
        "Application two: applies what stands in oci://charts/x@HEAD",
    )


def test_flux_is_admin_by_two_controllers(tmp_path: Path) -> None:
    found = admins(tmp_path, chart(Chart="flux2"))

    assert [each.name for each in found] == ["gitops/kustomize-controller", "gitops/helm-controller"]


def test_other_charts_are_not_said_to_be_admin(tmp_path: Path) -> None:
    assert admins(tmp_path, chart(Chart="podinfo")) == []
