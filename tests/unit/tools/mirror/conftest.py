from collections.abc import Iterator

import pytest

from tests.unit.tools.mirror.loopback import Loopback, serving


@pytest.fixture
def source() -> Iterator[Loopback]:
    """Somebody's public registry and chart repository."""
    with serving(Loopback()) as held:
        yield held


@pytest.fixture
def target() -> Iterator[Loopback]:
    """The account's own registry."""
    with serving(Loopback()) as held:
        yield held


@pytest.fixture
def stranger() -> Iterator[Loopback]:
    """Somebody's host that nobody meant to speak to."""
    with serving(Loopback()) as held:
        yield held
