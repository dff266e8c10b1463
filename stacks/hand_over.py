"""How one layer gives its values to the next: SSM parameters, read through CloudFormation parameters.

A consumer's template names the parameter and not its value, so a resource that is replaced under an unchanged name
reaches every consumer at its next deploy, and no export locks the layer that made it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from aws_cdk.aws_ssm import StringParameter
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.existing_network import ExistingNetwork
from constructs_lib.network.network import Network
from specs.environment import Environment
from specs.network.zone import ZoneSpec

VPC_ID = "network/vpc-id"
PRIVATE_SUBNET = "network/private-subnet"
CONTROL_PLANE_SUBNET = "network/control-plane-subnet"
POD_SUBNET = "network/pod-subnet"
CLUSTER_SECURITY_GROUP_ID = "cluster/security-group-id"
CLUSTER_ISSUER = "cluster/issuer"


class Publisher(Construct):
    """The values that a layer gives to those above it."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Publish for the layers of one environment."""
        super().__init__(scope, construct_id)
        self._environment = environment.name

    def network(self, network: Network | ExistingNetwork) -> None:
        """Publish the VPC and its subnets, one by one: drained zones too, as long as somebody may still be there."""
        self._publish(VPC_ID, network.attributes.vpc_id)
        for zone, subnet in network.subnets.private.items():
            self._publish(f"{PRIVATE_SUBNET}/{zone}", subnet.subnet_id)
        for zone, subnet in network.subnets.control_plane.items():
            self._publish(f"{CONTROL_PLANE_SUBNET}/{zone}", subnet.subnet_id)
        for zone, subnet in network.subnets.pods.items():
            self._publish(f"{POD_SUBNET}/{zone}", subnet.subnet_id)

    def cluster(self, cluster: ClusterAttributes, *, uses_irsa: bool) -> None:
        """Publish the cluster's security group, and its issuer for IRSA; its name and version are the environment's."""
        self._publish(CLUSTER_SECURITY_GROUP_ID, cluster.security_group_id)
        if uses_irsa:
            self._publish(CLUSTER_ISSUER, cluster.issuer)

    def _publish(self, name: str, value: str) -> None:
        StringParameter(self, name, parameter_name=f"/eks/{self._environment}/{name}", string_value=value)


class PublishedNetwork:
    """The network of the layer below. What a stack asks for becomes a parameter of that stack, and nothing else."""

    def __init__(self, scope: Construct, *, environment: Environment) -> None:
        """Read on behalf of a scope's stack, once somebody asks."""
        self._read = _Reader(scope, environment)
        self._spec = environment.network

    @property
    def vpc_id(self) -> str:
        """The VPC."""
        return self._read(VPC_ID)

    @property
    def vpc_ranges(self) -> tuple[str, ...]:
        """The VPC's IPv4 ranges."""
        return tuple(str(block) for block in self._spec.ranges)

    @property
    def private_subnet_ids(self) -> Mapping[str, str]:
        """Subnets for nodes and functions, by zone."""
        return _Published(self._read, PRIVATE_SUBNET, self._spec.placement_zones)

    @property
    def control_plane_subnet_ids(self) -> Mapping[str, str]:
        """Subnets for EKS's own network interfaces, by zone."""
        return _Published(self._read, CONTROL_PLANE_SUBNET, self._spec.control_plane_zones)

    @property
    def pod_subnet_ids(self) -> Mapping[str, str]:
        """Subnets for pods apart from their nodes, by zone."""
        return _Published(self._read, POD_SUBNET, self._spec.pod_zones)

    @property
    def pod_subnets(self) -> Literal["discovery", "custom_networking"]:
        """How the CNI gets to them."""
        return self._spec.pod_subnets


class PublishedCluster:
    """The cluster of the layer below, read as sparingly."""

    def __init__(self, scope: Construct, *, environment: Environment) -> None:
        """Read on behalf of a scope's stack, once somebody asks."""
        self._read = _Reader(scope, environment)
        self.name = environment.name
        self.version = environment.control_plane.version
        self.ip_family = environment.control_plane.ip_family

    @property
    def security_group_id(self) -> str:
        """The security group that EKS made for the cluster."""
        return self._read(CLUSTER_SECURITY_GROUP_ID)

    @property
    def issuer(self) -> str:
        """Who issues the tokens of the cluster's service accounts, where IRSA is used."""
        return self._read(CLUSTER_ISSUER)


class _Reader:
    """Asks the CDK for each value once."""

    def __init__(self, scope: Construct, environment: Environment) -> None:
        self._scope = scope
        self._environment = environment.name
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        if name not in self._known:
            parameter = f"/eks/{self._environment}/{name}"
            self._known[name] = StringParameter.value_for_string_parameter(self._scope, parameter)
        return self._known[name]


@dataclass(frozen=True)
class _Published(Mapping[str, str]):
    """One value for each zone, read when it is asked for."""

    read: _Reader
    name: str
    zones: tuple[ZoneSpec, ...]

    def __getitem__(self, zone: str) -> str:
        if zone not in self:
            raise KeyError(zone)
        return self.read(f"{self.name}/{zone}")

    def __contains__(self, zone: object) -> bool:
        return any(zone == each.name for each in self.zones)

    def __iter__(self) -> Iterator[str]:
        return (each.name for each in self.zones)

    def __len__(self) -> int:
        return len(self.zones)
