"""What every add-on of the catalogue tells about itself."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from specs.endpoints.reach import NOTHING, Reach
from specs.spec import Spec


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a workload may do: one statement of its IAM policy.

    `{cluster}`, `{account}`, `{region}` and `{partition}` in resources and conditions stand for the cluster's own.
    """

    actions: tuple[str, ...]
    resources: tuple[str, ...] = ("*",)
    conditions: tuple[tuple[str, str, str], ...] = ()
    """Triples of operator, key and value, as ("StringEquals", "aws:ResourceTag/owner", "{cluster}")."""
    because: str = ""
    """Why `*` stands among the resources."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """The Kubernetes service account of a workload and the permissions its pods get by EKS Pod Identity.

    https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
    """

    service_account: str
    managed_policies: tuple[str, ...] = ()
    """AWS managed policies by name, with their path, as `AmazonEKS_CNI_Policy` or `service-role/…`."""
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Definition:
    """The facts of a known add-on, which are no choice of the environment."""

    layer: Literal["system", "add-ons"]
    """`system`: must be there before the first node; `add-ons`: runs on nodes."""
    namespace: str = "kube-system"
    identity: Identity | None = None
    reach: Reach = NOTHING
    """AWS services it calls from within the VPC."""
    needs: tuple[str, ...] = ()
    """Add-ons without which it does not work, by name."""
    controller: bool = False
    """It has pods beside those that run on every node: some node, at least, must take them."""
    tolerates: tuple[str, ...] = ()
    """Keys of taints that its controller's pods tolerate."""
    fargate_labels: tuple[tuple[str, str], ...] | None = None
    """The labels by which a Fargate profile may take its controller's pods; None: they need a node."""


class AddOn(Spec):
    """An entry of the list of add-ons; its presence installs it."""

    definition: ClassVar[Definition]

    @property
    def uses_kubectl(self) -> bool:
        """Whether it is a chart or brings a manifest, which the kubectl provider applies."""
        return False
