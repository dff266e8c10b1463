"""Service routing on every node."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.advice import Advice
from specs.json import Json
from specs.problems import Violation
from specs.spec import Rule

IPVS_DEPRECATED_FROM = (1, 35)
"""The minor whose kube-proxy logs a warning in mode ipvs; the mode is to go later.

https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/5495-deprecate-ipvs-mode-in-kube-proxy
"""

Mode = Literal["iptables", "ipvs", "nftables"]
Scheduler = Literal["rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "dh", "sed", "nq"]


def only_ipvs_schedules(mode: Mode, ipvs_scheduler: Scheduler | None) -> Iterator[Violation]:
    """The other modes choose a pod at random."""
    if ipvs_scheduler is not None and mode != "ipvs":
        message = f"must stand beside mode: ipvs, and the mode is {mode}, got {ipvs_scheduler!r}; remove it"
        yield Violation(path=("ipvs_scheduler",), message=message)


class KubeProxy(EksAddOn):
    """kube-proxy, which keeps the network rules of Services on every node.

    https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html
    """

    definition: ClassVar[Definition] = Definition(layer="system", provides=(Ability.SERVICE_ROUTING,))

    rules: ClassVar[tuple[Rule, ...]] = (only_ipvs_schedules,)

    name: Literal["kube-proxy"]
    """Which add-on this entry is."""
    mode: Mode = "iptables"
    """How it keeps them. `nftables`: one step for any number of Services; it needs Linux 5.13, which every AMI here
    has. `ipvs`: deprecated since Kubernetes 1.35; its kernel modules are loaded by user data of one's own. A change
    restarts it on every node, and Services falter meanwhile."""
    ipvs_scheduler: Scheduler | None = None
    """How mode ipvs chooses a pod: `rr` in turn, `lc` the one with the fewest connections … Absent: in turn."""

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """`mode` and `ipvs.scheduler`, where they are not the default.

        The schema of v1.28.8-eksbuild.5, which eks:DescribeAddonConfiguration gave on 2024-06-10 and
        cloudbees/terraform-aws-cloudbees-ci-eks-addon keeps; the schedulers: aws/aws-eks-best-practices dc0243a,
        networking/ipvs.adoc; `nftables`: bottlerocket-os/bottlerocket issue 4548 (2025-06-13), and
        https://docs.aws.amazon.com/eks/latest/best-practices/nftables.html
        """
        parts: dict[str, Json] = {
            "mode": None if self.mode == "iptables" else self.mode,
            "ipvs": {"scheduler": self.ipvs_scheduler} if self.ipvs_scheduler else None,
        }
        return {name: part for name, part in parts.items() if part}

    def advice(self, *, minor: str) -> tuple[Advice, ...]:
        """Mode ipvs has an end."""
        if self.mode != "ipvs" or tuple(map(int, minor.split("."))) < IPVS_DEPRECATED_FROM:
            return ()
        message = (
            f"kube-proxy runs in mode ipvs, which Kubernetes deprecates from 1.35 on, and the cluster is {minor}: a "
            "later minor will not start it. Write mode: nftables, which is as quick and stays"
        )
        return (Advice(id="eks:kube-proxy-ipvs", message=message),)
