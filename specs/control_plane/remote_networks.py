"""Networks outside AWS whose machines are nodes of the cluster."""

from typing import ClassVar

from pydantic import Field

from specs.ranges import Range
from specs.rules import remote_networks as rules
from specs.spec import Rule, Spec


class RemoteNetworksSpec(Spec):
    """The networks of EKS hybrid nodes, which are connected to the VPC by Direct Connect or a VPN.

    The routes that lead there are the network's owner's. They may be added, changed and removed while the cluster
    stands.
    https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-networking.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.remote_ranges_are_private,
        rules.remote_ranges_lie_apart,
    )

    nodes: tuple[Range, ...] = Field(min_length=1)
    """The addresses of the nodes."""
    pods: tuple[Range, ...] = ()
    """The addresses of their pods, where the control plane must reach them: for webhooks on hybrid nodes."""
