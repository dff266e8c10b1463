"""A group of EC2 instances whose life EKS manages."""

from aws_cdk import Tags
from aws_cdk.aws_eks import CfnNodegroup
from aws_cdk.aws_kms import IKey
from constructs import Construct

from constructs_lib.capacity.launch_template import NodeLaunchTemplate
from constructs_lib.capacity.node_role import NodeRole
from constructs_lib.capacity.user_data import user_data
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes, private_subnets
from specs.addresses.cni_mode import CniMode
from specs.addresses.kubelet import kubelet_settings
from specs.addresses.spread import MAX_UNAVAILABLE_PERCENTAGE
from specs.capacity.ami_types import AmiType, fitting_ami_type
from specs.capacity.managed_node_group import ManagedNodeGroupSpec, TaintSpec, UpdateSpec
from specs.capacity.node_repair import RepairSpec
from specs.capacity.warm_pool import WarmPoolSpec
from specs.instance_types import instance_type

TAINT_EFFECTS = {"NoSchedule": "NO_SCHEDULE", "NoExecute": "NO_EXECUTE", "PreferNoSchedule": "PREFER_NO_SCHEDULE"}
REPAIR_ACTIONS = {"replace": "Replace", "reboot": "Reboot", "no_action": "NoAction"}
PLAIN = CniMode()


class ManagedNodeGroup(Construct):
    """A managed node group with its launch template and its role.

    It has no physical name, so a change that EKS can only make by replacement creates the new group before the old
    one goes; it has no desired size, which belongs to the autoscaler; and no update is forced past a disruption budget.

    EKS refuses a new minor together with any other change of the group: change its labels, tags, launch template
    (disk, operating system) or size in one deploy, and the minor in another. What comes from the lock and the spec
    alone keeps to this by itself, for the launch template knows no minor.
    https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: ManagedNodeGroupSpec,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
        volumes_key: IKey,
        cni_mode: CniMode = PLAIN,
    ) -> None:
        """Create the group in the private subnets of its zones, its volumes under the key, its pods as the CNI can."""
        super().__init__(scope, construct_id)
        settings = kubelet_settings(spec, cni_mode)
        launch_template = NodeLaunchTemplate(
            self,
            "LaunchTemplate",
            spec=spec,
            cluster=cluster,
            key=volumes_key,
            user_data=user_data(settings, ami_type=ami_type(spec)) if settings else None,
        )
        Tags.of(launch_template).add("Name", f"{cluster.name}-{spec.name}")
        role = NodeRole(self, "Role")
        CfnNodegroup(
            self,
            "Resource",
            cluster_name=cluster.name,
            version=spec.version or cluster.version,
            release_version=spec.release,
            node_role=role.role_arn,
            subnets=private_subnets(network, spec.zones),
            ami_type=ami_type(spec),
            instance_types=list(spec.instance_types),
            capacity_type=spec.capacity_type.upper(),
            # EKS's API page wants all sizes or none on creation; groups made without a desired size are reported to
            # work: crossplane-contrib/provider-upjet-aws issues 756 and 763 (2023-06).
            scaling_config=CfnNodegroup.ScalingConfigProperty(min_size=spec.scaling.min, max_size=spec.scaling.max),
            launch_template=CfnNodegroup.LaunchTemplateSpecificationProperty(
                id=launch_template.launch_template_id, version=launch_template.latest_version_number
            ),
            labels=dict(spec.labels),
            taints=[_taint(taint) for taint in spec.taints],
            update_config=_update_config(spec.update),
            force_update_enabled=False,
            node_repair_config=_repair_config(spec.repair),
            warm_pool_config=_warm_pool_config(spec.warm_pool) if spec.warm_pool else None,
        )


def ami_type(spec: ManagedNodeGroupSpec) -> AmiType:
    """The AMI type that is written, or the one that fits the instance types.

    Raises ValueError where EKS has none, or nothing is known of the types; a validated environment has named it.
    """
    if spec.ami_type:
        return spec.ami_type
    known = instance_type(spec.instance_types[0])
    fitting = known and fitting_ami_type(
        spec.operating_system, architecture=known.architecture, accelerator=known.accelerator
    )
    if not fitting:
        raise ValueError(f"node group {spec.name}: no AMI type is known for {spec.instance_types[0]}; name ami_type")
    return fitting


def _taint(taint: TaintSpec) -> CfnNodegroup.TaintProperty:
    return CfnNodegroup.TaintProperty(key=taint.key, value=taint.value or None, effect=TAINT_EFFECTS[taint.effect])


def _update_config(update: UpdateSpec) -> CfnNodegroup.UpdateConfigProperty:
    percentage = None if update.max_unavailable else update.max_unavailable_percentage or MAX_UNAVAILABLE_PERCENTAGE
    return CfnNodegroup.UpdateConfigProperty(
        max_unavailable=update.max_unavailable,
        max_unavailable_percentage=percentage,
        update_strategy=update.strategy,
    )


def _repair_config(repair: RepairSpec) -> CfnNodegroup.NodeRepairConfigProperty:
    return CfnNodegroup.NodeRepairConfigProperty(
        enabled=repair.enabled,
        max_parallel_nodes_repaired_percentage=repair.max_parallel_percentage,
        max_parallel_nodes_repaired_count=repair.max_parallel_count,
        max_unhealthy_node_threshold_percentage=repair.max_unhealthy_percentage,
        max_unhealthy_node_threshold_count=repair.max_unhealthy_count,
        node_repair_config_overrides=[
            CfnNodegroup.NodeRepairConfigOverridesProperty(
                node_monitoring_condition=override.condition,
                node_unhealthy_reason=override.reason,
                min_repair_wait_time_mins=override.wait_minutes,
                repair_action=REPAIR_ACTIONS[override.action],
            )
            for override in repair.overrides
        ]
        or None,
    )


def _warm_pool_config(pool: WarmPoolSpec) -> CfnNodegroup.WarmPoolConfigProperty:
    return CfnNodegroup.WarmPoolConfigProperty(
        enabled=True,
        min_size=pool.min,
        max_group_prepared_capacity=pool.max_prepared,
        pool_state=pool.waiting.upper(),
        reuse_on_scale_in=pool.reuse_on_scale_in,
    )
