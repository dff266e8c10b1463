"""On which nodes the controllers of add-ons run."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from specs.add_ons.eks_add_on import EksAddOn
from specs.json import Json
from specs.names import Label, LabelKey
from specs.spec import Spec


class TolerationSpec(Spec):
    """A taint that the pods put up with.

    https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
    """

    key: LabelKey
    """The taint's key."""
    value: Label | None = None
    """The taint's value; absent: any."""
    effect: Literal["NoSchedule", "NoExecute", "PreferNoSchedule"] | None = None
    """The taint's effect; absent: any."""

    def tolerates(self, *, key: str, value: str, effect: str) -> bool:
        """Whether it is this taint that it means."""
        return self.key == key and self.value in (None, value) and self.effect in (None, effect)

    def written(self) -> dict[str, Json]:
        """The toleration as Kubernetes writes it."""
        how: dict[str, Json] = (
            {"operator": "Exists"} if self.value is None else {"operator": "Equal", "value": self.value}
        )
        return {"key": self.key, **how, **({"effect": self.effect} if self.effect else {})}


class PlacementSpec(Spec):
    """Where the controller's pods run, beside what the add-on says itself. Its pods on every node stay there."""

    node_selector: dict[LabelKey, Label] = Field(default={})
    """Labels of the nodes that may take them."""
    tolerations: tuple[TolerationSpec, ...] = ()
    """Taints that they put up with, beside those that the add-on tolerates by itself."""

    def written(self, *, beside: Iterable[str]) -> dict[str, Json]:
        """`nodeSelector` and `tolerations`; the latter takes the place of the add-on's own, which are written again.

        `beside` are the keys of taints that the add-on tolerates by itself.
        """
        own: list[Json] = [TolerationSpec(key=key).written() for key in beside]
        parts: dict[str, Json] = {
            "nodeSelector": dict(self.node_selector),
            "tolerations": [*own, *(each.written() for each in self.tolerations)] if self.tolerations else [],
        }
        return {name: part for name, part in parts.items() if part}


class PlacedAddOn(EksAddOn):
    """An EKS add-on whose controller runs on nodes of one's choice."""

    placement: PlacementSpec = PlacementSpec()
    """Where its controller runs. Absent: on any node whose taints it tolerates."""

    def _placement(self) -> dict[str, Json]:
        """The placement in the words of the add-on's configuration."""
        return self.placement.written(beside=self.definition.tolerates)
