"""Templates as plain values: what only AWS will know has a readable name, and is never JSON."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from tests.unit.tools.access.templates import ACCOUNT, made, resources_of, stack

ROLE = made("AWS::IAM::Role", path="system/Access/Bastion/Role")


def plain(folder: Path, value: Any, *, region: str = "eu-west-1") -> Any:
    """A value of a template as it is told."""
    here = stack(folder, {"Role": ROLE, "Bare": {"Type": "AWS::SNS::Topic"}, "Asked": made("Test", Value=value)})
    (resource,) = resources_of(here, region=region).of("Test")
    return resource.properties.get("Value")


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("as it is", "as it is"),
        ({"Ref": "Role"}, "system/Access/Bastion/Role"),
        ({"Fn::GetAtt": ["Role", "Arn"]}, "system/Access/Bastion/Role"),
        ({"Fn::GetAtt": "Role.Arn"}, "system/Access/Bastion/Role"),
        ({"Fn::GetAtt": ["Role", "RoleId"]}, "system/Access/Bastion/Role.RoleId"),
        ({"Ref": "Bare"}, "Bare"),
        ({"Ref": "AWS::AccountId"}, ACCOUNT),
        ({"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":iam::aws:policy/P"]]}, "arn:aws:iam::aws:policy/P"),
        ({"Fn::Sub": "${AWS::Region}/${Role}/${Role.Arn}/${!Kept}"}, "eu-west-1/{0}/{0}/${{Kept}}"),
        ({"Fn::Sub": ["${A}-${AWS::URLSuffix}", {"A": {"Ref": "Bare"}}]}, "Bare-amazonaws.com"),
        ({"Fn::Select": [1, {"Fn::Split": ["//", "https://a/b"]}]}, "a/b"),
        ({"Fn::Select": ["1", {"Fn::Split": ["//", {"Fn::GetAtt": ["Bare", "Url"]}]}]}, "Bare.Url"),
        ({"Fn::Select": [0, ["a", "b"]]}, "<Fn::Select>"),
        ({"Fn::If": ["Condition", 1, 2]}, "<Fn::If>"),
        ([{"Ref": "Bare"}, {"Key": {"Ref": "Bare"}}], ["Bare", {"Key": "Bare"}]),
        ({"Fn::GetAtt": ["NotThere", "Arn"]}, "NotThere"),
    ],
)
def test_a_value_is_told_by_its_name(value: Any, read: Any, tmp_path: Path) -> None:
    expected = read.format("system/Access/Bastion/Role") if isinstance(read, str) else read

    assert plain(tmp_path, value) == expected


def test_in_china_arns_are_of_its_partition(tmp_path: Path) -> None:
    value = {"Fn::Sub": "arn:${AWS::Partition}:s3:::bucket.${AWS::URLSuffix}"}

    assert plain(tmp_path, value, region="cn-north-1") == "arn:aws-cn:s3:::bucket.amazonaws.com.cn"


def test_a_role_with_a_name_of_its_own_is_known_by_its_arn(tmp_path: Path) -> None:
    named = made("AWS::IAM::Role", RoleName="break-glass", Path="/ops/")
    here = stack(tmp_path, {"Named": named, "Asked": made("Test", Value={"Fn::GetAtt": ["Named", "Arn"]})})

    assert [each.properties["Value"] for each in resources_of(here).of("Test")] == [
        f"arn:aws:iam::{ACCOUNT}:role/ops/break-glass"
    ]


def test_what_another_stack_hands_over_is_told_by_its_name_there(tmp_path: Path) -> None:
    giver = stack(
        tmp_path,
        {"Role": ROLE, "Out": made("AWS::SSM::Parameter", Name="/eks/prod/role", Value={"Ref": "Role"})},
        layer="system",
    )
    taken = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/eks/prod/role"}
    other = {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/eks/prod/elsewhere"}
    taker = stack(
        tmp_path,
        {"Asked": made("Test", Value=[{"Ref": "Taken"}, {"Ref": "Other"}])},
        layer="add-ons",
        parameters={"Taken": taken, "Other": other},
    )

    (asked,) = resources_of(giver, taker).of("Test")
    assert asked.properties["Value"] == ["system/Access/Bastion/Role", "/eks/prod/elsewhere"]


VALUES = some.recursive(
    some.text(max_size=5) | some.integers() | some.booleans(),
    lambda parts: (
        some.lists(parts, max_size=3)
        | some.dictionaries(some.sampled_from(["Ref", "Fn::Sub", "Fn::Join", "Fn::GetAtt", "Fn::Select", "Key"]), parts)
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(value=VALUES)
def test_whatever_a_template_holds_no_function_is_left(value: Any, tmp_path: Path) -> None:
    def functions(each: Any) -> list[Any]:
        if isinstance(each, dict):
            own = [each] if len(each) == 1 and next(iter(each)).startswith(("Ref", "Fn::")) else []
            return own + [found for part in each.values() for found in functions(part)]
        return [found for part in each for found in functions(part)] if isinstance(each, list) else []

    assert functions(plain(tmp_path, value)) == []
