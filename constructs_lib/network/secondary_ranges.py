"""The ranges that a VPC has beside the one that it was created with."""

from ipaddress import IPv4Network

from aws_cdk.aws_ec2 import CfnVPCCidrBlock, Vpc
from constructs import Construct, IConstruct


class SecondaryRanges(Construct):
    """More IPv4 ranges of a VPC: a subnet in one of them waits for it.

    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#vpc-resize
    """

    def __init__(self, scope: Construct, construct_id: str, *, vpc: Vpc, ranges: tuple[IPv4Network, ...]) -> None:
        """Add each range to the VPC, under the range itself as its id."""
        super().__init__(scope, construct_id)
        self._added = {
            block: CfnVPCCidrBlock(self, str(block).replace("/", "-"), vpc_id=vpc.vpc_id, cidr_block=str(block))
            for block in ranges
        }

    def hold_back(self, subnet: IConstruct, block: IPv4Network) -> None:
        """Let a subnet come after the range that its own lies in, where that is one of these."""
        for added, association in self._added.items():
            if block.subnet_of(added):
                subnet.node.add_dependency(association)
