"""Commands on the same environment wait for one another."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from tools.console import step
from tools.repository import LOCAL


@contextmanager
def turn(environment: str) -> Iterator[None]:
    """Hold the environment's files and stacks for a while; the kernel gives them back, however the command ends."""
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / f".{environment}.turn").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with step(f"waiting for another command on {environment} to end"):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield
