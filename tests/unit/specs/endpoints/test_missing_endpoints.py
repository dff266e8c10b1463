"""Whatever an environment without a way out holds: it cannot lack one of the endpoints that are computed for it."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from specs.environment import Environment
from specs.network.endpoint_services import EndpointService
from specs.reading import read_environment
from specs.spec import violations
from tests.synthesis import ROOT

Content = dict[str, Any]
ISOLATED: Content = YAML(typ="safe").load((ROOT / "environments" / "isolated.yaml").read_text(encoding="utf-8"))
NODES: Content = {
    "kind": "managed_node_group",
    "name": "nodes",
    "instance_types": ["m7g.large"],
    "scaling": {"min": 2, "max": 4},
}
FARGATE: Content = {"kind": "fargate_profile", "name": "dns", "selectors": [{"namespace": "kube-system"}]}
JOBS: Content = {"kind": "fargate_profile", "name": "jobs", "selectors": [{"namespace": "jobs"}]}
DNS_ON_FARGATE: Content = {"name": "coredns", "compute_type": "fargate"}
OF_NODES: tuple[Content, ...] = tuple(
    {"name": name} for name in ("vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns")
)
VOLUMES: dict[str, list[Content]] = {
    "no volumes": [],
    "volumes": [{"name": "aws-ebs-csi-driver", "default_storage_class": False}],
    "a storage class": [{"name": "aws-ebs-csi-driver"}],
}
SCALING: dict[str, list[Content]] = {"no scaling": [], "scaling": [{"name": "cluster-autoscaler"}]}
FIGURES: dict[str, list[Content]] = {"no figures": [], "figures": [{"name": "metrics-server"}]}
BASTION: dict[str, Content] = {"no bastion": {}, "a bastion": {"bastion": {}}}
WITHOUT_NODES: dict[str, Content] = {
    "nothing": {"capacity": [], "add_ons": []},
    "fargate": {"capacity": [FARGATE], "add_ons": []},
    "dns on fargate": {"capacity": [FARGATE], "add_ons": [DNS_ON_FARGATE]},
}
WITH_NODES: dict[str, list[Content]] = {"nodes": [NODES], "nodes and fargate": [NODES, JOBS]}


def combinations() -> dict[str, Content]:
    """The combinations of features, by what stands in them."""
    found = {
        f"{what}, {bastion}": {**parts, "access": ISOLATED["access"] | {"bastion": None} | BASTION[bastion]}
        for (what, parts), bastion in product(WITHOUT_NODES.items(), BASTION)
    }
    for name in product(WITH_NODES, VOLUMES, SCALING, FIGURES, BASTION):
        capacity, volumes, scaling, figures, bastion = name
        found[", ".join(name)] = {
            "capacity": WITH_NODES[capacity],
            "add_ons": [*OF_NODES, *VOLUMES[volumes], *SCALING[scaling], *FIGURES[figures]],
            "access": ISOLATED["access"] | {"bastion": None} | BASTION[bastion],
        }
    return found


COMBINATIONS = combinations()


def read(folder: Path, parts: Content) -> Environment:
    """The isolated environment with other parts, from its file."""
    path = folder / "isolated.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe").dump({**ISOLATED, **parts}, file)
    return read_environment(path)


def problems(environment: Environment, endpoints: tuple[EndpointService, ...]) -> list[str]:
    """What all rules say of the environment with a list of endpoints."""
    network = environment.network.model_copy(update={"endpoints": endpoints})
    changed = environment.model_copy(update={"network": network})
    return [
        f"{'.'.join(map(str, found.path))}: {found.message}"
        for rule in Environment.rules
        for found in violations(rule, changed)
    ]


def test_there_are_fifty_combinations() -> None:
    assert len(COMBINATIONS) >= 50


def test_they_need_different_endpoints(tmp_path: Path) -> None:
    assert len({read(tmp_path, parts).endpoints.services for parts in COMBINATIONS.values()}) >= 10


@pytest.mark.parametrize("parts", COMBINATIONS.values(), ids=COMBINATIONS)
def test_none_of_the_computed_endpoints_can_be_left_out(parts: Content, tmp_path: Path) -> None:
    environment = read(tmp_path, parts)
    computed = environment.endpoints
    assert problems(environment, computed.services) == []

    for endpoint in computed.interfaces:
        written = tuple(service for service in computed.services if service != endpoint.service)
        who = ", ".join(reason.feature for reason in endpoint.reasons)
        assert problems(environment, written) == [
            (
                f"network.endpoints: must hold {endpoint.service} where nat is none, "
                f"because there is no other way to it for {who}; or write endpoints: required"
            )
        ]
