"""A platform in a VPC that somebody else made: nothing of theirs is touched, and what it lacks is added."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from specs.network.existing import ExistingNetworkSpec
from specs.reading import read_environment
from tests.local_aws.shapes.judging import judge, living, tiers
from tests.local_aws.shapes.life import EXAMPLES
from tests.local_aws.shapes.reach import Reach
from tests.local_aws.shapes.somebodys_vpc import SomebodysVpc, make
from tools.local_aws.session import LocalAws

NAME = "existing-vpc"
REACH = Reach(internet="one gateway", endpoints=frozenset({"ecr.api", "ecr.dkr"}))


@pytest.fixture
def theirs(aws: LocalAws) -> Iterator[SomebodysVpc]:
    network = read_environment(EXAMPLES / f"{NAME}.yaml").network
    assert isinstance(network, ExistingNetworkSpec)
    made = make(aws.client("ec2"), network)
    yield made
    made.delete()


def test_a_platform_stands_in_somebodys_vpc_and_leaves_it_as_it_was(
    aws: LocalAws, theirs: SomebodysVpc, tmp_path: Path
) -> None:
    with living(NAME, aws, tmp_path, theirs.called) as shape:
        assert shape.topology().vpc["VpcId"] == theirs.id
        judge(shape, tiers(shape), REACH)
