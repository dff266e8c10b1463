"""A registry's password is for that registry, and what signs an address is for nobody's eyes."""

from io import BytesIO

import pytest

from tests.unit.tools.mirror.loopback import Loopback, sha256
from tools.failure import Failure
from tools.mirror.addresses import same_origin
from tools.mirror.registry import Registry

REPOSITORY = "copies/autoscaler"
USER = ("AWS", "secret")
CONTENT = b"a layer"
BLOB = f"/v2/{REPOSITORY}/blobs/{sha256(CONTENT)}"
NOBODY = "http://127.0.0.1:9"


def read(held: Loopback) -> bytes:
    with Registry(held.address, credentials=USER).blob(REPOSITORY, sha256(CONTENT)) as content:
        return content.read()


def write(held: Loopback) -> None:
    registry = Registry(held.address, credentials=USER)
    registry.put_blob(REPOSITORY, sha256(CONTENT), BytesIO(CONTENT), size=len(CONTENT))


@pytest.mark.parametrize("wants", ["a password", "a token"])
def test_a_host_that_a_redirect_leads_to_gets_no_password(target: Loopback, stranger: Loopback, wants: str) -> None:
    stranger.user = ("AWS", "another") if wants == "a password" else None
    stranger.token = "of a stranger"
    target.redirects[BLOB] = f"{stranger.address}{BLOB}"

    with pytest.raises(Failure, match=f"{target.host}{BLOB}: leads to {stranger.address}{BLOB}, which asks for"):
        read(target)
    assert stranger.requests == [f"GET {BLOB}"]
    assert stranger.given == []


def test_a_redirect_on_to_an_address_without_a_host_stays_a_strangers(target: Loopback, stranger: Loopback) -> None:
    stranger.token = "of a stranger"
    stranger.redirects["/first"] = BLOB
    target.redirects[BLOB] = f"{stranger.address}/first"

    with pytest.raises(Failure, match=f"leads to {stranger.address}{BLOB}"):
        read(target)
    assert stranger.given == []


def test_a_redirect_within_a_registry_is_its_own(target: Loopback) -> None:
    target.user = USER
    elsewhere = BLOB.replace(REPOSITORY, "copies/other")
    target.redirects[BLOB] = elsewhere
    target.add_blob("copies/other", CONTENT)

    assert read(target) == CONTENT


def test_what_a_redirect_leads_to_needs_no_password_to_be_read(target: Loopback, stranger: Loopback) -> None:
    target.redirects[BLOB] = f"{stranger.address}/layer?X-Amz-Signature=signed"
    stranger.files["/layer"] = CONTENT

    assert read(target) == CONTENT
    assert stranger.given == []


def test_a_token_service_in_the_clear_on_another_host_gets_no_password(target: Loopback, stranger: Loopback) -> None:
    target.token = "for a password"
    target.token_service = f"{stranger.address}/token"

    with pytest.raises(Failure, match=f"sends for a token to {stranger.address}/token, where a password would"):
        read(target)
    assert stranger.requests == []


def test_a_token_service_on_another_host_is_asked_over_tls(target: Loopback) -> None:
    target.token = "for a password"
    target.token_service = "https://127.0.0.1:9/token"

    with pytest.raises(Failure, match="NewConnectionError"):
        read(target)


def test_a_token_service_that_gives_none_is_told(target: Loopback, stranger: Loopback) -> None:
    target.token = "for anybody"
    target.token_service = f"{stranger.address}/token"

    with pytest.raises(Failure, match=f"{stranger.address}/token: gives no token"):
        Registry(target.address).blob(REPOSITORY, sha256(CONTENT))
    assert stranger.requests == ["GET /token"]


def test_a_registrys_own_token_service_gets_the_password(target: Loopback) -> None:
    target.token = "for a password"
    target.add_blob(REPOSITORY, CONTENT)

    assert read(target) == CONTENT
    assert target.given == ["Basic QVdTOnNlY3JldA==", "Bearer for a password"]


@pytest.mark.parametrize("wants", ["nothing", "a password"])
def test_an_upload_to_another_host_is_refused(target: Loopback, stranger: Loopback, wants: str) -> None:
    target.user = USER
    target.uploads_at = stranger.address
    stranger.user = USER if wants == "a password" else None

    with pytest.raises(Failure, match=f"{target.host}: sends an upload to {stranger.address}/v2/{REPOSITORY}/blobs/"):
        write(target)
    assert stranger.requests == []


def test_an_upload_to_the_registrys_whole_address_is_taken(target: Loopback) -> None:
    target.user = USER
    target.uploads_at = target.address

    write(target)

    assert target.blobs[REPOSITORY, sha256(CONTENT)] == CONTENT


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://registry.example/v2/", "https://registry.example:443/v2/a?b=c", True),
        ("https://registry.example", "https://REGISTRY.example/token", True),
        ("http://127.0.0.1:80/", "http://127.0.0.1/", True),
        ("https://registry.example", "http://registry.example", False),
        ("https://registry.example", "http://registry.example:443", False),
        ("https://registry.example", "https://registry.example:8443", False),
        ("https://registry.example", "https://registry.example.org", False),
        ("https://registry.example", "https://registry.example@127.0.0.1/", False),
    ],
)
def test_an_origin_is_a_scheme_a_host_and_a_port(one: str, other: str, *, same: bool) -> None:
    assert same_origin(one, other) is same


def test_a_failure_tells_no_signature(target: Loopback) -> None:
    target.redirects[BLOB] = f"{NOBODY}/layer?X-Amz-Signature=signed"

    with pytest.raises(Failure) as failure:
        read(target)
    assert str(failure.value).startswith(f"GET {target.address}{BLOB}: NewConnectionError: ")
    assert "Connection refused" in str(failure.value)
    assert "signed" not in str(failure.value)


def test_a_redirect_to_what_is_no_address_tells_no_signature(target: Loopback) -> None:
    target.redirects[BLOB] = "http://[nobody/layer?X-Amz-Signature=signed"

    with pytest.raises(Failure, match=f"HEAD {target.address}{BLOB}: ") as failure:
        Registry(target.address).has_blob(REPOSITORY, sha256(CONTENT))
    assert "signed" not in str(failure.value)


def test_a_proxy_gets_the_password_in_its_address(target: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    target.proxy_user = ("somebody", "p@ss:word")
    target.add_blob(REPOSITORY, CONTENT)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://somebody:p%40ss%3Aword@{target.host}")

    with Registry("http://registry.example").blob(REPOSITORY, sha256(CONTENT)) as content:
        assert content.read() == CONTENT
    assert target.given == []


def test_a_proxys_address_that_cannot_be_read_tells_no_password(
    target: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://somebody:sec#ret@{target.host}")

    with pytest.raises(Failure) as failure:
        read(target)
    assert "sec" not in str(failure.value).replace("127.0.0.1", "")
