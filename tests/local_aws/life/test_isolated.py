"""The whole life of `isolated`, by itself in a file so that it runs beside the others."""

from pathlib import Path

from tests.local_aws.life.chapters import the_whole_life
from tests.local_aws.life.rehearsal import rehearsing


def test_isolated_lives_its_whole_life(tmp_path: Path) -> None:
    with rehearsing("isolated", folder=tmp_path) as rehearsal:
        the_whole_life(rehearsal)
