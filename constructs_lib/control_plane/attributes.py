"""What others need to know of a cluster."""

from dataclasses import dataclass
from typing import Literal, Protocol


class ClusterAttributes(Protocol):
    """A cluster as its consumers see it."""

    @property
    def name(self) -> str:
        """Its name, as literal text: what names the cluster needs no reference to it."""
        ...

    @property
    def version(self) -> str:
        """Its Kubernetes minor."""
        ...

    @property
    def ip_family(self) -> Literal["ipv4", "ipv6"]:
        """The addresses of its pods and Services."""
        ...

    @property
    def security_group_id(self) -> str:
        """The group that EKS puts on the control plane's and the nodes' interfaces; may be a token."""
        ...

    @property
    def issuer(self) -> str:
        """Who issues the tokens of its service accounts, without `https://`; may be a token, to be passed on."""
        ...


@dataclass(frozen=True, kw_only=True)
class KnownCluster:
    """A cluster whose values are at hand: one of the same stack, or one that stood before."""

    name: str
    version: str
    security_group_id: str
    ip_family: Literal["ipv4", "ipv6"] = "ipv4"
    issuer: str = ""
    """Needed where pods on Fargate have roles."""
