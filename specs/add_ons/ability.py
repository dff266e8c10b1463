"""What add-ons do for one another and for pods: how one says what it needs without knowing who brings it."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeAlias


@dataclass(frozen=True, kw_only=True)
class Trait:
    """What is true of an ability."""

    words: str
    """What it is, as words that follow `brings`."""
    alone_because: str = ""
    """Why a cluster has one bringer of it and no second; empty: several get along."""


class Ability(Enum):
    """Something that an add-on brings to a cluster."""

    POD_NETWORK = Trait(words="addresses of pods", alone_because="two plugins would write the same network of a node")
    SERVICE_ROUTING = Trait(words="the way to Services")
    POD_CREDENTIALS = Trait(words="credentials of pods by EKS Pod Identity")
    DNS = Trait(words="names of Services", alone_because="the kubelet tells pods of one server")
    POD_METRICS = Trait(words="CPU and memory figures of pods", alone_because="one server answers metrics.k8s.io")
    NODE_SCALING = Trait(words="nodes that come and go with pods")
    LOAD_BALANCERS = Trait(words="load balancers of Services and Ingresses")
    VOLUME_SNAPSHOTS = Trait(words="the kinds and the controller of volume snapshots")
    CERTIFICATES = Trait(words="certificates of webhooks", alone_because="cert-manager's kinds have one controller")
    GITOPS = Trait(words="Argo CD", alone_because="two would apply the same Applications against each other")
    EXTERNAL_SECRETS = Trait(words="Secrets from AWS", alone_because="its kinds have one controller")


if TYPE_CHECKING:
    AbilityName: TypeAlias = str
else:
    AbilityName = Literal[tuple(ability.name.lower() for ability in Ability)]
"""An ability as it is written in a file."""
