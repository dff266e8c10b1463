"""Argo CD: what stands in Git stands in the cluster."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.applications import ApplicationSpec, RepositoryUrl, closed_default, project
from specs.add_ons.chart import Chart
from specs.add_ons.known.argo_cd.permissions import SERVICE_ACCOUNT, reads_charts
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct, Once
from specs.endpoints.reach import NOTHING, Call, Reach
from specs.identity.identity import Identity
from specs.json import Json
from specs.written import Written

RELEASE = "argo-cd"
IMAGE, REDIS = "argo-cd", "argo-cd-redis"

EcrRepository = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*",
        longest=256,
        rule="must be the name of a repository in Amazon ECR, as charts/shop, no registry and no wildcard in it",
        example="charts/shop",
    ),
]
"""The name of a repository.

https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
"""

RESOURCES: dict[str, Json] = {"requests": {"cpu": "50m", "memory": "128Mi"}, "limits": {"memory": "512Mi"}}
CONTROLLER_RESOURCES: dict[str, Json] = {"requests": {"cpu": "250m", "memory": "512Mi"}, "limits": {"memory": "2Gi"}}
"""Ours: the chart says nothing. The controller keeps the cluster's objects in memory."""


class ArgoCd(Chart):
    """Argo CD, as a Helm chart, with the Applications from which everything else comes.

    Its server is a Service inside the cluster and nothing more, without a login: the account `admin`, whose password
    the chart would leave in a Secret, is off, and so is Dex. People work with it by `argocd --core` and their own
    Kubernetes permissions, or by `kubectl`. Its Redis is a cache that may be lost, so there is one without a disk
    (argoproj/argo-cd, docs/operator-manual/high_availability.md): what serves and renders has two replicas each.

    Its Applications are of the project `platform`, which takes what comes from their repositories and those of
    `repositories`; an Application that stands in Git names that project, or one of its own: the project `default`
    lets nothing through. Whoever may write into these repositories, or Applications, AppProjects or Secrets in the
    namespace `argocd`, is admin of the cluster.
    https://docs.aws.amazon.com/prescriptive-guidance/latest/eks-gitops-tools/argo-cd.html
    """

    definition: ClassVar[Definition] = Definition(
        namespace="argocd",
        provides=(Ability.GITOPS,),
        needs=(Ability.DNS,),
        controller=True,
        fargate_labels=(("app.kubernetes.io/instance", RELEASE),),
    )
    name: Literal["argo-cd"]
    """Which add-on this entry is."""
    applications: Annotated[tuple[ApplicationSpec, ...], Once(by="name")] = ()
    """What it begins with: one that names a folder of Applications is enough."""
    high_availability: bool = True
    """Two replicas of what serves and renders. Of the controller there is always one, which another takes over from."""
    admin_account: bool = False
    """The built-in account `admin`. Its first password is in the Secret `argocd-initial-admin-secret`: delete it."""
    repositories: Distinct[RepositoryUrl] = ()
    """Repositories from which Applications come that stand not here but in Git, beside those of `applications`."""
    private_charts: Distinct[EcrRepository] = ()
    """The repositories of the account's own ECR from which it may pull charts and artefacts. Absent: none."""

    @property
    def images(self) -> tuple[str, ...]:
        """Its own, and Redis."""
        return (IMAGE, REDIS)

    @property
    def reach(self) -> Reach:
        """ECR, where charts come from there."""
        if not self.private_charts:
            return NOTHING
        calls = (
            Call(service="ecr.api", because="logs in for charts"),
            Call(service="ecr.dkr", because="pulls charts"),
            Call(service="s3", because="pulls the layers of charts"),
        )
        return Reach(calls=calls)

    @property
    def needs(self) -> tuple[Ability, ...]:
        """Credentials, where it reads charts of ECR."""
        return (*self.definition.needs, *((Ability.POD_CREDENTIALS,) if self.private_charts else ()))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """Nobody, but for charts from ECR: then the server of repositories may read them."""
        return (reads_charts(self.private_charts),) if self.private_charts else ()

    def values(self, around: Surroundings) -> dict[str, Json]:
        """The chart's values.

        https://github.com/argoproj/argo-helm/blob/argo-cd-10.1.1/charts/argo-cd/values.yaml
        """
        image, redis = around.image(IMAGE), around.image(REDIS)
        replicas = 2 if self.high_availability else 1
        return {
            "fullnameOverride": "argocd",
            "crds": {"keep": True},
            "global": {
                "image": {"repository": image.name(registry=around.registry), "tag": image.pinned_tag},
                "priorityClassName": "system-cluster-critical",
                "networkPolicy": {"create": True},
            },
            "configs": {"cm": {"admin.enabled": self.admin_account}},
            "controller": {"replicas": 1, "resources": CONTROLLER_RESOURCES},
            "server": _component("argocd-server", replicas=replicas) | {"service": {"type": "ClusterIP"}},
            "repoServer": _component("argocd-repo-server", replicas=replicas)
            | {"serviceAccount": {"name": SERVICE_ACCOUNT}},
            "applicationSet": _component("argocd-applicationset-controller", replicas=replicas),
            "redis": {
                "image": {"repository": redis.name(registry=around.registry), "tag": redis.pinned_tag},
                "resources": RESOURCES,
            },
            "redisSecretInit": {"resources": RESOURCES},
            "dex": {"enabled": False},
            "notifications": {"enabled": False},
        }

    @override
    def manifests(self, around: Surroundings) -> Mapping[str, Manifest]:
        """Its Applications, after their project; before both nothing is let through any other."""
        repositories = (*self.repositories, *(each.repository for each in self.applications))
        return {
            "project-default": closed_default(),
            **({"project-platform": project(repositories)} if repositories else {}),
            **{f"application-{each.name}": each.manifest() for each in self.applications},
        }


def _component(name: str, *, replicas: int) -> dict[str, Json]:
    """What is said of a Deployment."""
    said: dict[str, Json] = {
        "replicas": replicas,
        "resources": RESOURCES,
        "topologySpreadConstraints": spread({"app.kubernetes.io/name": name}),
    }
    return said if replicas == 1 else {**said, "pdb": {"enabled": True, "maxUnavailable": 1}}
