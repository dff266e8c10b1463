"""A target whose services answer what a test has told them to."""

from collections.abc import Callable
from typing import Any


class Answering:
    """A `tools.target.Target` of ready-made clients; nothing is deployed through it."""

    description = "the account of a test"

    def __init__(self, **clients: Any) -> None:
        self._clients = clients

    def client(self, service: str) -> Any:
        return self._clients[service]

    def environment(self) -> dict[str, str]:
        return {}

    def cdk(self, *arguments: str, on_line: Callable[[str], None] | None = None) -> str:
        raise AssertionError(f"cdk {arguments} was not to be run, nor read by {on_line}")
