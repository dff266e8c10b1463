"""DNS inside the cluster."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn, PlacementSpec
from specs.add_ons.resources import ResourcesSpec
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.json import Json
from specs.problems import Violation
from specs.spec import Rule, Spec

DEFAULT_REPLICAS = 2
"""https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html"""
NOWHERE = PlacementSpec()
LABEL = ("k8s-app", "kube-dns")
"""Of its pods, by the schema below."""


def min_is_not_over_max(min: int, max: int) -> Iterator[Violation]:  # noqa: A002 -- the fields' names
    """As many as there must be are not more than there may be."""
    if min > max:
        yield Violation(path=("min",), message=f"must be at most max, which is {max}, got {min}")


def replicas_are_said_once(replicas: int | None, autoscaling: "AutoscalingSpec | None") -> Iterator[Violation]:
    """A number that EKS changes is not written down."""
    if replicas is not None and autoscaling is not None:
        message = f"must not stand beside autoscaling, which sets the number itself, got {replicas}; remove one"
        yield Violation(path=("replicas",), message=message)


def some_replica_stays(
    replicas: int | None, autoscaling: "AutoscalingSpec | None", max_unavailable: int
) -> Iterator[Violation]:
    """A budget as large as the replicas lets a drain take the names of the whole cluster."""
    fewest = autoscaling.min if autoscaling else (replicas or DEFAULT_REPLICAS)
    if max_unavailable >= fewest:
        message = f"must be fewer than the replicas, of which there may be {fewest}, got {max_unavailable}"
        yield Violation(path=("max_unavailable",), message=message)


def fargate_has_no_nodes(compute_type: str, placement: PlacementSpec) -> Iterator[Violation]:
    """Each pod on Fargate has a node of its own, without labels and taints of one's own."""
    if compute_type == "fargate" and placement != NOWHERE:
        message = "must not stand beside compute_type: fargate, where there are no nodes to choose from; remove it"
        yield Violation(path=("placement",), message=message)


class AutoscalingSpec(Spec):
    """How EKS follows the cluster's nodes and CPUs with the number of replicas.

    https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (min_is_not_over_max,)

    min: int = Field(default=2, ge=2, le=1000)
    """The fewest replicas."""
    max: int = Field(ge=2, le=1000)
    """The most replicas."""


class CoreDns(PlacedAddOn):
    """CoreDNS, the cluster's DNS server.

    EKS's defaults are kept: two replicas with a disruption budget; over zones, of which they say nothing, replicas are
    spread. Its Corefile is EKS's, too: one's own takes the place of all of it, and of what EKS mends in it with a new
    version.
    https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.DNS,),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
        fargate_labels=(LABEL,),
    )

    rules: ClassVar[tuple[Rule, ...]] = (replicas_are_said_once, some_replica_stays, fargate_has_no_nodes)

    name: Literal["coredns"]
    """Which add-on this entry is."""
    compute_type: Literal["ec2", "fargate"] = "ec2"
    """Where its pods run: on nodes, or on Fargate under a profile that takes them (namespace `kube-system`)."""
    replicas: int | None = Field(default=None, ge=2, le=1000)
    """How many pods answer. Absent: two."""
    autoscaling: AutoscalingSpec | None = None
    """EKS changes the number of pods with that of nodes and CPUs. Absent: it stays."""
    max_unavailable: int = Field(default=1, ge=1, le=999)
    """How many of them an update of nodes may take at once."""
    resources: ResourcesSpec = ResourcesSpec()
    """What each of them asks of its node."""

    @property
    def meant_for_fargate(self) -> bool:
        """As its entry says: EKS puts its pods on Fargate by a setting, and not by their labels alone."""
        return self.compute_type == "fargate"

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from EKS's defaults; without `computeType`, Fargate does not take its pods.

        The schema of v1.10.1-eksbuild.11, which eks:DescribeAddonConfiguration gave on 2024-06-10 and
        cloudbees/terraform-aws-cloudbees-ci-eks-addon keeps; `Fargate`: terraform-aws-modules/terraform-aws-eks
        pull request 2345 (2022-12-15).
        """
        on_fargate = self.compute_type == "fargate"
        apart: list[Json] = [] if on_fargate else spread(dict([LABEL]))
        parts: dict[str, Json] = {
            "computeType": "Fargate" if on_fargate else None,
            "topologySpreadConstraints": apart,
            "replicaCount": self.replicas,
            "autoScaling": self._autoscaling(),
            "podDisruptionBudget": {"maxUnavailable": self.max_unavailable} if self.max_unavailable > 1 else None,
            "resources": self.resources.written(),
            **self._placement(),
        }
        return {name: part for name, part in parts.items() if part}

    def _autoscaling(self) -> dict[str, Json] | None:
        if self.autoscaling is None:
            return None
        return {"enabled": True, "minReplicas": self.autoscaling.min, "maxReplicas": self.autoscaling.max}
