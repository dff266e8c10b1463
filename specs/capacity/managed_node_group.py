"""A group of EC2 instances whose life EKS manages."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.capacity.ami_types import AmiType, OperatingSystem
from specs.capacity.node_repair import RepairSpec
from specs.capacity.rules import instances, warm_pool
from specs.capacity.rules import managed_node_group as rules
from specs.capacity.rules import zones as capacity
from specs.capacity.warm_pool import WarmPoolSpec
from specs.endpoints.image_layers import IMAGE_LAYERS
from specs.endpoints.reach import Call, Reach
from specs.names import EntryName, KubernetesMinor, Label, LabelKey, SecurityGroupId, ZoneName
from specs.spec import Rule, Spec
from specs.written import Written

ReleaseVersion = Annotated[
    str,
    Written(
        pattern=r"1\.\d{2}\.\d+-\d{8}|\d+\.\d+\.\d+-[0-9a-f]{8}",
        rule="must be the version of an AMI release, as EKS lists them for Amazon Linux or Bottlerocket",
        example="1.35.6-20260921",
    ),
]
"""The release of an AMI: https://docs.aws.amazon.com/eks/latest/userguide/eks-linux-ami-versions.html"""


class ScalingSpec(Spec):
    """The bounds of a group's size. The size itself belongs to the autoscaler and is never written."""

    rules: ClassVar[tuple[Rule, ...]] = (rules.min_is_not_over_max,)

    min: int = Field(ge=0, le=450)
    """The fewest nodes; 0 lets the autoscaler empty the group."""
    max: int = Field(ge=1, le=450)
    """The most nodes."""


class TaintSpec(Spec):
    """A taint that every node of the group carries.

    https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
    """

    key: LabelKey
    """Its key."""
    value: Label = ""
    """Its value; may be empty."""
    effect: Literal["NoSchedule", "NoExecute", "PreferNoSchedule"]
    """What happens to a pod that does not tolerate it."""


class UpdateSpec(Spec):
    """How many nodes are replaced at once when the group is updated. Disruption budgets are always respected."""

    rules: ClassVar[tuple[Rule, ...]] = (rules.one_way_to_say_how_many_at_once,)

    max_unavailable: int | None = Field(default=None, ge=1, le=100)
    """Nodes at once; or"""
    max_unavailable_percentage: int | None = Field(default=None, ge=1, le=100)
    """percent of the nodes at once. Absent both: 33 percent."""
    strategy: Literal["DEFAULT", "MINIMAL"] = "DEFAULT"
    """Whether new nodes come before the old ones go (DEFAULT), or the old go first (MINIMAL)."""


class ManagedNodeGroupSpec(Spec):
    """A managed node group: encrypted gp3 root volume, IMDSv2 with hop limit 1, private subnets.

    https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        instances.instance_types_exist,
        instances.instance_types_come_once,
        instances.instance_types_share_an_architecture,
        instances.instance_types_share_an_accelerator,
        instances.an_ami_fits,
        instances.the_ami_type_is_of_the_operating_system,
        instances.the_ami_type_fits_the_instances,
        rules.labels_are_ones_own,
        rules.taints_come_once,
        rules.taint_keys_are_short_enough,
        rules.security_groups_come_once,
        capacity.zones_come_once,
        warm_pool.the_pool_is_within_the_group,
        warm_pool.bottlerocket_does_not_go_back,
    )
    reach: ClassVar[Reach] = Reach(
        calls=(
            Call(service="ec2", because="describe themselves to learn their names"),
            Call(service="ecr.api", because="log in to registries"),
            Call(service="ecr.dkr", because="pull images"),
            Call(service="s3", because="pull the layers of images"),
            Call(service="sts", because="identify themselves and the roles of pods"),
        ),
        buckets=(IMAGE_LAYERS,),
    )
    """awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), private-clusters.adoc; eksctl-io/eksctl 99984ad
    (2026-08-21), endpoint_service.go, makes the same for every private cluster. EKS tells a managed node its cluster's
    address, certificate and DNS, so that it does not ask for them."""

    kind: Literal["managed_node_group"]
    """Which kind of capacity this entry is."""
    name: EntryName
    """The entry's name in this file. The physical name is CloudFormation's, so that a replacement comes first."""
    instance_types: tuple[str, ...] = Field(min_length=1, max_length=20)
    """EC2 instance types of one architecture, the preferred first; several widen the choice, above all for spot."""
    scaling: ScalingSpec
    """The bounds of its size."""
    operating_system: OperatingSystem = "al2023"
    """The AMI's family. Architecture and drivers follow from the instance types."""
    ami_type: AmiType | None = None
    """The AMI type itself, where the one that follows is not the one that is wanted (FIPS, for example)."""
    version: KubernetesMinor | None = None
    """The nodes' Kubernetes minor, where they stay behind the control plane for a while."""
    release: ReleaseVersion | None = None
    """The release of the AMI; absent: the newest of the minor when the group is made or its minor changes. EKS changes
    a release together with nothing else of the group but its minor."""
    capacity_type: Literal["on_demand", "spot"] = "on_demand"
    """How the instances are bought."""
    disk_gib: int = Field(default=80, ge=20, le=16384)
    """The root volume (Bottlerocket: the data volume) in GiB."""
    labels: dict[LabelKey, Label] = Field(default={})
    """Kubernetes labels of its nodes."""
    taints: tuple[TaintSpec, ...] = Field(default=(), max_length=50)
    """Taints of its nodes."""
    max_pods: int | None = Field(default=None, ge=1, le=737)
    """The most pods of a node, where it shall be fewer than its addresses and its memory allow."""
    security_groups: tuple[SecurityGroupId, ...] = Field(default=(), max_length=4)
    """Security groups of its nodes beside the cluster's own, which stays."""
    zones: tuple[ZoneName, ...] | None = Field(default=None, min_length=1)
    """The zones it spans; absent: all that are not drained."""
    update: UpdateSpec = UpdateSpec()
    """How it is updated."""
    repair: RepairSpec = RepairSpec()
    """How its nodes are repaired."""
    warm_pool: WarmPoolSpec | None = None
    """Instances that wait for it to grow."""
