"""The patches that the API takes, by their media type."""

from typing import Any

import jsonpatch
import jsonpointer

from tools.local_aws.kubernetes.kinds import Kind
from tools.local_aws.kubernetes.merging import Object, StrategicMerge, merged
from tools.local_aws.kubernetes.refusal import Refusal
from tools.local_aws.kubernetes.schemas import Schemas

MERGE = "application/merge-patch+json"
STRATEGIC = "application/strategic-merge-patch+json"
JSON = "application/json-patch+json"


def patched(kind: Kind, before: Object, patch: Any, *, media_type: str, schemas: Schemas) -> Object:  # noqa: ANN401
    """The object after a patch; raises `Refusal` for one that cannot be applied or that the kind does not take."""
    if media_type == JSON:
        return _by_json_patch(kind, before, patch)
    taken = (MERGE, STRATEGIC) if kind.definition else (MERGE,)
    if media_type not in taken:
        accepted = ", ".join((JSON, *taken))
        message = f"the body of the request was in an unknown format - accepted media types include: {accepted}"
        raise Refusal(code=415, reason="UnsupportedMediaType", message=message)
    if not isinstance(patch, dict):
        raise Refusal.bad_request("a merge patch is an object")
    if media_type == STRATEGIC:
        return StrategicMerge(schemas).merge(before, patch, kind.definition)
    return merged(before, patch)


def _by_json_patch(kind: Kind, before: Object, patch: Any) -> Object:  # noqa: ANN401
    try:
        result: Object = jsonpatch.apply_patch(before, patch)
    except (jsonpatch.JsonPatchException, jsonpointer.JsonPointerException) as error:
        raise Refusal.invalid(kind.qualified, before["metadata"]["name"], [str(error)]) from error
    return result
