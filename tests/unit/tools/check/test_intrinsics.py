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
