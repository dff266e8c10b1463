"""Who may talk to the pods of a namespace, and to whom they may talk."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.names import EntryName, Label, LabelKey, Namespace
from specs.ranges import Range
from specs.rules import namespaces as namespace_rules
from specs.rules import network_policies as rules
from specs.spec import Rule, Spec

Port = Annotated[int, Field(ge=1, le=65535)]


class AllowedTrafficSpec(Spec):
    """Traffic of some pods of the namespace that is let through."""

    rules: ClassVar[tuple[Rule, ...]] = (rules.there_is_one_peer, rules.ports_come_once)

    name: EntryName
    """The entry's name, and that of its NetworkPolicy."""
    direction: Literal["ingress", "egress"]
    """Whether others begin to talk to the pods, or the pods to others. Answers are let through by themselves."""
    pods: dict[LabelKey, Label] = Field(default={})
    """Labels that the pods carry; none: all pods of the namespace."""
    peer_namespace: Namespace | None = None
    """The namespace of the others, which may be the same one. Either this or `peer_range` is written."""
    peer_pods: dict[LabelKey, Label] = Field(default={})
    """Labels that the others carry; none: all pods of their namespace. A Service of theirs is reached only if
    its selector has these labels: that its pods carry them is not enough.
    https://github.com/aws/amazon-network-policy-controller-k8s/issues/224"""
    peer_range: Range | None = None
    """The addresses of the others, where they are not pods."""
    ports: tuple[Port, ...] = Field(min_length=1, max_length=24)
    """Ports at the pods that are talked to. A Service's port is the same as its pods': the CNI looks at both."""
    protocol: Literal["TCP", "UDP"] = "TCP"
    """The protocol of all these ports."""


class NetworkPolicySpec(Spec):
    """A namespace whose pods talk to nobody but those that are named, to DNS and to the agent of their identities.

    Everything else is denied in both directions, within the namespace too. The kubelet's probes reach pods always. The
    CNI holds only pods to it that a Deployment or the like owns. It enforces in `standard` mode: a new pod talks to
    everybody until its policies are written on its node (awsdocs/amazon-eks-user-guide 4d52b4d,
    eks-networking-add-ons.adoc, “Set up policy enforcement at Pod startup”). An IPv6 cluster has none of these. The
    namespace is made where there is none, and stays.
    https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.allowed_traffic_has_names_of_its_own,
        namespace_rules.system_namespaces_stay_open,
    )

    namespace: Namespace
    """The namespace, which must be none of Kubernetes's own."""
    allow: tuple[AllowedTrafficSpec, ...] = ()
    """The traffic that is let through."""
