import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from tests.local_aws.emulator.stacks import Stack

ACCOUNT, REGION = "111122223333", "eu-west-1"
ROOT = Path(__file__).parents[3]
Client = Callable[[str], Any]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of an emulator of one's own."""
    state, port = tmp_path_factory.mktemp("emulator"), free_port()
    arguments = ("--port", str(port), "--kubernetes-port", str(free_port()), "--account", ACCOUNT, "--region", REGION)
    with (state / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "tools.local_aws.emulator", *arguments, "--state", str(state)],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "HOME": str(state)},
            stdout=log,
            stderr=log,
        )
    endpoint = f"http://127.0.0.1:{port}"
    try:
        while process.poll() is None and not healthy(endpoint):
            pass
        assert process.poll() is None, (state / "log").read_text()
        yield endpoint
    finally:
        process.terminate()
        process.wait()


def healthy(endpoint: str) -> bool:
    try:
        with urllib.request.urlopen(f"{endpoint}/_ministack/health", timeout=1):
            return True
    except OSError:
        return False


@pytest.fixture(scope="session")
def client(emulator: str) -> Client:
    """boto3 clients of the emulator."""

    def of(service: str) -> Any:
        return boto3.client(
            service,
            endpoint_url=emulator,
            region_name=REGION,
            aws_access_key_id=ACCOUNT,
            aws_secret_access_key="test",
            config=Config(retries={"max_attempts": 0}),
        )

    return of


@pytest.fixture
def new_stack(client: Client) -> Callable[..., Stack]:
    """Stacks that exist only in the test."""
    return lambda **tags: Stack(client("cloudformation"), tags=tags)
