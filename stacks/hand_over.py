"""How one layer gives its values to the next: SSM parameters, read through CloudFormation parameters.

A consumer's template names the parameter and not its value, so a resource that is replaced under an unchanged name
reaches every consumer at its next deploy, and no export locks the layer that made it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aws_cdk.aws_ssm import StringParameter
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.network.network import Network
from specs.environment import Environment

VPC_ID = "network/vpc-id"
PRIVATE_SUBNET = "network/private-subnet"
CONTROL_PLANE_SUBNET = "network/control-plane-subnet"
CLUSTER_SECURITY_GROUP_ID = "cluster/security-group-id"


class Publisher(Construct):
    """The values that a layer gives to those above it."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Publish for the layers of one environment."""
        super().__init__(scope, construct_id)
        self._environment = environment.name

    def network(self, network: Network) -> None:
        """Publish the VPC and its subnets, one by one: drained zones too, as long as somebody may still be there."""
        self._publish(VPC_ID, network.attributes.vpc_id)
        for zone, subnet in network.subnets.private.items():
            self._publish(f"{PRIVATE_SUBNET}/{zone}", subnet.subnet_id)
        for zone, subnet in network.subnets.control_plane.items():
            self._publish(f"{CONTROL_PLANE_SUBNET}/{zone}", subnet.subnet_id)

    def cluster(self, cluster: ClusterAttributes) -> None:
        """Publish the cluster's security group; its name and version are the environment's."""
        self._publish(CLUSTER_SECURITY_GROUP_ID, cluster.security_group_id)

    def _publish(self, name: str, value: str) -> None:
        StringParameter(self, name, parameter_name=f"/eks/{self._environment}/{name}", string_value=value)


class PublishedNetwork(NetworkAttributes):
    """The network of the layer below. What a stack asks for becomes a parameter of that stack, and nothing else."""

    def __init__(self, scope: Construct, *, environment: Environment) -> None:
        """Read on behalf of a scope's stack, once somebody asks."""
        spec = environment.network
        private = {zone.name: f"{PRIVATE_SUBNET}/{zone.name}" for zone in spec.placement_zones}
        control_plane = {zone.name: f"{CONTROL_PLANE_SUBNET}/{zone.name}" for zone in spec.control_plane_zones}
        read = _Reader(scope, environment)
        vars(self).update(
            read=read,
            vpc_cidr=str(spec.cidr),
            private_subnet_ids=_Published(read, private),
            control_plane_subnet_ids=_Published(read, control_plane),
        )

    @property
    def vpc_id(self) -> str:
        """The VPC."""
        return str(vars(self)["read"](VPC_ID))


class PublishedCluster(ClusterAttributes):
    """The cluster of the layer below, read as sparingly."""

    def __init__(self, scope: Construct, *, environment: Environment) -> None:
        """Read on behalf of a scope's stack, once somebody asks."""
        vars(self).update(
            read=_Reader(scope, environment), name=environment.name, version=environment.control_plane.version
        )

    @property
    def security_group_id(self) -> str:
        """The security group that EKS made for the cluster."""
        return str(vars(self)["read"](CLUSTER_SECURITY_GROUP_ID))


@dataclass(frozen=True)
class _Reader:
    scope: Construct
    environment: Environment

    def __call__(self, name: str) -> str:
        return StringParameter.value_for_string_parameter(self.scope, f"/eks/{self.environment.name}/{name}")


@dataclass(frozen=True)
class _Published(Mapping[str, str]):
    read: _Reader
    names: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.read(self.names[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)
