from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.local_aws.shapes.deploying import prepare
from tools.local_aws.session import LocalAws


@pytest.fixture(scope="session")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """One local AWS for all shapes: each environment has its own name and its own VPC."""
    with _running(tmp_path_factory.mktemp("shapes") / "aws", region="eu-west-1") as found:
        yield found


@pytest.fixture(scope="session")
def aws_of_virginia(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """Another region, whose CloudFormation knows more types."""
    with _running(tmp_path_factory.mktemp("shapes") / "aws", region="us-east-1") as found:
        yield found


@contextmanager
def _running(folder: Path, *, region: str) -> Iterator[LocalAws]:
    found = LocalAws.start(folder, account="111122223333", region=region)
    try:
        prepare(found)
        yield found
    finally:
        found.stop()
