"""The IPv6 addresses of a VPC."""

from aws_cdk import Fn
from aws_cdk.aws_ec2 import CfnVPCCidrBlock, IPeer, Peer, Vpc
from constructs import Construct, IConstruct

from specs.network.ipv6 import HOST_BITS, SUBNETS, position
from specs.network.tier import Tier


class Ipv6Range(Construct):
    """A /56 that Amazon gives the VPC, with a /64 for each subnet at a position of its own.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#vpc-sizing-ipv6
    """

    def __init__(self, scope: Construct, construct_id: str, *, vpc: Vpc) -> None:
        """Ask for the range."""
        super().__init__(scope, construct_id)
        self._association = CfnVPCCidrBlock(self, "Resource", vpc_id=vpc.vpc_id, amazon_provided_ipv6_cidr_block=True)
        self._block = Fn.select(0, vpc.vpc_ipv6_cidr_blocks)

    def of_subnet(self, zone: str, tier: Tier) -> str:
        """The subnet's own range: a token, for nobody knows the VPC's before it stands."""
        return Fn.select(position(zone, tier), Fn.cidr(self._block, SUBNETS, str(HOST_BITS)))

    def as_peer(self) -> IPeer:
        """The whole range, as a security group names it."""
        return Peer.ipv6(self._block)

    def hold_back(self, user: IConstruct) -> None:
        """Let what names the range come after it."""
        user.node.add_dependency(self._association)
