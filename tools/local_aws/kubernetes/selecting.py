"""Label and field selectors of a list request, as the Kubernetes page "Labels and Selectors" has them."""

import re
from collections.abc import Mapping
from typing import Any

from tools.local_aws.kubernetes.refusal import Refusal

_SET = re.compile(r"(?P<key>\S+)\s+(?P<operator>in|notin)\s*\((?P<values>[^)]*)\)")
_EQUALITY = re.compile(r"(?P<key>[^=!\s]+)\s*(?P<operator>==|=|!=)\s*(?P<value>\S*)")


def labelled(labels: Mapping[str, str], selector: str) -> bool:
    """Whether the labels meet all requirements of a selector such as `a=b,c,!d,e in (f,g)`."""
    return all(_meets(labels, requirement) for requirement in _split(selector))


def fields_match(found: Mapping[str, Any], selector: str) -> bool:
    """Whether an object meets a field selector, which here knows name and namespace."""
    for requirement in _split(selector):
        match = _EQUALITY.fullmatch(requirement)
        if match is None or match["key"] not in ("metadata.name", "metadata.namespace"):
            raise Refusal.bad_request(f'field label not supported: "{requirement}"')
        value = found["metadata"].get(match["key"].partition(".")[2], "")
        if (value == match["value"]) == (match["operator"] == "!="):
            return False
    return True


def _split(selector: str) -> list[str]:
    return [part.strip() for part in re.split(r",(?![^(]*\))", selector) if part.strip()]


def _meets(labels: Mapping[str, str], requirement: str) -> bool:
    if match := _SET.fullmatch(requirement):
        values = {value.strip() for value in match["values"].split(",")}
        return (labels.get(match["key"]) in values) == (match["operator"] == "in")
    if match := _EQUALITY.fullmatch(requirement):
        return (labels.get(match["key"]) == match["value"]) == (match["operator"] != "!=")
    return (requirement.removeprefix("!") in labels) != requirement.startswith("!")
