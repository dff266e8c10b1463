"""ARNs are found wherever they stand, and must lie where they are of use."""

from pathlib import Path

import pytest

from specs.arns import LiesIn, arns
from specs.reading import read_environment
from tests.synthesis import ROOT
from tests.unit.specs.environment_files import GOOD, problems

KEY = "key/0a1b2c3d-0000-4000-8000-0123456789ab"
ELSEWHERE = "must begin with arn:aws: in eu-west-1, got "
IDENTITY = "workload_identities:\n  - name: a\n    namespace: a\n    service_account: a\n"

STATEMENT = f"{IDENTITY}    statements:\n      - {{actions: ['sqs:SendMessage'], resources: ['ARN']}}\n"
SECRETS = "  - {name: external-secrets, secrets: [a/], namespaces: [a], keys: ['ARN']}\n"
BUCKET = "  - {name: aws-mountpoint-s3-csi-driver, buckets: [{arn: 'arn:aws:s3:::pictures', key: 'ARN'}]}\n"
GLASS = "break_glass: {principals: ['ARN'], notify: [a@example.com]}\n"


@pytest.mark.parametrize(
    ("written", "arn", "told"),
    [
        (STATEMENT, "arn:aws-cn:sqs:cn-north-1:111122223333:a", ELSEWHERE),
        (f"{IDENTITY}    target_role: ARN\n", "arn:aws-cn:iam::111122223333:role/a", ELSEWHERE),
        (SECRETS, f"arn:aws-cn:kms:cn-north-1:111122223333:{KEY}", ELSEWHERE),
        (SECRETS, f"arn:aws:kms:us-east-1:111122223333:{KEY}", "must lie in eu-west-1, as the environment does, got "),
        (BUCKET, f"arn:aws-us-gov:kms:us-gov-west-1:111122223333:{KEY}", ELSEWHERE),
    ],
)
def test_what_lies_elsewhere_is_refused_where_it_stands(written: str, arn: str, told: str, tmp_path: Path) -> None:
    text = written.replace("ARN", arn)

    (problem,) = problems(tmp_path, text=GOOD + text)

    assert problem.endswith(f"{told}{arn!r}")


@pytest.mark.parametrize(
    ("written", "arn"),
    [
        (STATEMENT, "arn:{partition}:sqs:{region}:{account}:a"),
        (STATEMENT, "arn:aws:sqs:us-east-1:444455556666:a"),
        (BUCKET, f"arn:aws:kms:us-east-1:111122223333:{KEY}"),
    ],
)
def test_what_is_of_use_from_here_may_lie_in_any_region(written: str, arn: str, tmp_path: Path) -> None:
    assert not problems(tmp_path, text=GOOD + written.replace("ARN", arn))


def test_those_who_break_the_glass_are_of_the_partition(tmp_path: Path) -> None:
    arn = "arn:aws-cn:iam::111122223333:role/on-call"
    text = GOOD.replace("  bastion:\n", f"  {GLASS.replace('ARN', arn)}  bastion:\n")

    assert [problem.partition(": ")[2] for problem in problems(tmp_path, text=text)] == [f"{ELSEWHERE}{arn!r}"]


def test_they_are_told_beside_what_is_no_value_at_all(tmp_path: Path) -> None:
    arn = "arn:aws-cn:iam::111122223333:role/a"
    text = GOOD.replace("nat: per_zone", "nat: some") + f"{IDENTITY}    target_role: {arn}\n"

    _, problem = problems(tmp_path, text=text)

    assert problem.endswith(f"{ELSEWHERE}{arn!r}")


def test_every_arn_of_an_example_is_found() -> None:
    file = ROOT / "tests/environments/settings.yaml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if "arn:aws" in line]

    found = list(arns(read_environment(file)))

    assert len(found) == len(lines)
    assert {path[-1] for path, lies, _ in found if lies is LiesIn.REGION} == {"encryption_key", 0}
