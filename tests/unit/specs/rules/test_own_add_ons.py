"""Add-ons of one's own where the network has no way out, and load balancers where pods have IPv6 addresses."""

from pathlib import Path

import pytest

from specs.add_ons.known.aws_load_balancer_controller.aws_load_balancer_controller import AwsLoadBalancerController
from tests.platforms import environment
from tests.unit.specs.environment_files import Edit, problems

ISOLATED = (Path(__file__).parents[4] / "environments" / "isolated.yaml").read_text(encoding="utf-8")
REGISTRY = environment("isolated").registry


def chart(repository: str) -> Edit:
    """A chart of one's own beside the add-ons of isolated."""
    entry = f"""own_add_ons:
  - kind: chart
    name: podinfo
    chart: podinfo
    repository: {repository}
    version: 6.9.1
    namespace: podinfo
"""
    return Edit("add_ons:\n", f"{entry}add_ons:\n")


def said(tmp_path: Path, *edits: Edit) -> list[str]:
    lines = problems(tmp_path, *edits, text=ISOLATED, name="isolated.yaml")
    return [line.partition(" ")[2] for line in lines]


@pytest.mark.parametrize(
    "repository", ["https://stefanprodan.github.io/podinfo", "oci://ghcr.io/stefanprodan/charts/podinfo"]
)
def test_without_a_way_out_a_chart_stands_in_the_environments_registry(repository: str, tmp_path: Path) -> None:
    where = f"must begin with oci://{REGISTRY}/ where nat is none"

    assert said(tmp_path, chart(repository)) == [
        f"own_add_ons[0].repository: {where}; copy the chart there, and its images"
    ]


def test_a_chart_of_the_environments_registry_is_taken(tmp_path: Path) -> None:
    assert said(tmp_path, chart(f"oci://{REGISTRY}/charts/podinfo")) == []


def test_what_an_add_on_of_ones_own_calls_needs_an_endpoint(tmp_path: Path) -> None:
    calling = Edit("add_ons:\n", "own_add_ons:\n  - {kind: eks_add_on, name: some-agent, calls: [sqs]}\nadd_ons:\n")
    endpoints = Edit("endpoints: required", "endpoints: none")

    (sqs,) = (line for line in said(tmp_path, calling, endpoints) if "must hold sqs" in line)
    assert "for some-agent" in sqs


@pytest.mark.parametrize("ip_family", ["ipv4", "ipv6"])
@pytest.mark.parametrize("target_type", ["ip", "instance"])
def test_ports_of_nodes_lead_to_no_ipv6_pods(ip_family: str, target_type: str) -> None:
    control_plane = environment("dev").control_plane.model_copy(update={"ip_family": ip_family})
    controller = AwsLoadBalancerController.model_validate(
        {"name": "aws-load-balancer-controller", "target_type": target_type}
    )

    found = list(controller.against(control_plane, ()))

    assert bool(found) is (ip_family == "ipv6" and target_type == "instance")
