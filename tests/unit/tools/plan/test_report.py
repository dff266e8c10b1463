"""The plan as plain values, and as a terminal shows it."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from specs.reading import read_environment
from tests.unit.specs.environment_files import Edit, read
from tools.plan import report as module
from tools.plan.report import Report
from tools.plan.reporting import report
from tools.plan.terminal import show
from tools.repository import ENVIRONMENTS, ROOT

PROD = (ENVIRONMENTS / "prod.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def prod() -> Report:
    return report(read_environment(ENVIRONMENTS / "prod.yaml"))


def printed(plan: Report, *, width: int = 140) -> str:
    console = Console(width=width, record=True, file=StringIO())
    show(plan, console=console)
    return console.export_text()


def test_what_a_subnet_must_hold_is_the_sum_of_what_lives_there(prod: Report) -> None:
    for subnet in prod.subnets:
        for demand in (subnet.at_min, subnet.at_max, subnet.zone_lost):
            assert sum(need.addresses for need in demand.needs) == demand.addresses
            assert demand.percent == round(100 * demand.addresses / subnet.addresses, 1)


def test_prices_are_of_all_zones_that_hold_nodes(prod: Report) -> None:
    prices = {endpoint.service: endpoint.usd_per_month for endpoint in prod.endpoints}

    assert prices["sts"] == round(0.011 * 730 * 3, 2)
    assert prices["s3"] == 0
    assert prod.way_out.usd_per_month == round(0.048 * 730 * 3, 2)
    assert prod.usd_per_month == pytest.approx(6 * 24.09 + 105.12)


def test_a_price_that_nobody_read_is_not_made_up(tmp_path: Path) -> None:
    elsewhere = PROD.replace("eu-west-1", "eu-south-2")
    plan = report(read(tmp_path, text=elsewhere, name="prod.yaml"))

    assert {endpoint.usd_per_month for endpoint in plan.endpoints if endpoint.kind == "interface"} == {None}
    assert plan.usd_per_month is None
    assert "not known" in printed(plan)


@pytest.mark.parametrize(
    ("nat", "kind", "zones"),
    [
        ("single", "one NAT gateway for all zones", 1),
        ("per_zone", "a NAT gateway in each zone", 3),
        ("regional", "one regional NAT gateway, billed in each zone with nodes", 3),
    ],
)
def test_the_way_out_is_told(nat: str, kind: str, zones: int, tmp_path: Path) -> None:
    plan = report(read(tmp_path, Edit("nat: per_zone", f"nat: {nat}"), text=PROD, name="prod.yaml"))

    assert (plan.way_out.kind, len(plan.way_out.zones)) == (kind, zones)


def test_of_a_vpc_that_stands_already_the_plan_says_what_it_does_not_know() -> None:
    plan = report(read_environment(ROOT / "tests" / "environments" / "existing-vpc.yaml"))

    assert plan.way_out.kind == "of the VPC that stands already"
    assert plan.warnings[-1].endswith("what else lives in its subnets is told nowhere and is not planned")


@pytest.mark.parametrize(("region", "by_hand"), [("eu-west-1", True), ("us-east-1", False)])
def test_where_nothing_reserves_ranges_for_prefixes_people_are_told_to(
    region: str, by_hand: bool, tmp_path: Path
) -> None:
    edits = (Edit("{name: vpc-cni, network_policy: true}", "{name: vpc-cni, prefix_delegation: true}"),)
    plan = report(read(tmp_path, *edits, text=PROD.replace("eu-west-1", region), name="prod.yaml"))
    told = [warning for warning in plan.warnings if "create-subnet-cidr-reservation" in warning]

    assert bool(told) == by_hand
    assert all(f"10.20.96.0/19 of {region}a" in warning for warning in told)


def test_a_deprecated_setting_is_among_the_warnings(tmp_path: Path) -> None:
    edit = Edit("- {name: kube-proxy}", "- {name: kube-proxy, mode: ipvs}")
    plan = report(read(tmp_path, edit, text=PROD, name="prod.yaml"))

    assert any(warning.startswith("kube-proxy runs in mode ipvs") for warning in plan.warnings)
    assert "warning kube-proxy runs in mode ipvs" in printed(plan)


def test_every_endpoint_says_who_calls_it(prod: Report) -> None:
    features = {endpoint.service: [reason.feature for reason in endpoint.reasons] for endpoint in prod.endpoints}

    assert features["eks-auth"] == ["eks-pod-identity-agent"]
    assert all(features.values())


def test_the_terminal_shows_subnets_groups_endpoints_and_warnings(prod: Report) -> None:
    text = printed(prod)

    for subnet in prod.subnets:
        assert re.search(rf"{re.escape(subnet.range)} +{subnet.addresses:,} ", text)
    for group in prod.node_groups:
        assert re.search(rf"{group.name} .* {group.max_pods} ", text)
    for endpoint in prod.endpoints:
        assert re.search(rf"^{re.escape(endpoint.service)} ", text, re.MULTILINE)
    assert "warning Fargate profile batch" in text


def test_a_narrow_terminal_loses_no_number(prod: Report) -> None:
    text = printed(prod, width=80)

    assert all(subnet.range in text for subnet in prod.subnets)
    assert "…" not in text


def test_the_json_is_the_plan_and_a_machine_gets_nothing_else(prod: Report) -> None:
    assert Report.model_validate(json.loads(prod.model_dump_json())) == prod


def test_the_guide_names_every_field() -> None:
    guide = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
    table = guide.partition("## For machines")[2]
    parts = [part for part in vars(module).values() if isinstance(part, type) and part.__name__.endswith("Report")]
    fields = {field for part in [*parts, Report] if hasattr(part, "model_fields") for field in part.model_fields}

    assert {field for field in fields if f"`{field}`" not in table and f"`{field}[]`" not in table} == set()
