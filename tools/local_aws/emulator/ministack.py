"""Calls of the emulator's own APIs inside the process.

Pinned to ministack 1.5.33: it has no public Python interface, so its private names are used here and nowhere else but
in `engine.py`, `strict/` and the two `*_api` packages.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.etree import ElementTree as ET

from ministack.services import ec2, eks, iam
from ministack.services.cloudformation import provisioners

from specs.refusals.refusal import RefusedError
from tools.local_aws.emulator.api_error import ApiError, Service
from tools.local_aws.emulator.resource_type import Properties

Answer = tuple[int, dict[str, str], bytes]
"""Status, headers and body, as ministack's handlers give them."""


def call_ec2(action: str, **parameters: object) -> ET.Element:
    """Call an EC2 action with its query parameters; empty ones are left out."""
    query = {name: [_text(value)] for name, value in parameters.items() if value not in (None, "", [])}
    return _xml(ec2._ACTION_MAP[action](query), service="Ec2")


def call_iam(action: str, **parameters: object) -> ET.Element:
    """Call one of ministack's IAM functions with its query parameters; empty ones are left out."""
    query = {name: [_text(value)] for name, value in parameters.items() if value not in (None, "", [])}
    return _xml(getattr(iam, action)(query), service="Iam")


def call_eks(method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Call the EKS API, with the refusals and the actions that this emulator adds to ministack's."""
    status, _, answer = eks._handle_request_sync(method, path, {}, json.dumps(body or {}).encode(), {})
    found: dict[str, Any] = json.loads(answer or b"{}")
    if status >= 400:
        raise ApiError(service="Eks", code=found.get("__type", ""), message=found.get("message", ""), status=status)
    return found


def element_text(element: ET.Element, name: str) -> str:
    """The text of the first descendant with this name, namespace aside; raises KeyError where there is none."""
    for found in element.iter():
        if found.tag.rpartition("}")[2] == name:
            return found.text or ""
    raise KeyError(name)


def ec2_tags(resource: str, properties: Properties) -> dict[str, str]:
    """The query parameters that tag a resource while it is created."""
    parameters = {}
    for number, tag in enumerate(properties.get("Tags") or (), start=1):
        parameters["TagSpecification.1.ResourceType"] = resource
        parameters[f"TagSpecification.1.Tag.{number}.Key"] = tag["Key"]
        parameters[f"TagSpecification.1.Tag.{number}.Value"] = tag["Value"]
    return parameters


def retag_ec2(resource_id: str, old: Properties, new: Properties) -> None:
    """Bring the tags of an EC2 resource from what the template said to what it says now."""
    provisioners._ec2_apply_tags(resource_id, new, old)


def tag_map(properties: Properties) -> dict[str, str]:
    """The Tags of a template, list or map, as the map that newer APIs take."""
    tags: dict[str, str] = provisioners._tag_map(properties.get("Tags"))
    return tags


@contextmanager
def refused_by(service: Service) -> Iterator[None]:
    """Turn a refusal that is raised inside into the answer of a service."""
    try:
        yield
    except RefusedError as error:
        raise ApiError(
            service=service, code=error.refusal.code, message=error.answer, status=error.refusal.status
        ) from error


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _xml(answer: Answer, *, service: Any) -> ET.Element:
    status, _, body = answer
    found = ET.fromstring(body)  # noqa: S314 -- this process wrote it
    if status >= 400:
        raise ApiError(
            service=service, code=element_text(found, "Code"), message=element_text(found, "Message"), status=status
        )
    return found
