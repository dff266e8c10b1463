"""What the API answers when it does not do what it was asked."""

from collections.abc import Sequence
from typing import Any, Self


class Refusal(Exception):
    """An answer of kind `Status`: HTTP code, reason and message, as the Kubernetes API conventions define them."""

    def __init__(self, *, code: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.reason = reason
        self.message = message

    @classmethod
    def bad_request(cls, message: str) -> Self:
        """The request itself is not understood."""
        return cls(code=400, reason="BadRequest", message=message)

    @classmethod
    def not_found(cls, resource: str, name: str) -> Self:
        """There is no object of this name; the resource is `plural` or `plural.group`."""
        return cls(code=404, reason="NotFound", message=f'{resource} "{name}" not found')

    @classmethod
    def conflict(cls, message: str) -> Self:
        """Somebody else owns or has changed what the request would change."""
        return cls(code=409, reason="Conflict", message=message)

    @classmethod
    def forbidden(cls, message: str) -> Self:
        """Understood, and never allowed."""
        return cls(code=403, reason="Forbidden", message=message)

    @classmethod
    def invalid(cls, kind: str, name: str, causes: Sequence[str]) -> Self:
        """The object breaks rules, all of which are named; the kind is `Kind` or `Kind.group`."""
        listed = causes[0] if len(causes) == 1 else f"[{', '.join(causes)}]"
        return cls(code=422, reason="Invalid", message=f'{kind} "{name}" is invalid: {listed}')

    def status(self) -> dict[str, Any]:
        """The body of the answer."""
        return {
            "kind": "Status",
            "apiVersion": "v1",
            "metadata": {},
            "status": "Failure",
            "message": self.message,
            "reason": self.reason,
            "code": self.code,
        }
