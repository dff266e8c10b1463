"""What is taken from an environment's endpoints is missed by the feature that needs it."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from specs.environment import Environment
from tests.platforms import environment, platform
from tools.check.reachability import findings, unreachable

SERVICES = environment("isolated").endpoints.services
BUCKETS = {bucket.title for bucket in environment("isolated").endpoints.buckets}
Change = Callable[[dict[str, Any]], None]


@cache
def network(name: str) -> dict[str, Any]:
    (file,) = (platform(name) / f"assembly-{name}").glob("*network*.template.json")
    template: dict[str, Any] = json.loads(file.read_text())
    return template


def endpoints(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The endpoints of a template by logical id, under the last part of their service's name."""
    return {
        (json.dumps(each["Properties"]["ServiceName"]).split("eu-west-1.")[-1].split("}, ")[-1].strip('".]}')): each
        for each in template["Resources"].values()
        if each["Type"] == "AWS::EC2::VPCEndpoint"
    }


def changed(name: str, change: Change) -> dict[str, Any]:
    template = deepcopy(network(name))
    change(template)
    return template


def without(service: str) -> Change:
    def change(template: dict[str, Any]) -> None:
        gone = endpoints(template)[service]
        template["Resources"] = {key: each for key, each in template["Resources"].items() if each is not gone}

    return change


def without_statement(service: str, sid: str) -> Change:
    def change(template: dict[str, Any]) -> None:
        policy = endpoints(template)[service]["Properties"]["PolicyDocument"]
        kept = [each for each in policy["Statement"] if each["Sid"] != sid]
        assert len(kept) < len(policy["Statement"])
        policy["Statement"] = kept

    return change


def missed(described: Environment, template: dict[str, Any]) -> set[tuple[str, str]]:
    return {(gap.feature, gap.service) for gap in unreachable(described, template)}


@pytest.mark.parametrize("name", ["dev", "prod", "isolated"])
def test_what_is_deployed_reaches_all_that_it_calls(name: str) -> None:
    assert findings(platform(name), {name: environment(name)}) == ()


@pytest.mark.parametrize("service", SERVICES)
def test_an_endpoint_that_is_gone_is_missed_by_all_who_need_it(service: str) -> None:
    isolated = environment("isolated")
    (expected,) = [each.reasons for each in isolated.endpoints.interfaces if each.service == service]

    found = missed(isolated, changed("isolated", without(service)))

    assert expected
    assert found == {(reason.feature, service) for reason in expected}


def test_the_gateway_that_is_gone_is_missed_by_all_who_need_s3() -> None:
    isolated = environment("isolated")

    found = missed(isolated, changed("isolated", without("s3")))

    assert found == {(reason.feature, "s3") for reason in isolated.endpoints.s3}


@pytest.mark.parametrize("title", sorted(BUCKETS))
def test_a_bucket_that_is_closed_is_missed_by_all_who_need_it(title: str) -> None:
    isolated = environment("isolated")
    expected = {
        (feature.name, "s3")
        for feature in isolated.features
        for bucket in feature.reach.buckets
        if bucket.title == title
    }

    assert expected
    assert missed(isolated, changed("isolated", without_statement("s3", title))) == expected


def test_the_check_names_the_feature_and_what_is_in_its_way(tmp_path: Path) -> None:
    assembly = tmp_path / "assembly"
    copytree(platform("isolated"), assembly)
    (file,) = (assembly / "assembly-isolated").glob("*network*.template.json")
    template = changed("isolated", without("lambda"))
    without_statement("s3", "CustomResourceResponses")(template)
    file.write_text(json.dumps(template))

    found = findings(assembly, {"isolated": environment("isolated")})

    assert {(each.place, each.rule) for each in found} == {
        ("isolated/network", "endpoints::lambda"),
        ("isolated/network", "endpoints::s3"),
    }
    assert [each.message for each in found] == [
        "the kubectl provider: lambda has no endpoint in the VPC (its framework invokes its handler)",
        (
            "the kubectl provider: the endpoint of s3 does not let s3:PutObject of "
            "cloudformation-custom-resource-response-euwest1 through "
            "(answers of custom resources, through links that CloudFormation signs)"
        ),
    ]


@pytest.mark.parametrize("service", [*SERVICES, "s3"])
def test_an_endpoint_for_somebody_else_is_missed_by_all_who_need_it(service: str) -> None:
    def change(template: dict[str, Any]) -> None:
        for statement in endpoints(template)[service]["Properties"]["PolicyDocument"]["Statement"]:
            if statement["Sid"] == "OwnPrincipals":
                statement["Condition"] = {"StringEquals": {"aws:PrincipalAccount": "999999999999"}}

    isolated = environment("isolated")

    assert missed(isolated, changed("isolated", change)) == missed(isolated, changed("isolated", without(service)))


def test_where_there_is_a_way_out_public_reads_cover_what_images_need() -> None:
    assert missed(environment("prod"), changed("prod", without_statement("s3", "EcrImageLayers"))) == set()
    assert missed(environment("prod"), changed("prod", without_statement("s3", "PublicReads"))) == {
        ("what leaves for the internet", "s3")
    }


def test_where_there_is_a_way_out_an_endpoint_is_no_need_but_its_policy_counts() -> None:
    prod = environment("prod")

    assert missed(prod, changed("prod", without("ecr.api"))) == set()
    assert missed(prod, changed("prod", without_statement("ecr.api", "OwnPrincipals"))) == {
        ("nodes", "ecr.api"),
        ("fargate pods", "ecr.api"),
    }


@pytest.mark.parametrize("service", ["sts", "s3"])
def test_an_endpoint_without_a_policy_is_missed_by_nobody(service: str) -> None:
    def change(template: dict[str, Any]) -> None:
        del endpoints(template)[service]["Properties"]["PolicyDocument"]

    assert missed(environment("isolated"), changed("isolated", change)) == set()


@pytest.mark.parametrize("service", ["sts", "s3"])
@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"Effect": "Deny"}, "denies something, and it is not known whether it lets "),
        (
            {"Principal": {"AWS": "arn:aws:iam::111122223333:role/some"}},
            "is worded so that it is not known whether it lets ",
        ),
    ],
)
def test_what_cannot_be_told_of_an_endpoint_is_found(service: str, other: dict[str, object], why: str) -> None:
    def change(template: dict[str, Any]) -> None:
        for statement in endpoints(template)[service]["Properties"]["PolicyDocument"]["Statement"]:
            statement.update(other)

    isolated = environment("isolated")
    found = list(unreachable(isolated, changed("isolated", change)))

    assert {(gap.feature, gap.service) for gap in found} >= missed(isolated, changed("isolated", without(service)))
    assert all(gap.why.startswith(f"the endpoint of {service} {why}") for gap in found)
