"""CloudFormation's functions as text."""

from typing import Any

import pytest

from tools.check.intrinsics import Reader

TEMPLATE = {"Resources": {"Key": {"Type": "AWS::KMS::Key"}, "Thing": {"Type": "AWS::IoT::Thing"}}}
KEY = "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ({"Ref": "AWS::Partition"}, "aws"),
        ({"Ref": "Key"}, None),
        ({"Fn::GetAtt": ["Key", "Arn"]}, KEY),
        ({"Fn::GetAtt": ["Thing", "Arn"]}, None),
        ({"Fn::GetAtt": ["Nowhere", "Arn"]}, None),
        ({"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":s3:::bucket"]]}, "arn:aws:s3:::bucket"),
        ({"Fn::Join": ["", [{"Fn::GetAtt": ["Key", "Arn"]}, "/*"]]}, f"{KEY}/*"),
        ({"Fn::Join": ["", ["arn:", {"Ref": "Parameter"}]]}, None),
        ({"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}, "arn:aws:iam::123456789012:root"),
        ({"Fn::Sub": "${Parameter}/*"}, None),
        ({"Fn::Sub": ["${Name}/${AWS::Region}", {"Name": {"Fn::GetAtt": ["Key", "Arn"]}}]}, f"{KEY}/us-east-1"),
        ({"Fn::Sub": ["${Name}", {"Name": {"Ref": "Parameter"}}]}, None),
        ({"Fn::Sub": "${!aws:username}/${AWS::Region}"}, "${aws:username}/us-east-1"),
        ({"Fn::ImportValue": "elsewhere"}, None),
    ],
)
def test_a_value_becomes_text_where_it_is_known(value: Any, text: str | None) -> None:
    assert Reader(TEMPLATE).text(value) == text


def test_structures_keep_their_form() -> None:
    condition = {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}, "kms:ViaService": [{"Ref": "Key"}]}}
    assert Reader(TEMPLATE).plain(condition) == {
        "StringEquals": {"aws:SourceAccount": "123456789012", "kms:ViaService": ["example"]}
    }


TRUST = '{"Statement": [{"Effect": "Allow", "Condition": {"StringEquals": {"${Issuer}:aud": "sts.amazonaws.com"}}}]}'


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ({"Fn::Sub": [TRUST, {"Issuer": "issuer.example/1"}]}, "issuer.example/1:aud"),
        ({"Fn::Sub": [TRUST, {"Issuer": {"Ref": "Parameter"}}]}, "example:aud"),
        (TRUST.replace("${Issuer}", "issuer.example/1"), "issuer.example/1:aud"),
        ({"Statement": [{"Effect": "Allow", "Condition": {"StringEquals": {"x:aud": {"Ref": "Parameter"}}}}]}, "x:aud"),
    ],
    ids=["filled in", "with what the deploy knows", "as text", "as a structure"],
)
def test_a_policy_is_read_however_it_is_written(written: Any, key: str) -> None:
    (statement,) = Reader(TEMPLATE).document(written)["Statement"]

    assert list(statement["Condition"]["StringEquals"]) == [key]


def test_what_is_no_policy_is_told() -> None:
    with pytest.raises(TypeError, match="must be a policy"):
        Reader(TEMPLATE).document({"Ref": "Parameter"})
