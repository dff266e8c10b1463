"""Charts whose controllers are admins of the cluster, and what these apply there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tools.access.manifests import CHART, KubernetesObject
from tools.access.report import Grant, Principal
from tools.access.resources import Resource, Resources

ARGO_CD = "argo-cd"
ADMINS = {
    ARGO_CD: ("argocd-application-controller",),
    "flux2": ("kustomize-controller", "helm-controller"),
}
"""Service accounts that a chart, left as it is, makes admin of the whole cluster; none of the values is looked at.

argo-cd: charts/argo-cd/templates/argocd-application-controller/clusterrole.yaml of argoproj/argo-helm at tag
argo-cd-10.1.1 (af0a9310); flux2: charts/flux2/templates/cluster-reconciler-clusterrolebinding.yaml of
fluxcd-community/helm-charts at 9c68f9b85359; read 2026-11-23.
"""


def deploying_charts(resources: Resources, applied: Iterable[KubernetesObject]) -> Iterator[Principal]:
    """The service accounts of such charts, each with the repositories that it follows."""
    followed = tuple(note for each in applied for note in _follows(each))
    for release in resources.of(CHART):
        chart = _chart(release)
        notes = followed if chart == ARGO_CD else ()
        for account in ADMINS.get(chart, ()):
            yield Principal(
                name=f"{release.properties.get('Namespace', 'default')}/{account}",
                kind="service_account",
                type=None,
                username=None,
                groups=(),
                assumed_by=(),
                shut=False,
                open_until=None,
                grants=(
                    Grant(
                        what="cluster admin",
                        through=f"chart {release.properties.get('Release', release.name)}",
                        namespaces=None,
                        allows=("everything",),
                    ),
                ),
                notes=notes or ("applies what no template tells",),
            )


def _chart(release: Resource) -> str:
    """The chart's name, which is the last part of where it comes from, too."""
    where = release.properties.get("Chart") or release.properties.get("Repository") or ""
    return str(where).rpartition("/")[2]


def _follows(each: KubernetesObject) -> Iterator[str]:
    """What an object of Argo CD has it apply, or lets others of its objects have it apply.

    https://argo-cd.readthedocs.io/en/stable/user-guide/projects/, read 2026-11-23.
    """
    spec = each.body.get("spec") or {}
    if each.kind == "Application":
        sources = spec.get("sources") or ([spec["source"]] if "source" in spec else [])
        yield from (f"Application {each.name}: applies what stands in {_source(source)}" for source in sources)
    if each.kind == "AppProject" and spec.get("sourceRepos"):
        repositories = ", ".join(spec["sourceRepos"])
        yield f"AppProject {each.name}: applies for other Applications what stands in {repositories}@any revision"


def _source(source: Mapping[str, Any]) -> str:
    return f"{source.get('repoURL')}@{source.get('targetRevision') or 'HEAD'}"
