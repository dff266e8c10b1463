"""How one layer gives its values to the next: SSM parameters, read through CloudFormation parameters.

A consumer's template names the parameter and not its value, so a resource that is replaced under an unchanged name
reaches every consumer at its next deploy, and no export locks the layer that made it.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
"""

from aws_cdk.aws_ssm import StringParameter
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.network.network import Network
from specs.environment import Environment

PRIVATE_SUBNET = "private-subnet"
CONTROL_PLANE_SUBNET = "control-plane-subnet"


def publish_network(scope: Construct, *, environment: Environment, network: Network) -> None:
    """Publish the VPC and its subnets, one parameter for each: drained zones too, as long as consumers may leave."""
    layer = f"/eks/{environment.name}/network"
    _publish(scope, "vpc-id", layer=layer, value=network.attributes.vpc_id)
    for zone, subnet in network.subnets.private.items():
        _publish(scope, f"{PRIVATE_SUBNET}/{zone}", layer=layer, value=subnet.subnet_id)
    for zone, subnet_id in network.attributes.control_plane_subnet_ids.items():
        _publish(scope, f"{CONTROL_PLANE_SUBNET}/{zone}", layer=layer, value=subnet_id)


def read_network(scope: Construct, *, environment: Environment) -> NetworkAttributes:
    """The network that its layer published. Only what is used becomes a parameter of the reading stack."""
    spec = environment.network
    layer = f"/eks/{environment.name}/network"
    return NetworkAttributes(
        vpc_id=_read(scope, "vpc-id", layer=layer),
        vpc_cidr=str(spec.cidr),
        private_subnet_ids={
            zone.name: _read(scope, f"{PRIVATE_SUBNET}/{zone.name}", layer=layer) for zone in spec.placement_zones
        },
        control_plane_subnet_ids={
            zone.name: _read(scope, f"{CONTROL_PLANE_SUBNET}/{zone.name}", layer=layer)
            for zone in spec.control_plane_zones
        },
    )


def publish_cluster(scope: Construct, *, environment: Environment, cluster: ClusterAttributes) -> None:
    """Publish the cluster's security group; its name and version are the environment's."""
    layer = f"/eks/{environment.name}/cluster"
    _publish(scope, "security-group-id", layer=layer, value=cluster.security_group_id)


def read_cluster(scope: Construct, *, environment: Environment) -> ClusterAttributes:
    """The cluster that its layer published."""
    return ClusterAttributes(
        name=environment.name,
        version=environment.control_plane.version,
        security_group_id=_read(scope, "security-group-id", layer=f"/eks/{environment.name}/cluster"),
    )


def _publish(scope: Construct, name: str, *, layer: str, value: str) -> None:
    StringParameter(scope, name, parameter_name=f"{layer}/{name}", string_value=value)


def _read(scope: Construct, name: str, *, layer: str) -> str:
    return StringParameter.value_for_string_parameter(scope, f"{layer}/{name}")
