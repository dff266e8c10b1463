"""Who may call: programs of this machine, and no page in a browser, which can reach loopback too.

A page gives itself away by its `Origin`, and one whose own name was made to lead to loopback by its `Host`.
"""

from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

Application = Callable[[Any, Any, Any], Awaitable[None]]
"""Of ASGI: called with a scope, what receives, and what sends; every server and framework types them its own way."""


def of_this_machine_only(application: Application) -> Application:
    """The same ASGI application, which answers 403 to everybody else."""

    async def guarded(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan" or may_call(dict(scope["headers"])):
            await application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close"})
        else:
            await send({"type": "http.response.start", "status": 403, "headers": []})
            await send({"type": "http.response.body", "body": b"The local AWS answers this machine's programs only.\n"})

    return guarded


def may_call(headers: dict[bytes, bytes]) -> bool:
    """Whether the headers are those of a program that asked loopback by one of its own names."""
    try:
        host = urlsplit(f"//{headers.get(b'host', b'').decode()}").hostname or ""
        here = host == "localhost" or host.endswith(".localhost") or ip_address(host).is_loopback
    except ValueError:
        here = False
    return here and b"origin" not in headers
