"""What an address says: whose it is, and how much of it may be shown."""

from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
"""https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml"""


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses are of one server: scheme, host and port, so that what is secret for one is for the other.

    https://www.rfc-editor.org/rfc/rfc6454#section-4
    """
    try:
        return _origin(one) == _origin(other)
    except ValueError:  # a port that is no number, say: nobody's
        return False


def shown(url: str) -> str:
    """An address without its query, which may hold a secret."""
    return url.partition("?")[0]


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
