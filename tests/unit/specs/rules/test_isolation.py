"""Without a way out, everything that is called is in the VPC."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import Edit, problems

ISOLATED = (Path(__file__).parents[4] / "environments" / "isolated.yaml").read_text(encoding="utf-8")

CALLERS = {
    "autoscaling": "cluster-autoscaler",
    "ec2": "nodes, vpc-cni, aws-ebs-csi-driver, cluster-autoscaler",
    "ecr.api": "nodes",
    "ecr.dkr": "nodes",
    "eks": "the bastion, cluster-autoscaler, the kubectl provider",
    "eks-auth": "eks-pod-identity-agent",
    "lambda": "the kubectl provider",
    "ssm": "the bastion",
    "ssmmessages": "the bastion",
    "sts": "nodes, the kubectl provider",
}


@pytest.mark.parametrize(("service", "callers"), CALLERS.items(), ids=CALLERS)
def test_an_endpoint_that_something_calls_cannot_be_left_out(service: str, callers: str, tmp_path: Path) -> None:
    lines = problems(tmp_path, Edit(f"    - {service}\n", ""), text=ISOLATED, name="isolated.yaml")
    why = f"because there is no other way to it for {callers}"
    assert [line.partition(" ")[2] for line in lines] == [
        f"network.endpoints: must hold {service} where nat is none, {why}"
    ]


@pytest.mark.parametrize("service", ["elasticloadbalancing", "kms", "logs"])
def test_an_endpoint_that_nothing_calls_may_be_left_out(service: str, tmp_path: Path) -> None:
    assert problems(tmp_path, Edit(f"    - {service}\n", ""), text=ISOLATED, name="isolated.yaml") == []


def test_a_chart_needs_the_accounts_registry(tmp_path: Path) -> None:
    registry = "registry: 111122223333.dkr.ecr.eu-west-1.amazonaws.com\n"
    lines = problems(tmp_path, Edit(registry, ""), text=ISOLATED, name="isolated.yaml")
    assert [line.partition(" ")[2] for line in lines] == [
        "add_ons[7]: needs the environment's registry for its chart and image where nat is none; write registry"
    ]


def test_nodes_need_the_private_endpoint(tmp_path: Path) -> None:
    public = Edit("endpoint: {access: private}", "endpoint: {access: public, allowed_ranges: [203.0.113.0/24]}")
    lines = problems(tmp_path, public, text=ISOLATED, name="isolated.yaml")
    assert [line.partition(" ")[2] for line in lines] == [
        (
            "control_plane.endpoint.access: must be private or public_and_private where nat is none: "
            "nodes have no way to a public endpoint"
        )
    ]
