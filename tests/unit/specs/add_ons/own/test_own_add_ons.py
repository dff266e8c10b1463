"""Add-ons of one's own, seen as those of the catalogue."""

from pathlib import Path

import pytest

from specs.add_ons.own.chart import OwnChartSpec
from specs.add_ons.own.eks_add_on import OwnEksAddOnSpec
from specs.environment import Environment
from specs.lock import read_lock
from specs.problems import InvalidEnvironment
from specs.schema import schema
from tests.unit.specs.environment_files import Edit, read

LAST = "  - name: cluster-autoscaler\n"
WRITTEN = """\
own_add_ons:
  - kind: eks_add_on
    name: some-agent
    version: v1.2.3-eksbuild.1
    configuration: {replicas: 2, nodes: [{name: one, weight: 1.5}], off: null}
    calls: [sqs]
  - kind: chart
    name: podinfo
    chart: podinfo
    repository: oci://ghcr.io/stefanprodan/charts/podinfo
    version: 6.9.1
    namespace: podinfo
    values: {ui: {colours: [red, green]}, replicaCount: 2}
    after: [some-agent]
    identities:
      - service_account: podinfo
        statements:
          - {actions: [s3:GetObject], resources: ["arn:{partition}:s3:::reports/one"]}
"""


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    return read(tmp_path, Edit(LAST, LAST + WRITTEN))


def test_they_run_on_nodes_beside_the_catalogues(environment: Environment) -> None:
    names = [add_on.name for add_on in environment.add_ons_of("add-ons")]

    assert names[-2:] == ["some-agent", "podinfo"]
    assert names[:-2] == [each.name for each in environment.add_ons if each.definition.layer == "add-ons"]


def test_what_they_call_gets_an_endpoint(environment: Environment) -> None:
    feature = next(each for each in environment.features if each.name == "some-agent")

    assert [call.service for call in feature.reach.calls] == ["sqs"]


def test_values_are_json_as_it_is_written(environment: Environment) -> None:
    agent, podinfo = environment.own_add_ons

    assert isinstance(agent, OwnEksAddOnSpec)
    assert isinstance(podinfo, OwnChartSpec)
    assert agent.configuration == {"replicas": 2, "nodes": [{"name": "one", "weight": 1.5}], "off": None}
    assert podinfo.values == {"ui": {"colours": ["red", "green"]}, "replicaCount": 2}


def test_a_version_is_what_is_written_and_no_lock_is_asked(environment: Environment) -> None:
    agent, podinfo = environment.own_add_ons
    assert isinstance(agent, OwnEksAddOnSpec)
    assert isinstance(podinfo, OwnChartSpec)

    assert agent.add_on.version_in(read_lock(), minor="1.35") == "v1.2.3-eksbuild.1"
    assert podinfo.add_on.source(lock=read_lock(), registry=None).version == "6.9.1"


def test_only_a_chart_needs_kubectl(environment: Environment) -> None:
    agent, podinfo = environment.own_add_ons

    assert not agent.add_on.uses_kubectl
    assert podinfo.add_on.uses_kubectl


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="must be plain values"):
        OwnEksAddOnSpec(kind="eks_add_on", name="some-agent", configuration={"when": object()})


def test_editors_let_any_values_pass() -> None:
    properties = schema()["$defs"]["OwnChartSpec"]["properties"]

    assert properties["values"]["additionalProperties"] is True


def test_an_add_on_of_the_marketplace_has_its_publishers_name_before_its_own(tmp_path: Path) -> None:
    written = "own_add_ons:\n  - {kind: eks_add_on, name: kubecost_kubecost}\n"

    (own,) = read(tmp_path, Edit(LAST, LAST + written)).own_add_ons

    assert own.add_on.name == "kubecost_kubecost"


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("replicaCount: 2}", "adminPassword: hunter2}", "values.adminPassword"),
        ("off: null}", "license_key: abc}", "configuration.license_key"),
    ],
)
def test_no_secret_stands_among_values(tmp_path: Path, before: str, after: str, where: str) -> None:
    with pytest.raises(InvalidEnvironment, match=rf"{where}: must not be a secret"):
        read(tmp_path, Edit(LAST, LAST + WRITTEN.replace(before, after)))
