"""What others need to know of a cluster."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ClusterAttributes:
    """A cluster as its consumers see it."""

    name: str
    """Its name, as literal text: what names the cluster needs no reference to it."""
    version: str
    """Its Kubernetes minor."""
    security_group_id: str
    """The security group that EKS puts on the control plane's and the nodes' interfaces; may be a token."""
