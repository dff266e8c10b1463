"""Pod networking on VPC addresses."""

from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.known.vpc_cni import pod_traffic, warm_targets
from specs.add_ons.known.vpc_cni.permissions import POLICY_LOGS, WITH_IPV4, WITH_IPV6
from specs.add_ons.resources import ResourcesSpec
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.json import Json
from specs.network.zone_ids import is_zone_id
from specs.ranges import Range
from specs.spec import Rule

CALLS = (Call(service="ec2", because="attaches network interfaces and takes addresses for pods"),)


class VpcCni(EksAddOn):
    """The Amazon VPC CNI plugin: every pod has an address of the VPC.

    Addresses for Windows are none of its settings here, where every node runs Linux.
    https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="system",
        provides=(Ability.POD_NETWORK,),
        needs=(Ability.POD_CREDENTIALS,),
        identities=(WITH_IPV4,),
        reach=Reach(calls=CALLS),
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        warm_targets.prefixes_are_kept_where_there_are_some,
        warm_targets.addresses_or_prefixes_are_kept,
        warm_targets.what_is_taken_at_the_start_is_not_the_last,
        pod_traffic.policies_are_logged_where_there_are_some,
        pod_traffic.exempt_ranges_are_exempt_from_something,
    )

    name: Literal["vpc-cni"]
    """Which add-on this entry is."""
    network_policy: bool = False
    """The plugin enforces NetworkPolicy objects."""
    network_policy_logs: Literal["node", "cloudwatch"] | None = None
    """What policies let through and drop is written on each `node` (/var/log/aws-routed-eni), or in `cloudwatch` too,
    in the log group of the control plane. Absent: nowhere."""

    prefix_delegation: bool = False
    """Network interfaces get prefixes (/28) and not single addresses: several times the pods on a node. Nitro only.
    An IPv6 cluster has prefixes (/80) anyway, one for each node, and takes neither this nor one of the targets."""
    warm_ip_target: int | None = Field(default=None, ge=1, le=256)
    """Free addresses that each node keeps at hand. Absent: a whole free interface, or a whole free prefix."""
    minimum_ip_target: int | None = Field(default=None, ge=1, le=256)
    """Addresses that each node takes at its start."""
    warm_prefix_target: int | None = Field(default=None, ge=1, le=16)
    """Free prefixes that each node keeps at hand, with prefix delegation. Absent: one."""
    pod_security_groups: Literal["strict", "standard"] | None = None
    """Pods may have security groups of their own. `strict`: theirs alone hold for all their traffic; `standard`: the
    node's for what leaves the VPC, and none between pods of one node."""

    external_snat: bool = False
    """Pods keep their own addresses beyond the VPC, in networks that are peered or connected, and the VPC's NAT
    gateway translates them for the internet. Absent: each node translates them to its own."""
    snat_exempt_ranges: Distinct[Range] = Field(default=(), max_length=32)
    """Ranges beyond the VPC to which pods speak with their own addresses, while nodes translate for the rest."""

    log_level: Literal["DEBUG", "INFO", "WARN", "ERROR"] | None = None
    """How much the plugin writes on its node. Absent: DEBUG."""
    probe_timeout_seconds: int | None = Field(default=None, ge=1, le=120)
    """How long the plugin may take to say that it lives and is ready, on nodes under load. Absent: 10 seconds."""
    resources: ResourcesSpec = ResourcesSpec()
    """What it asks of each node."""

    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from the plugin's defaults: its environment variables, and its own switches.

        https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/charts/aws-vpc-cni/values.yaml; the schema of
        v1.15.1-eksbuild.1: https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html
        """
        parts: dict[str, Json] = {
            "enableNetworkPolicy": "true" if self.network_policy else None,
            "env": {**self._environment_variables(), **_custom_networking(around)},
            "eniConfig": _eni_configs(around),
            "init": self._init(),
            "nodeAgent": self._agent(),
            "livenessProbeTimeoutSeconds": self.probe_timeout_seconds,
            "readinessProbeTimeoutSeconds": self.probe_timeout_seconds,
            "resources": self.resources.written(),
        }
        return {name: part for name, part in parts.items() if part}

    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """AWS's managed policy, or in an IPv6 cluster a policy of its own; and the log group, where it writes there."""
        (identity,) = (WITH_IPV6,) if ip_family == "ipv6" else self.definition.identities
        if self.network_policy_logs != "cloudwatch":
            return (identity,)
        return (replace(identity, statements=(*identity.statements, *POLICY_LOGS)),)

    @property
    def reach(self) -> Reach:
        """EC2, and CloudWatch Logs where it writes there."""
        if self.network_policy_logs != "cloudwatch":
            return self.definition.reach
        return Reach(calls=(*CALLS, Call(service="logs", because="writes what network policies let through and drop")))

    def _environment_variables(self) -> dict[str, Json]:
        """https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/README.md#cni-configuration-variables."""
        chosen: dict[str, int | str | None] = {
            "ENABLE_PREFIX_DELEGATION": "true" if self.prefix_delegation else None,
            "WARM_IP_TARGET": self.warm_ip_target,
            "MINIMUM_IP_TARGET": self.minimum_ip_target,
            "WARM_PREFIX_TARGET": self.warm_prefix_target,
            "ENABLE_POD_ENI": "true" if self.pod_security_groups else None,
            "POD_SECURITY_GROUP_ENFORCING_MODE": self.pod_security_groups,
            "AWS_VPC_K8S_CNI_EXTERNALSNAT": "true" if self.external_snat else None,
            "AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS": ",".join(map(str, self.snat_exempt_ranges)) or None,
            "AWS_VPC_K8S_CNI_LOGLEVEL": self.log_level,
            "AWS_VPC_K8S_PLUGIN_LOG_LEVEL": self.log_level,
        }
        return {name: str(value) for name, value in chosen.items() if value is not None}

    def _init(self) -> dict[str, Json]:
        """Without TCP early demux the kubelet's probes reach pods on branch interfaces; `standard` does not need it.

        awsdocs/amazon-eks-user-guide 0cc5a76, security-groups-pods-deployment.adoc.
        """
        return {"env": {"DISABLE_TCP_EARLY_DEMUX": "true"}} if self.pod_security_groups == "strict" else {}

    def _agent(self) -> dict[str, Json]:
        if self.network_policy_logs is None:
            return {}
        in_cloudwatch: dict[str, Json] = {"enableCloudWatchLogs": "true"}
        return {"enablePolicyEventLogs": "true", **(in_cloudwatch if self.network_policy_logs == "cloudwatch" else {})}


def _custom_networking(around: Surroundings) -> dict[str, Json]:
    """The variables by which a node's zone names its ENIConfig."""
    if around.pod_subnets != "custom_networking":
        return {}
    return {
        "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true",
        "ENI_CONFIG_LABEL_DEF": _label_of(tuple(around.pod_subnet_ids)),
    }


def _eni_configs(around: Surroundings) -> Json:
    """Where pods live apart from their nodes: an ENIConfig for each zone, made by the add-on itself.

    Pods keep the cluster's security group, as on their nodes' own interfaces.
    https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html;
    https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/charts/aws-vpc-cni/templates/eniconfig.yaml
    """
    if around.pod_subnets != "custom_networking":
        return None
    subnets: dict[str, Json] = {
        zone: {"id": subnet_id, "securityGroups": [around.security_group_id]}
        for zone, subnet_id in around.pod_subnet_ids.items()
    }
    return {"create": True, "region": around.region, "subnets": subnets}


def _label_of(zones: tuple[str, ...]) -> str:
    """The label of nodes whose value names the zone as it is written.

    https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone; by id:
    https://github.com/kubernetes/cloud-provider-aws, from Kubernetes 1.30 on.
    """
    return "topology.k8s.aws/zone-id" if any(map(is_zone_id, zones)) else "topology.kubernetes.io/zone"
