"""The EKS API: what ministack lacks of it is added, what it has is checked first."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ministack.services import eks

from specs.refusals.refusal import RefusedError
from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.ministack import Answer

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Request:
    """One call of the EKS API."""

    parts: Mapping[str, str]
    """What stands in the variable places of the path."""

    query: Mapping[str, str]
    body: Body
    forward: Callable[[], Body] = field(repr=False)
    """ministack's own answer to this call; raises ApiError where that is an error."""


@dataclass(frozen=True, kw_only=True)
class Route:
    """One action: its method, its path with `{name}` for variable places, and what answers it."""

    method: str
    path: str
    answer: Callable[[Request], Body]

    def match(self, method: str, path: str) -> Mapping[str, str] | None:
        """The variable parts of a path that this route answers; None where it answers another."""
        if method != self.method:
            return None
        found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path), path)
        return found.groupdict() if found else None


def route_eks(routes: Iterable[Route]) -> None:
    """Answer these routes before ministack sees a call."""
    table = tuple(routes)
    ministacks = eks._handle_request_sync

    def handle(method: str, path: str, headers: Any, raw: bytes, query: Mapping[str, Any]) -> Answer:
        for route in table:
            parts = route.match(method, path)
            if parts is not None:
                return _answered(route, parts, lambda: ministacks(method, path, headers, raw, query), raw, query)
        answer: Answer = ministacks(method, path, headers, raw, query)
        return answer

    eks._handle_request_sync = handle


def _answered(
    route: Route, parts: Mapping[str, str], ministacks: Callable[[], Answer], raw: bytes, query: Mapping[str, Any]
) -> Answer:
    request = Request(
        parts=parts,
        query={name: value[0] if isinstance(value, list) else value for name, value in query.items()},
        body=json.loads(raw) if raw else {},
        forward=lambda: _parsed(ministacks()),
    )
    try:
        return 200, {"Content-Type": "application/json"}, json.dumps(route.answer(request)).encode()
    except ApiError as error:
        return _error(error.status, error.code, error.message)
    except RefusedError as error:
        return _error(error.refusal.status, error.refusal.code, error.answer)


def _parsed(answer: Answer) -> Body:
    status, _, raw = answer
    body: Body = json.loads(raw or b"{}")
    if status >= 400:
        raise ApiError(service="Eks", code=body.get("__type", ""), message=body.get("message", ""), status=status)
    return body


def _error(status: int, code: str, message: str) -> Answer:
    answer: Answer = eks._error(status, code, message)
    return answer
