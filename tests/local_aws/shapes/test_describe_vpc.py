"""What an account tells of a VPC, as the file that its platform is deployed by describes it."""

from specs.network.existing import ExistingNetworkSpec
from specs.reading import read_environment
from tests.local_aws.shapes.life import EXAMPLES
from tests.local_aws.shapes.somebodys_vpc import FOR_NAT, make
from tools.existing_vpc import network_section
from tools.local_aws.session import LocalAws


def test_a_vpc_is_told_as_its_example_describes_it(aws: LocalAws) -> None:
    described = read_environment(EXAMPLES / "existing-vpc.yaml").network
    assert isinstance(described, ExistingNetworkSpec)
    theirs = make(aws.client("ec2"), described)
    try:
        told = network_section(aws.client("ec2"), theirs.id)
    finally:
        theirs.delete()

    assert told["vpc_id"] == theirs.id
    assert (told["cidr"], told["secondary_ranges"]) == ("10.53.0.0/16", ["100.64.0.0/16"])
    assert told["way_out"] is True
    assert "existing_endpoints" not in told
    assert {each["cidr"]: (each["tier"], each["zone"], each.get("tags", {})) for each in told["subnets"]} == {
        FOR_NAT: ("public", "eu-west-1a", {}),
        **{str(each.cidr): (each.tier, each.zone, each.tags) for each in described.subnets},
    }
