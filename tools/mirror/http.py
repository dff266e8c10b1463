"""Requests to registries: proxies, patience, and the tokens that registries ask for."""

import re
import ssl
from collections.abc import Iterator
from http import HTTPStatus
from typing import IO, TYPE_CHECKING
from urllib.parse import unquote, urlencode, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from tools.failure import Failure
from tools.mirror.addresses import same_origin, shown

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

CONNECT_SECONDS, READ_SECONDS = 10, 120
ATTEMPTS = 4
BUSY = (429, 500, 502, 503, 504)
"""What a registry says when it is worth another attempt."""


class Http:
    """Requests with one identity, or none.

    A password is for the host that is asked: it is not for whom a redirect leads to, and goes nowhere in the clear
    where that host is not in the clear itself.
    A registry that wants a bearer token says where to get it; one token serves for one scope.
    https://distribution.github.io/distribution/spec/auth/token/
    """

    def __init__(self, credentials: tuple[str, str] | None) -> None:
        self._credentials = credentials
        self._authorization: dict[str, str] = {}
        """By host and repository."""
        self._pools: dict[str, PoolManager] = {}
        """Connections, by the proxy that they go through."""

    def request(
        self,
        method: str,
        url: str,
        *,
        expected: tuple[HTTPStatus, ...],
        headers: dict[str, str] | None = None,
        body: bytes | IO[bytes] | None = None,
    ) -> "BaseHTTPResponse":
        """The whole answer; raises `Failure` for a status that was not expected."""
        answer = self._answer(method, url, headers=headers or {}, body=body, preload=True)
        if answer.status not in expected:
            said = answer.data[:500].decode(errors="replace").strip()
            raise Failure(f"{method} {shown(url)}: {answer.status} {answer.reason or ''} {said}".rstrip())
        return answer

    def stream(self, url: str, *, size: int) -> Iterator[bytes]:
        """The body of what stands at an address, piece by piece; raises `Failure` where it breaks off."""
        from urllib3.exceptions import HTTPError

        answer = self._answer("GET", url, headers={}, body=None, preload=False)
        try:
            if answer.status != HTTPStatus.OK:
                raise Failure(f"GET {shown(url)}: {answer.status} {answer.reason or ''}".rstrip())
            yield from answer.stream(size)
        except HTTPError as error:
            raise Failure(f"GET {shown(url)}: broke off ({_why(error)}); run it again, it goes on from here") from error
        finally:
            answer.release_conn()

    def _answer(
        self, method: str, url: str, *, headers: dict[str, str], body: bytes | IO[bytes] | None, preload: bool
    ) -> "BaseHTTPResponse":
        from urllib3.exceptions import HTTPError

        place = _place(url)
        try:
            answer = self._send(method, url, headers, body, preload=preload)
            if answer.status == HTTPStatus.UNAUTHORIZED and place not in self._authorization:
                answer.drain_conn()
                self._authorization[place] = self._authorize(_challenge(answer, url), url)
                if body is not None and not isinstance(body, bytes):
                    body.seek(0)
                answer = self._send(method, url, headers, body, preload=preload)
        except (HTTPError, ssl.SSLError, ValueError) as error:
            raise Failure(f"{method} {shown(url)}: {_why(error)}") from error
        return answer

    def _send(
        self, method: str, url: str, headers: dict[str, str], body: bytes | IO[bytes] | None, *, preload: bool
    ) -> "BaseHTTPResponse":
        from urllib3 import Retry, Timeout

        known = self._authorization.get(_place(url))
        repeatable = method in ("GET", "HEAD")
        return self._pool(url).request(
            method,
            url,
            headers=headers | ({"Authorization": known} if known else {}),
            body=body,
            preload_content=preload,
            timeout=Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            retries=Retry(
                total=ATTEMPTS,
                connect=1,
                backoff_factor=1,
                status_forcelist=BUSY if repeatable else (),
                read=None if repeatable else 0,
                raise_on_status=False,
            ),
        )

    def _authorize(self, challenge: str, url: str) -> str:
        """The header that a registry's challenge asks for."""
        from urllib3.util import make_headers

        scheme, _, rest = challenge.partition(" ")
        basic = ":".join(self._credentials) if self._credentials else None
        if scheme.lower() == "basic" and basic:
            return make_headers(basic_auth=basic)["authorization"]
        asked = dict(re.findall(r'(\w+)="([^"]*)"', rest))
        if scheme.lower() != "bearer" or "realm" not in asked:
            raise Failure(f"{shown(url)}: asks for credentials, and there are none ({challenge or 'no challenge'})")
        realm = f"{asked.pop('realm')}?{urlencode(asked)}"
        if basic and not realm.startswith("https://") and not same_origin(realm, url):
            raise Failure(f"{shown(url)}: sends for a token to {shown(realm)}, where a password would go in the clear")
        answer = self._pool(realm).request("GET", realm, headers=make_headers(basic_auth=basic) if basic else {})
        if answer.status != HTTPStatus.OK:
            raise Failure(f"{shown(realm)}: gives no token: {answer.status}")
        given = answer.json()
        token = given.get("token") or given.get("access_token")
        if not token:
            raise Failure(f"{shown(realm)}: gives no token")
        return f"Bearer {token}"

    def _pool(self, url: str) -> "PoolManager":
        """Connections to a host, through the proxy that the person's variables name for it."""
        from urllib3 import PoolManager, ProxyManager

        parts = urlsplit(url)
        proxy = "" if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme, "")
        if proxy not in self._pools:
            self._pools[proxy] = ProxyManager(proxy, proxy_headers=_named(proxy)) if proxy else PoolManager()
        return self._pools[proxy]


def _place(url: str) -> str:
    """What one token serves for: a repository of a registry."""
    parts = urlsplit(url)
    return parts.netloc + re.split(r"/(?:manifests|blobs|tags)/", parts.path)[0]


def _challenge(answer: "BaseHTTPResponse", url: str) -> str:
    """What the host that was asked wants; raises `Failure` where it is another that wants it."""
    asking = url
    for step in answer.retries.history if answer.retries else ():
        asking = urljoin(asking, step.redirect_location or "")
    if not same_origin(asking, url):
        raise Failure(f"{shown(url)}: leads to {shown(asking)}, which asks for credentials, and those are not for it")
    return answer.headers.get("WWW-Authenticate", "")


def _named(proxy: str) -> dict[str, str]:
    """The header that tells a proxy the name and password in its own address."""
    from urllib3.util import make_headers

    parts = urlsplit(proxy)
    if parts.username is None:
        return {}
    return dict(make_headers(proxy_basic_auth=f"{unquote(parts.username)}:{unquote(parts.password or '')}"))


def _why(error: Exception) -> str:
    """What went wrong, without addresses: a query may be signed, and a proxy's address hold a password."""
    from urllib3.exceptions import MaxRetryError

    reason = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    name = type(reason).__name__
    if isinstance(reason, ValueError) and not isinstance(reason, ssl.SSLError):
        return f"{name}, for something that cannot be read"
    return f"{name}: {re.sub(r'[?][^ ]*', '', str(reason))}"
