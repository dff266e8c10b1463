"""Proof that an endpoint is the local AWS, asked for before anything speaks AWS to it."""

import http.client
import json
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from tools.failure import Failure
from tools.local_aws.isolation import applied

HEALTH = "/_ministack/health"
"""Only the emulator serves it (ministack 1.5.33, `ministack/app.py`)."""


class NotTheEmulator(Failure):
    """The endpoint may be anything, so nothing is sent to it."""


def require_emulator(environment: Mapping[str, str], *, account: str) -> None:
    """Refuse unless the environment's endpoint is loopback, is the emulator, and answers as the account.

    Raises `NotTheEmulator`.
    """
    endpoint = environment.get("AWS_ENDPOINT_URL", "")
    require_loopback(endpoint)
    if health(endpoint) is None:
        raise NotTheEmulator(f"{endpoint} does not answer as the local AWS; nothing was sent to it")
    answered = caller_account(environment)
    if answered != account:
        raise NotTheEmulator(f"{endpoint} answers as account {answered}, not {account}; nothing was sent to it")


def require_loopback(endpoint: str) -> None:
    """Refuse an endpoint that is not an `http` address of this machine's loopback, written as a number."""
    parts = urlsplit(endpoint)
    try:
        loopback = parts.scheme == "http" and ip_address(parts.hostname or "").is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise NotTheEmulator(f"{endpoint or 'no endpoint'} is not on this machine's loopback; nothing was sent to it")


def health(endpoint: str) -> dict[str, Any] | None:
    """What the emulator says of itself; nothing, where something else or nobody answers. Knows no proxies."""
    parts = urlsplit(endpoint)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=2)
    try:
        connection.request("GET", HEALTH)
        response = connection.getresponse()
        answer = json.loads(response.read()) if response.status == http.HTTPStatus.OK else None
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()
    return answer if isinstance(answer, dict) and "services" in answer else None


def caller_account(environment: Mapping[str, str]) -> str:
    """The account that the endpoint takes the environment's credentials for."""
    import boto3
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        with applied(environment):
            return str(boto3.Session().client("sts").get_caller_identity()["Account"])
    except (BotoCoreError, ClientError) as error:
        raise NotTheEmulator(f"{environment['AWS_ENDPOINT_URL']} does not say whose it is: {error}") from error
