"""Without a way out, everything that is called is in the VPC."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import Edit, problems

ISOLATED = (Path(__file__).parents[4] / "environments" / "isolated.yaml").read_text(encoding="utf-8")

CALLERS = {
    "autoscaling": "cluster-autoscaler",
    "ec2": "nodes, vpc-cni, aws-ebs-csi-driver, cluster-autoscaler",
    "ecr.api": "nodes, the kubectl provider",
    "ecr.dkr": "nodes, the kubectl provider",
    "eks": "the bastion, cluster-autoscaler, the kubectl provider",
    "eks-auth": "eks-pod-identity-agent",
    "lambda": "the kubectl provider",
    "ssm": "the bastion",
    "ssmmessages": "the bastion",
    "sts": "nodes, the kubectl provider",
}


def written(*services: str) -> Edit:
    return Edit("endpoints: required", f"endpoints: [{', '.join(services)}]")


def missing(service: str) -> str:
    why = f"because there is no other way to it for {CALLERS[service]}"
    return f"network.endpoints: must hold {service} where nat is none, {why}; or write endpoints: required"


def said(tmp_path: Path, *edits: Edit) -> list[str]:
    return [line.partition(" ")[2] for line in problems(tmp_path, *edits, text=ISOLATED, name="isolated.yaml")]


@pytest.mark.parametrize("service", CALLERS)
def test_an_endpoint_that_something_calls_cannot_be_left_out(service: str, tmp_path: Path) -> None:
    assert said(tmp_path, written(*CALLERS.keys() - {service})) == [missing(service)]


def test_what_is_called_is_all_that_must_be_written(tmp_path: Path) -> None:
    assert said(tmp_path, written(*CALLERS)) == []


def test_more_may_be_written(tmp_path: Path) -> None:
    assert said(tmp_path, written(*CALLERS, "kms", "logs")) == []


def test_no_endpoints_at_all_is_said_of_each_that_is_called(tmp_path: Path) -> None:
    assert said(tmp_path, Edit("endpoints: required", "endpoints: none")) == [missing(service) for service in CALLERS]


def test_all_endpoints_are_enough(tmp_path: Path) -> None:
    assert said(tmp_path, Edit("endpoints: required", "endpoints: all")) == []


def test_a_chart_needs_the_accounts_registry(tmp_path: Path) -> None:
    registry = "registry: 111122223333.dkr.ecr.eu-west-1.amazonaws.com\n"
    assert said(tmp_path, Edit(registry, "")) == [
        (
            "add_ons[7] (cluster-autoscaler): needs the environment's registry for its chart and image where nat is "
            "none; write registry"
        )
    ]


def test_nodes_need_the_private_endpoint(tmp_path: Path) -> None:
    public = Edit("endpoint: {access: private}", "endpoint: {access: public, allowed_ranges: [203.0.113.0/24]}")
    assert said(tmp_path, public) == [
        (
            "control_plane.endpoint.access: must be private or public_and_private where nat is none: "
            "nodes, bastion and kubectl have no way to a public endpoint"
        )
    ]


def test_behind_gateways_that_are_yet_to_be_made_a_public_endpoint_alone_admits_nobody(tmp_path: Path) -> None:
    out = Edit("nat: none", "nat: regional")
    public = Edit("endpoint: {access: private}", "endpoint: {access: public, allowed_ranges: [203.0.113.0/24]}")
    assert said(tmp_path, out, public) == [
        (
            "control_plane.endpoint.access: must be private or public_and_private where nodes, a bastion or kubectl "
            "call: the addresses of their NAT gateways are not known beforehand"
        )
    ]


def test_an_endpoint_that_is_open_to_the_world_admits_nodes_too(tmp_path: Path) -> None:
    out = Edit("nat: none", "nat: regional")
    endpoint = "{access: public, allowed_ranges: [0.0.0.0/0], open_to_the_world_because: it is a test of the world}"
    assert said(tmp_path, out, Edit("endpoint: {access: private}", f"endpoint: {endpoint}")) == []


def test_route_53_is_beyond_all_endpoints(tmp_path: Path) -> None:
    names = "  - name: external-dns\n    hosted_zones: [Z0123]\n    domains: [example.com]\n"
    assert said(tmp_path, Edit("add_ons:\n", f"add_ons:\n{names}")) == [
        "network: must have a way out for external-dns, which calls Route 53: no endpoint leads there where nat is none"
    ]


GUARD = Edit("add_ons:\n", "add_ons:\n  - name: aws-guardduty-agent\n")


@pytest.mark.parametrize("endpoints", ["[guardduty-data]", "required"])
def test_guardduty_has_its_endpoint_beside_nat(endpoints: str, tmp_path: Path) -> None:
    assert problems(tmp_path, GUARD, Edit("nat: per_zone", f"nat: per_zone\n  endpoints: {endpoints}")) == []


def test_guardduty_cannot_do_without_its_endpoint_even_beside_nat(tmp_path: Path) -> None:
    found = problems(tmp_path, GUARD, Edit("nat: per_zone", "nat: per_zone\n  endpoints: [sts]"))
    why = "for aws-guardduty-agent, which reaches it in no other way; or write endpoints: required"
    assert [line.partition(" ")[2] for line in found] == [f"network.endpoints: must hold guardduty-data {why}"]
