"""Nothing is sent to an endpoint that may be an account."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from tools.local_aws.guard import NotTheEmulator, require_emulator, require_loopback
from tools.local_aws.isolation import isolated

ACCOUNT = "111122223333"


@contextmanager
def server(*, health: bytes, account: str = ACCOUNT) -> Iterator[tuple[str, list[str]]]:
    """Something that listens on loopback and answers health checks and STS; with the requests that it got."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self, body: bytes) -> None:
            requests.append(f"{self.command} {self.path}")
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.answer(health)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(
                b'<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>'
                + f"<Account>{account}</Account>".encode()
                + b"</GetCallerIdentityResult></GetCallerIdentityResponse>"
            )

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    listening = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.server_port}", requests
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def environment(endpoint: str, folder: Path) -> dict[str, str]:
    return isolated(folder=folder, endpoint=endpoint, account=ACCOUNT, region="eu-west-1")


WELL = json.dumps({"services": {"eks": "available"}}).encode()


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "https://eks.eu-west-1.amazonaws.com",
        "http://eks.eu-west-1.amazonaws.com",
        "https://127.0.0.1:4566",
        "http://localhost:4566",
        "http://127.0.0.1.example.com",
        "http://127.0.0.1@example.com",
        "http://10.0.0.1:4566",
        "http://0.0.0.0:4566",
        "http://169.254.169.254",
        "ftp://127.0.0.1",
    ],
)
def test_an_endpoint_off_the_loopback_is_refused(endpoint: str) -> None:
    with pytest.raises(NotTheEmulator, match="not on this machine's loopback"):
        require_loopback(endpoint)


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:4566", "http://127.9.9.9", "http://[::1]:4566"])
def test_an_endpoint_on_the_loopback_may_be_asked(endpoint: str) -> None:
    require_loopback(endpoint)


@pytest.mark.parametrize("health", [b"", b"<html>", b"[]", b"{}", b'{"status": "ok"}'])
def test_something_else_on_the_loopback_is_refused_before_it_hears_of_aws(health: bytes, tmp_path: Path) -> None:
    with server(health=health) as (endpoint, requests):
        with pytest.raises(NotTheEmulator, match="does not answer as the local AWS"):
            require_emulator(environment(endpoint, tmp_path), account=ACCOUNT)
        assert requests == ["GET /_ministack/health"]


def test_nobody_listening_is_refused(tmp_path: Path) -> None:
    with server(health=WELL) as (endpoint, _):
        pass
    with pytest.raises(NotTheEmulator, match="does not answer as the local AWS"):
        require_emulator(environment(endpoint, tmp_path), account=ACCOUNT)


def test_an_emulator_of_another_account_is_refused(tmp_path: Path) -> None:
    with (
        server(health=WELL, account="999999999999") as (endpoint, _),
        pytest.raises(NotTheEmulator, match="answers as account 999999999999, not 111122223333"),
    ):
        require_emulator(environment(endpoint, tmp_path), account=ACCOUNT)


def test_the_emulator_is_accepted_whatever_the_person_has_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "AWS_PROFILE": "no-such-profile",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
        "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1",
        "AWS_USE_FIPS_ENDPOINT": "true",
        "HTTP_PROXY": "http://127.0.0.1:1",
        "http_proxy": "http://127.0.0.1:1",
    }.items():
        monkeypatch.setenv(name, value)
    with server(health=WELL) as (endpoint, requests):
        require_emulator(environment(endpoint, tmp_path), account=ACCOUNT)
        assert requests == ["GET /_ministack/health", "POST /"]
