"""The life of every example by the real CDK CLI: `make test-all`, for it takes ten minutes on two cores."""

from pathlib import Path

import pytest

from specs.network.existing import ExistingNetworkSpec
from specs.reading import read_environment
from tests.local_aws.life.chapters import LAYERS
from tests.local_aws.life.rehearsal import Rehearsal, rehearsing, unchanged_layers
from tests.local_aws.shapes.life import EXAMPLES, drop_the_last_zone
from tests.local_aws.shapes.somebodys_vpc import make
from tools.local_aws.inventory import inventory

NAMES = tuple(sorted(file.stem for file in EXAMPLES.glob("*.yaml")))


@pytest.mark.by_cli
@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_deployed_gets_a_zone_and_is_destroyed(name: str, tmp_path: Path) -> None:
    with rehearsing(name, folder=tmp_path, source=EXAMPLES) as rehearsal:
        make_what_is_there_before(rehearsal)
        rehearsal.hire()
        there = set(inventory(rehearsal.aws))
        whole = rehearsal.file.read_text()
        drop_the_last_zone(rehearsal.file)
        rehearsal.deploy()
        assert rehearsal.layers() == dict.fromkeys(LAYERS, "CREATE_COMPLETE")

        rehearsal.file.write_text(whole)
        rehearsal.deploy()
        assert "ROLLBACK" not in "".join(rehearsal.layers().values())
        assert unchanged_layers(rehearsal.deploy_again()) == LAYERS

        rehearsal.destroy()
        assert not rehearsal.layers()
        assert set(inventory(rehearsal.aws)) <= there


def make_what_is_there_before(rehearsal: Rehearsal) -> None:
    """The VPC of an example that names one, whose ids then stand in its file."""
    network = read_environment(rehearsal.file).network
    if isinstance(network, ExistingNetworkSpec):
        theirs = make(rehearsal.aws.client("ec2"), network)
        rehearsal.file.write_text(theirs.called(rehearsal.file.read_text()))
