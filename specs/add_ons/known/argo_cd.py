"""Argo CD: what stands in Git stands in the cluster."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.chart import Chart
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import NOTHING, Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import EntryName, Namespace
from specs.rules import gitops as rules
from specs.spec import Rule, Spec
from specs.written import Written

RELEASE = "argo-cd"
IMAGE, REDIS = "argo-cd", "argo-cd-redis"

RepositoryUrl = Annotated[
    str,
    Written(
        pattern=r"https://[^\s@]+|ssh://[^\s:]+@[^\s]+|git@[^\s:]+:[^\s]+|oci://[^\s@]+",
        longest=2048,
        rule="must be the address of a repository, https://… or git@host:…, without a password in it",
        example="https://git.example.com/platform/clusters.git",
    ),
]
"""A Git repository's address, or that of a chart or an artefact in a registry."""


CHART_READER = Identity(
    service_account="argocd-repo-server",
    statements=(
        Statement(
            actions=("ecr:GetAuthorizationToken",),
            because="logging in to a registry knows no resource",
            accepts=(
                (
                    "cloudsplaining::CredentialsExposure[ecr:GetAuthorizationToken]",
                    "the token opens what the next statement lets it read, and nothing else",
                ),
            ),
        ),
        Statement(
            actions=("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
            resources=("arn:{partition}:ecr:{region}:{account}:repository/*",),
            because="which repositories hold charts the Applications say; only reading is granted",
        ),
    ),
    annotations_at=("repoServer", "serviceAccount", "annotations"),
)

RESOURCES: dict[str, Json] = {"requests": {"cpu": "50m", "memory": "128Mi"}, "limits": {"memory": "512Mi"}}
CONTROLLER_RESOURCES: dict[str, Json] = {"requests": {"cpu": "250m", "memory": "512Mi"}, "limits": {"memory": "2Gi"}}
"""Ours: the chart says nothing. The controller keeps the cluster's objects in memory."""


RepositoryFolder = Annotated[
    str,
    Written(
        pattern=r"\.|[^/\s][^\s]*",
        longest=1024,
        rule="must be a folder of the repository, as clusters/prod, or . for all of it, without a slash before it",
        example="clusters/prod",
    ),
]
"""A folder, seen from the repository's root."""

Revision = Annotated[
    str,
    Written(pattern=r"\S+", longest=255, rule="must be a branch, tag or commit, as main", example="main"),
]
"""What of a repository is meant."""


class ApplicationSpec(Spec):
    """An Application: a folder of a repository, kept in step with the cluster.

    https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications
    """

    name: EntryName
    """The Application's name."""
    repository: RepositoryUrl
    """Where it is read from. A private repository needs a Secret with its credentials in Argo CD's namespace, by
    External Secrets for one; none stands in a template."""
    path: RepositoryFolder = "."
    """The folder in the repository."""
    revision: Revision
    """The branch, tag or commit that is meant: `main` follows every change of it."""
    namespace: Namespace = "argocd"
    """Where objects go that name no namespace of their own; for an app of apps, Argo CD's own."""
    prune: bool = True
    """What is gone from the folder goes from the cluster."""

    def manifest(self) -> Manifest:
        """The object. It has no finalizer: when it goes, what it brought stays."""
        return {
            "apiVersion": "argoproj.io/v1alpha1",
            "kind": "Application",
            "metadata": {"name": self.name, "namespace": "argocd"},
            "spec": {
                "project": "default",
                "source": {"repoURL": self.repository, "path": self.path, "targetRevision": self.revision},
                "destination": {"server": "https://kubernetes.default.svc", "namespace": self.namespace},
                "syncPolicy": {"automated": {"prune": self.prune, "selfHeal": True}},
            },
        }


class ArgoCd(Chart):
    """Argo CD, as a Helm chart, with the Applications from which everything else comes.

    Its server is a Service inside the cluster and nothing more, without a login: the account `admin`, whose password
    the chart would leave in a Secret, is off, and so is Dex. People work with it by `argocd --core` and their own
    Kubernetes permissions, or by `kubectl`. Its Redis is a cache that may be lost, so there is one without a disk
    (argoproj/argo-cd, docs/operator-manual/high_availability.md): what serves and renders has two replicas each.
    https://docs.aws.amazon.com/prescriptive-guidance/latest/eks-gitops-tools/argo-cd.html
    """

    definition: ClassVar[Definition] = Definition(
        namespace="argocd",
        provides=(Ability.GITOPS,),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        fargate_labels=(("app.kubernetes.io/instance", RELEASE),),
    )
    rules: ClassVar[tuple[Rule, ...]] = (rules.applications_come_once,)

    name: Literal["argo-cd"]
    """Which add-on this entry is."""
    applications: tuple[ApplicationSpec, ...] = ()
    """What it begins with: one that names a folder of Applications is enough."""
    high_availability: bool = True
    """Two replicas of what serves and renders. Of the controller there is always one, which another takes over from."""
    admin_account: bool = False
    """The built-in account `admin`. Its first password is in the Secret `argocd-initial-admin-secret`: delete it."""
    private_charts: bool = False
    """It may pull charts and artefacts from the account's own ECR repositories."""

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

    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:  # noqa: ARG002 -- as declared
        """Nobody, but for charts from ECR: then the server of repositories may read them."""
        return (CHART_READER,) if self.private_charts else ()

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
            | {"serviceAccount": {"name": CHART_READER.service_account}},
            "applicationSet": _component("argocd-applicationset-controller", replicas=replicas),
            "redis": {
                "image": {"repository": redis.name(registry=around.registry), "tag": redis.pinned_tag},
                "resources": RESOURCES,
            },
            "redisSecretInit": {"resources": RESOURCES},
            "dex": {"enabled": False},
            "notifications": {"enabled": False},
        }

    def manifests(self, around: Surroundings) -> Mapping[str, Manifest]:  # noqa: ARG002 -- as declared
        """Its Applications."""
        return {f"application-{each.name}": each.manifest() for each in self.applications}


def _component(name: str, *, replicas: int) -> dict[str, Json]:
    """What is said of a Deployment."""
    said: dict[str, Json] = {
        "replicas": replicas,
        "resources": RESOURCES,
        "topologySpreadConstraints": spread({"app.kubernetes.io/name": name}),
    }
    return said if replicas == 1 else {**said, "pdb": {"enabled": True, "maxUnavailable": 1}}
