"""Who may become a role of the platform, as people read it."""

from pathlib import Path
from typing import Any

from tests.unit.tools.access.templates import ACCOUNT, entry, made, stack, told
from tools.access.entering import entering
from tools.access.names import Names
from tools.access.report import Principal

NAMES = Names(account=ACCOUNT, width=200)
PEOPLE = [f"arn:aws:iam::{ACCOUNT}:user/robin", f"arn:aws:iam::{ACCOUNT}:role/on-call"]
LAMBDA = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}}]}


def role(folder: Path, trust: dict[str, Any], **others: dict[str, Any]) -> Principal:
    """The role of these templates, which has an access entry."""
    here = {
        "Role": made("AWS::IAM::Role", path="system/BreakGlass/Role", AssumeRolePolicyDocument=trust),
        "Entry": entry({"Fn::GetAtt": ["Role", "Arn"]}, policies={"AmazonEKSClusterAdminPolicy": None}),
        **others,
    }
    (found,) = told(stack(folder, here)).principals
    return found


def trusting(**condition: object) -> dict[str, Any]:
    return {"Statement": [{"Effect": "Allow", "Principal": {"AWS": PEOPLE}, "Condition": condition}]}


def test_a_role_that_is_shut_says_in_one_sentence_who_would_become_it(tmp_path: Path) -> None:
    past = {"aws:CurrentTime": "1970-01-01T00:00:00Z"}
    found = role(tmp_path, trusting(Bool={"aws:MultiFactorAuthPresent": "true"}, DateLessThan=past))

    assert list(entering(found, NAMES)) == [
        "shut: would be assumed by user/robin, role/on-call if aws:MultiFactorAuthPresent is true"
    ]
    assert "1970-01-01" in found.assumed_by[0]


def test_a_role_that_is_open_says_its_time_once(tmp_path: Path) -> None:
    found = role(tmp_path, trusting(DateLessThan={"aws:CurrentTime": "2026-11-24T06:00:00Z"}))

    assert list(entering(found, NAMES)) == ["assumed by user/robin, role/on-call"]
    assert found.open_until == "2026-11-24T06:00:00Z"


def test_a_time_that_is_not_the_last_stays(tmp_path: Path) -> None:
    trust = {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": who},
                "Condition": {"DateLessThan": {"aws:CurrentTime": f"{day}T06:00:00Z"}},
            }
            for who, day in zip(PEOPLE, ("2026-11-24", "2026-11-25"), strict=True)
        ]
    }

    assert list(entering(role(tmp_path, trust), NAMES)) == [
        "assumed by user/robin if aws:CurrentTime is before 2026-11-24T06:00:00Z",
        "assumed by role/on-call",
    ]


def test_a_role_that_trusts_nobody_is_shut(tmp_path: Path) -> None:
    assert list(entering(role(tmp_path, {"Statement": []}), NAMES)) == ["shut: its trust policy names nobody"]


def test_whoever_has_the_functions_of_a_role_acts_as_it(tmp_path: Path) -> None:
    function = made("AWS::Lambda::Function", path="kubectl/Handler", Role={"Fn::GetAtt": ["Role", "Arn"]})
    other = made("AWS::Lambda::Function", path="kubectl/Other", Role=PEOPLE[1])
    found = role(tmp_path, LAMBDA, Function=function, Other=other)

    assert list(entering(found, NAMES)) == [
        "whoever may deploy, change or invoke the function kubectl/Handler acts as it"
    ]
    assert (found.functions, found.assumed_by) == (("kubectl/Handler",), ("lambda.amazonaws.com",))


def test_a_role_without_functions_is_assumed_by_their_service(tmp_path: Path) -> None:
    assert list(entering(role(tmp_path, LAMBDA), NAMES)) == ["assumed by lambda.amazonaws.com"]
