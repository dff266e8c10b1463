"""What is asked of every shape: its change moves nothing, it reaches what it should, and nothing of it is left."""

from collections.abc import Mapping
from pathlib import Path

from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.outside import ways_in
from tests.local_aws.shapes.reach import Reach, Tiers, differences, tiers_of
from tests.local_aws.shapes.topology import Topology, ranges_of
from tools.local_aws.inventory import inventory
from tools.local_aws.session import LocalAws

Standing = Mapping[str, tuple[str, ...]]


def begin(name: str, aws: LocalAws, folder: Path) -> Shape:
    """Deploy a shape without its last zone, then with it, which moves nothing that stood."""
    shape = Shape(name, aws, folder)
    shape.begin()
    before = _standing(shape.topology())
    shape.deploy()
    after = _standing(shape.topology())
    assert before.items() < after.items()
    return shape


def tiers(shape: Shape) -> Tiers:
    """The subnets of a shape that makes its own network."""
    network = shape.spec.network
    return tiers_of(network, shape.topology())  # type: ignore[arg-type]


def judge(shape: Shape, standing: Tiers, reach: Reach) -> None:
    """Nodes are in the private subnets of all zones, reach what they should, and nobody outside reaches them."""
    topology, groups = shape.topology(), shape.node_groups()
    assert {subnet for group in groups for subnet in group["subnets"]} == set(standing.private.values())
    assert not differences(topology, standing, reach)
    hidden = (*standing.of_workloads, *standing.control_plane.values())
    assert not ways_in(topology, hidden, _groups_of_nodes(shape))
    assert not [name for name, subnet in topology.subnets.items() if subnet["MapPublicIpOnLaunch"]]


def end(shape: Shape) -> None:
    """Delete a shape; nothing of it is left."""
    vpc = shape.handed_over("network/vpc-id")
    shape.end()
    assert shape.name not in shape.aws.client("eks").list_clusters()["clusters"]
    left = {kind: name for kind, name in inventory(shape.aws) if shape.name in name or name == vpc}
    assert not left


def _groups_of_nodes(shape: Shape) -> set[str]:
    """The security groups that nodes carry: the cluster's, and those that launch templates name."""
    ec2, found = shape.aws.client("ec2"), {shape.cluster()["resourcesVpcConfig"]["clusterSecurityGroupId"]}
    for group in shape.node_groups():
        template = group["launchTemplate"]
        (version,) = ec2.describe_launch_template_versions(
            LaunchTemplateId=template["id"], Versions=[str(template["version"])]
        )["LaunchTemplateVersions"]
        data = version["LaunchTemplateData"]
        found.update(data.get("SecurityGroupIds", ()))
        for interface in data.get("NetworkInterfaces", ()):
            assert not interface.get("AssociatePublicIpAddress")
            found.update(interface.get("Groups", ()))
    return found


def _standing(topology: Topology) -> Standing:
    """The subnets that stand, with their ranges and their zone."""
    return {name: (subnet["AvailabilityZone"], *ranges_of(subnet)) for name, subnet in topology.subnets.items()}
