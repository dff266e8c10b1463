"""What is allowed and deserves a thought is said at synthesis, and never in a template."""

from aws_cdk import Annotations, Stack
from aws_cdk.assertions import Annotations as Said
from aws_cdk.assertions import Match

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.known.kube_proxy import KubeProxy
from tests.synthesis import SomeonesStack
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

IPVS = KubeProxy(name="kube-proxy", mode="ipvs")


def stack_with(spec: KubeProxy, *, version: str = "1.35") -> tuple[Stack, AddOns]:
    stack = SomeonesStack()
    return stack, AddOns(stack, "AddOns", specs=(spec,), cluster=cluster(version), network=NETWORK)


def warnings_of(stack: Stack) -> list[str]:
    said = Said.from_stack(stack).find_warning("*", Match.any_value())
    return [f"{each.id}: {each.entry.data}" for each in said]


def test_a_deprecated_mode_is_warned_of_at_the_add_on() -> None:
    stack, _ = stack_with(IPVS)

    (warning,) = warnings_of(stack)
    assert warning.startswith("/someones/AddOns/kube-proxy: kube-proxy runs in mode ipvs")
    assert "[ack: eks:kube-proxy-ipvs]" in warning


def test_who_knows_it_acknowledges_it_by_its_id() -> None:
    stack, add_ons = stack_with(IPVS)

    Annotations.of(add_ons).acknowledge_warning("eks:kube-proxy-ipvs", "nftables comes with the next minor")

    assert warnings_of(stack) == []


def test_where_nothing_is_deprecated_nothing_is_said() -> None:
    assert warnings_of(stack_with(KubeProxy(name="kube-proxy", mode="nftables"))[0]) == []
    assert warnings_of(stack_with(IPVS, version="1.34")[0]) == []
