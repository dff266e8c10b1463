"""The emulator answers programs of this machine, and no page that a browser shows."""

import http.client
from urllib.parse import urlsplit

import pytest

HEALTH = "/_ministack/health"


def status(endpoint: str, **headers: str) -> int:
    """How the emulator answers a request with these headers and, where none is given, the endpoint's own host."""
    parts = urlsplit(endpoint)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", HEALTH, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:4566", "localhost:4566", "[::1]:4566", "bucket.localhost", "LOCALHOST"]
)
def test_a_name_of_this_machine_is_answered(emulator: str, host: str) -> None:
    assert status(emulator, Host=host) == 200


@pytest.mark.parametrize(
    "host", ["rebound.example", "rebound.example:4566", "127.0.0.1.example", "10.0.0.1", "localhost.example", "", "["]
)
def test_a_name_that_only_leads_here_is_refused(emulator: str, host: str) -> None:
    assert status(emulator, Host=host) == 403


@pytest.mark.parametrize("origin", ["https://page.example", "null", "http://127.0.0.1:4566"])
def test_a_page_in_a_browser_is_refused(emulator: str, origin: str) -> None:
    assert status(emulator, Origin=origin) == 403
