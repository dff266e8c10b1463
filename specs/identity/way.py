"""How pods get the credentials of their role: chosen by where they run.

EKS Pod Identity serves pods on Linux nodes alone; those of Fargate, and of Windows nodes, have IRSA
(awsdocs/amazon-eks-user-guide 0be0c9b, pod-identities.adoc). An environment here has no Windows nodes: their AMI types
are not offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from specs.capacity.capacity import CapacitySpec, fargate_profiles
from specs.capacity.fargate_profile import FargateProfileSpec, FargateSelectorSpec

if TYPE_CHECKING:
    from specs.add_ons.add_on import Definition
    from specs.identity.identity import Identity

Labels = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Way:
    """One of the two ways, and why this one."""

    kind: Literal["pod_identity", "irsa"]
    because: str
    """Where the pods run, as words that follow a colon."""

    @property
    def words(self) -> str:
        """Both, as a sentence's end."""
        return f"by {'IRSA' if self.kind == 'irsa' else 'EKS Pod Identity'}: {self.because}"


ON_NODES = Way(kind="pod_identity", because="its pods run on nodes")
"""For pods that no Fargate profile takes."""
ON_EVERY_NODE = Way(kind="pod_identity", because="its pods run on every node, and Fargate takes none of a DaemonSet")


def way_of_pods(capacity: Sequence[CapacitySpec], *, namespace: str, labels: Labels | None) -> Way:
    """The way of pods with these labels; None: nobody knows them.

    A pod that a profile's selector matches runs on Fargate, whether or not a node would have room for it
    (awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), fargate-profile.adoc).
    """
    return _way_under(profile_of_pods(capacity, namespace=namespace, labels=labels))


def way_of_add_on(capacity: Sequence[CapacitySpec], definition: "Definition", identity: "Identity") -> Way:
    """The way of an add-on's pods. An add-on without a controller has nothing but a DaemonSet."""
    if identity.on_every_node or not definition.controller:
        return ON_EVERY_NODE
    return _way_under(profile_of_add_on(capacity, definition))


def profile_of_add_on(capacity: Sequence[CapacitySpec], definition: "Definition") -> FargateProfileSpec | None:
    """The Fargate profile that takes the pods of an add-on's controller."""
    labels = None if definition.fargate_labels is None else dict(definition.fargate_labels)
    return profile_of_pods(capacity, namespace=definition.namespace, labels=labels)


def profile_of_pods(
    capacity: Sequence[CapacitySpec], *, namespace: str, labels: Labels | None
) -> FargateProfileSpec | None:
    """The Fargate profile that takes pods with these labels: of several, the first in the order of their names.

    Of pods whose labels nobody knows, a profile takes those of a namespace that it takes as a whole.
    """
    taking = (
        profile
        for _, profile in fargate_profiles(capacity)
        if any(_matches(selector, namespace=namespace, labels=labels or {}) for selector in profile.selectors)
    )
    return min(taking, key=lambda profile: profile.name, default=None)


def _way_under(profile: FargateProfileSpec | None) -> Way:
    if profile is None:
        return ON_NODES
    return Way(kind="irsa", because=f"the Fargate profile {profile.name} takes its pods")


def _matches(selector: FargateSelectorSpec, *, namespace: str, labels: Labels) -> bool:
    return selector.namespace == namespace and selector.labels.items() <= labels.items()
