"""What no stack takes with it is named before the end, and late logs are settled after it."""

from collections.abc import Iterator

import pytest

from specs.reading import read_environment
from tools.commands.decommission import name_what_stays, require_consent, settle_late_logs
from tools.left_to_people import late_logs, made_by_workloads
from tools.local_aws.session import LocalAws
from tools.repository import ENVIRONMENTS

NAME = "dev"
LOG_GROUP = f"/aws/eks/{NAME}/cluster"


@pytest.fixture(scope="module")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    folder = tmp_path_factory.mktemp("aws") / "aws"
    yield LocalAws.start(folder, account="111122223333", region="eu-west-1")
    LocalAws.stop_all_of(folder)


def volume(aws: LocalAws, **tags: str) -> str:
    written = [{"Key": key, "Value": value} for key, value in tags.items()]
    made: str = aws.client("ec2").create_volume(
        AvailabilityZone="eu-west-1a", Size=7, TagSpecifications=[{"ResourceType": "volume", "Tags": written}]
    )["VolumeId"]
    return made


def make_cluster(aws: LocalAws) -> None:
    ec2 = aws.client("ec2")
    vpc = ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.9.{number}.0/24", AvailabilityZone=f"eu-west-1{zone}")["Subnet"]
        for number, zone in enumerate("ab")
    ]
    ids = [subnet["SubnetId"] for subnet in subnets]
    trust = '{"Version":"2012-10-17","Statement":[]}'
    role = aws.client("iam").create_role(RoleName="plane", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    aws.client("eks").create_cluster(name=NAME, roleArn=role, resourcesVpcConfig={"subnetIds": ids})


def test_the_volumes_of_the_cluster_are_named(aws: LocalAws, capsys: pytest.CaptureFixture[str]) -> None:
    make_cluster(aws)
    by_id = volume(aws, **{f"kubernetes.io/cluster/{NAME}": "owned"})
    by_name = volume(aws, **{"ebs.csi.aws.com/cluster-name": NAME})
    volume(aws, **{"ebs.csi.aws.com/cluster-name": "other"})

    lines = list(made_by_workloads(aws, NAME))
    name_what_stays(aws, NAME)

    assert lines == [f"volume {by_id}, 7 GiB", f"volume {by_name}, 7 GiB"]
    told = capsys.readouterr().err
    assert all(line in told for line in lines)
    assert "`make diff ENV=dev` should be empty first" in told


def test_the_question_does_not_promise_that_volumes_go(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return NAME

    monkeypatch.setattr("typer.prompt", answer)
    require_consent(NAME, "")

    assert "volumes of PersistentVolumes and load balancers that controllers made are not deleted" in asked[0]


@pytest.mark.parametrize(
    ("retain", "known", "after"),
    [
        (False, frozenset(), None),
        (True, frozenset(), LOG_GROUP),
        (True, frozenset({LOG_GROUP}), LOG_GROUP),
    ],
)
def test_late_logs_go_where_nothing_is_retained_and_are_named_once_otherwise(
    aws: LocalAws, capsys: pytest.CaptureFixture[str], *, retain: bool, known: frozenset[str], after: str | None
) -> None:
    logs = aws.client("logs")
    if late_logs(aws, NAME) is None:
        logs.create_log_group(logGroupName=LOG_GROUP)
    spec = read_environment(ENVIRONMENTS / f"{NAME}.yaml").model_copy(update={"retain": retain})

    settle_late_logs(aws, spec, known=known)

    assert late_logs(aws, NAME) == after
    assert (LOG_GROUP in capsys.readouterr().out) == (not known)


def test_another_clusters_logs_are_not_taken_for_late_ones(aws: LocalAws) -> None:
    aws.client("logs").create_log_group(logGroupName=f"/aws/eks/{NAME}-2/cluster")
    aws.client("logs").create_log_group(logGroupName="/aws/eks/dev-3/cluster-more")

    assert late_logs(aws, f"{NAME}-3") is None
