"""A network and a cluster that stand already, for the tests of what is built upon them."""

from constructs_lib.control_plane.attributes import ClusterAttributes, KnownCluster
from constructs_lib.network.attributes import KnownNetwork

NETWORK = KnownNetwork(
    vpc_id="vpc-1",
    vpc_ranges=("10.20.0.0/16",),
    private_subnet_ids={"eu-west-1a": "subnet-private-a", "eu-west-1b": "subnet-private-b"},
    control_plane_subnet_ids={"eu-west-1a": "subnet-a", "eu-west-1b": "subnet-b"},
)


def cluster(version: str = "1.35") -> ClusterAttributes:
    """The cluster `prod` of a minor."""
    return KnownCluster(name="prod", version=version, security_group_id="sg-cluster")
