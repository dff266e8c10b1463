"""A CNI plugin that is not EKS's, and that the environment's author installs."""

from typing import Literal

from specs.ranges import Range
from specs.spec import Spec


class OwnCniSpec(Spec):
    """An overlay in place of the VPC CNI: pods have addresses that the VPC does not know, and leave under their node's.

    Its chart is installed after the system layer and before the nodes, which are not ready without it, by a stack of
    the author's own: `examples/own_cni.py`. The API servers do not reach the overlay, so webhooks run on their node's
    network. kube-proxy stays.
    https://docs.aws.amazon.com/eks/latest/userguide/alternate-cni-plugins.html
    """

    name: Literal["calico", "cilium"]
    """Which one it is."""
    pod_range: Range
    """The addresses of pods, outside all that the VPC holds and is connected to. The plugin is told the same range."""
