"""Pods that run without nodes."""

from typing import ClassVar, Literal

from pydantic import Field

from specs.capacity.rules import fargate_profile as rules
from specs.capacity.rules import zones as capacity
from specs.endpoints.image_layers import IMAGE_LAYERS
from specs.endpoints.reach import Call, Reach
from specs.names import EntryName, Label, LabelKey, Namespace, ZoneName
from specs.spec import Rule, Spec


class FargateSelectorSpec(Spec):
    """Which pods a profile takes: those of a namespace that carry all its labels."""

    namespace: Namespace
    """The pods' namespace."""
    labels: dict[LabelKey, Label] = Field(default={})
    """Labels that the pods must carry."""


class FargateProfileSpec(Spec):
    """A Fargate profile: its pods run on capacity that AWS provides, in private subnets.

    https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.selectors_come_once,
        rules.selectors_have_few_labels,
        capacity.zones_come_once,
    )
    reach: ClassVar[Reach] = Reach(
        calls=(
            Call(service="ecr.api", because="log in to registries"),
            Call(service="ecr.dkr", because="pull images"),
            Call(service="s3", because="pull the layers of images"),
            Call(service="sts", because="take the role that pulls their images"),
        ),
        buckets=(IMAGE_LAYERS,),
    )
    """awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), private-clusters.adoc."""

    kind: Literal["fargate_profile"]
    """Which kind of capacity this entry is."""
    name: EntryName
    """The entry's name in this file."""
    selectors: tuple[FargateSelectorSpec, ...] = Field(min_length=1, max_length=5)
    """Which pods run here."""
    zones: tuple[ZoneName, ...] | None = Field(default=None, min_length=1)
    """The zones whose private subnets it uses; absent: all that are not drained."""
    max_pods: int | None = Field(default=None, ge=1, le=10000)
    """The most pods that it runs at once, each with an address of a private subnet: for the plan of addresses alone,
    nothing enforces it. Absent: they are not planned."""
