"""What a policy lets through is told only as far as it can be read."""

from typing import Any

import pytest

from specs.endpoints.reach import Bucket
from tools.check.endpoint_policy import EndpointPolicy

OWNERS = {"aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": "111122223333"}
LAYERS = Bucket(
    title="Layers", name="layers-{region}", action="s3:GetObject", because="layers of images", source="a test"
)
ROLE = "arn:aws:iam::111122223333:role/some"
EVERYTHING = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": "*"}
CLOSED = "does not let {} through"
DENIES = "denies something, and it is not known whether it lets {} through"
NARROW = "is worded so that it is not known whether it lets {} through"
OWN, READ = "the account's own principals", "s3:GetObject of layers-eu-west-1"


def statement(*without: str, **other: object) -> dict[str, Any]:
    kept = {key: value for key, value in EVERYTHING.items() if key not in without}
    return {"Sid": "Some"} | kept | other


def policy(*statements: dict[str, Any]) -> EndpointPolicy:
    return EndpointPolicy.of({"PolicyDocument": {"Version": "2012-10-17", "Statement": list(statements)}})


def test_an_endpoint_without_a_policy_lets_everything_through() -> None:
    default = EndpointPolicy.of({"ServiceName": "com.amazonaws.eu-west-1.s3"})

    assert default.against(OWNERS) is None
    assert default.against_bucket(LAYERS, "layers-eu-west-1") is None


def test_a_statement_may_stand_without_a_list() -> None:
    assert EndpointPolicy.of({"PolicyDocument": {"Statement": EVERYTHING}}).against(OWNERS) is None


@pytest.mark.parametrize("everybody", ["*", {"AWS": "*"}, {"AWS": ["*"]}])
@pytest.mark.parametrize("all_of_it", ["*", ["*"], ["ecr:BatchGetImage", "*"]])
def test_all_of_everything_for_everybody_lets_through(everybody: object, all_of_it: object) -> None:
    some = policy(statement(Principal=everybody, Action=all_of_it, Resource=all_of_it))

    assert some.against(OWNERS) is None
    assert some.against_bucket(LAYERS, "layers-eu-west-1") is None


@pytest.mark.parametrize(
    ("other", "own", "read"),
    [
        ({"Condition": {"StringEquals": {"aws:PrincipalAccount": "111122223333"}}}, None, CLOSED),
        ({"Condition": {"StringEquals": {"aws:PrincipalAccount": "999999999999"}}}, CLOSED, CLOSED),
        ({"Condition": {"StringLike": {"aws:PrincipalAccount": "*"}}}, CLOSED, CLOSED),
        ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::layers-eu-west-1/*"}, CLOSED, None),
        ({"Action": ["s3:PutObject", "s3:GetObject"], "Resource": ["arn:aws:s3:::layers-*"]}, CLOSED, None),
        ({"Action": "s3:PutObject", "Resource": "*"}, CLOSED, CLOSED),
        ({"Action": "s3:GetObject", "Resource": "arn:aws:s3:::other/*"}, CLOSED, CLOSED),
        ({"Principal": {"AWS": ROLE}}, NARROW, NARROW),
        ({"Principal": {"AWS": [ROLE]}}, NARROW, NARROW),
        ({"Principal": {"Service": "eks.amazonaws.com"}}, NARROW, NARROW),
        ({"Effect": "Deny", "Principal": {"AWS": ROLE}}, DENIES, DENIES),
    ],
)
def test_one_statement_lets_through_what_it_says(other: dict[str, object], own: str | None, read: str | None) -> None:
    some = policy(statement(**other))

    assert some.against(OWNERS) == (own and own.format(OWN))
    assert some.against_bucket(LAYERS, "layers-eu-west-1") == (read and read.format(READ))


@pytest.mark.parametrize("key", ["Principal", "Action", "Resource"])
def test_what_is_said_by_exception_is_not_weighed(key: str) -> None:
    some = policy(statement(key, **{f"Not{key}": {"AWS": ROLE} if key == "Principal" else "s3:*"}))

    assert some.against(OWNERS) == NARROW.format(OWN)


def test_a_denial_is_not_outweighed() -> None:
    some = policy(EVERYTHING, statement(Effect="Deny", Action="s3:DeleteObject"))

    assert some.against(OWNERS) == DENIES.format(OWN)
    assert some.against_bucket(LAYERS, "layers-eu-west-1") == DENIES.format(READ)


def test_somebodys_own_statement_takes_nothing_from_everybodys() -> None:
    assert policy(statement(Principal={"AWS": ROLE}), EVERYTHING).against(OWNERS) is None
