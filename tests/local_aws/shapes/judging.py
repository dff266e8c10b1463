"""What is asked of every shape: its change moves nothing, it reaches what it should, and nothing of it is left."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from specs.environment import Environment
from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.outside import ways_in
from tests.local_aws.shapes.reach import Reach, Tiers, differences, tiers_of
from tests.local_aws.shapes.topology import Topology, ranges_of
from tools.local_aws.inventory import inventory
from tools.local_aws.principals import principals_of
from tools.local_aws.session import LocalAws
from tools.standing import standing as facts

Standing = Mapping[str, tuple[str, ...]]


@contextmanager
def living(name: str, aws: LocalAws, folder: Path, prepared: Callable[[str], str] = str) -> Iterator[Shape]:
    """A shape, deployed without its last zone, then with it, which moves nothing; in the end nothing of it is left.

    `prepared` may change the text of the example's file before.
    """
    there = set(inventory(aws))
    shape = Shape(name, aws, folder)
    shape.begin(prepared)
    before = _standing(shape.topology())
    shape.deploy()
    assert before.items() <= _standing(shape.topology()).items()
    yield shape
    shape.end()
    left = set(inventory(aws))
    assert left - there <= people(shape.spec)
    assert there <= left


def people(environment: Environment) -> set[tuple[str, str]]:
    """The organisation's roles and users, as the inventory has them: made beside platforms, and shared by them."""
    found = set()
    for arn in principals_of(environment):
        kind, *_, name = arn.rpartition(":")[2].split("/")
        found.add((kind, name))
    return found


def tiers(shape: Shape) -> Tiers:
    """The subnets of a shape."""
    return tiers_of(shape.spec.network, shape.topology())


def judge(shape: Shape, standing: Tiers, reach: Reach) -> None:
    """Nodes are in the private subnets of all zones, reach what they should, and nobody outside reaches them.

    The summary of `make up` tells of the network too.
    """
    topology, groups = shape.topology(), shape.node_groups()
    assert {subnet for group in groups for subnet in group["subnets"]} == set(standing.private.values())
    found = differences(topology, standing, reach)
    assert not found, "\n".join(found)
    hidden = (*standing.of_workloads, *standing.control_plane.values())
    opened = ways_in(topology, hidden, _groups_of_nodes(shape))
    assert not opened, "\n".join(opened)
    assert not [name for name, subnet in topology.subnets.items() if subnet["MapPublicIpOnLaunch"]]
    told = {fact.name for fact in facts(shape.aws, shape.name)}
    assert {shape.name, topology.vpc["VpcId"], *topology.nat_gateways, *topology.egress_only_gateways} <= told


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
