from collections.abc import Iterator

import pytest

from tests.local_aws.shapes.deploying import prepare
from tools.local_aws.session import LocalAws


@pytest.fixture(scope="session")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """One local AWS for all shapes: each environment has its own name and its own VPC."""
    found = LocalAws.start(tmp_path_factory.mktemp("shapes") / "aws", account="111122223333", region="eu-west-1")
    try:
        prepare(found)
        yield found
    finally:
        found.stop()
