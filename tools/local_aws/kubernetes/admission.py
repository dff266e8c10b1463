"""Whether an object may be stored: its shape, its names, its values, and what it may not change.

Stricter than the API server in one thing: what the server answers with a warning (an unknown field under
`--validate=false` or `warn`) is refused here too.
"""

from typing import Any

from tools.local_aws.kubernetes import custom_kinds, immutable, names
from tools.local_aws.kubernetes.kinds import Kind
from tools.local_aws.kubernetes.refusal import Refusal
from tools.local_aws.kubernetes.schemas import Schemas
from tools.local_aws.kubernetes.values import wrong_values

Object = dict[str, Any]


def admit(kind: Kind, found: Object, schemas: Schemas, *, before: Object | None = None) -> None:
    """Raise `Refusal` with everything that is wrong with an object, or with its change from the state before."""
    _shape(kind, found, schemas)
    wrong = [*names.naming(kind, found["metadata"])]
    if kind.definition:
        wrong += wrong_values(schemas, kind.definition, found)
    if kind.name == "CustomResourceDefinition":
        wrong += custom_kinds.wrong_definition(found)
    if before is not None:
        wrong += immutable.changes(kind, before, found)
    if wrong:
        raise Refusal.invalid(kind.qualified, found["metadata"]["name"], list(dict.fromkeys(wrong)))


def _shape(kind: Kind, found: Object, schemas: Schemas) -> None:
    wrong = schemas.errors(kind.definition, found) if kind.definition else custom_kinds.wrong_object(kind, found)
    unknown = [line for line in wrong if line.startswith("unknown field")]
    if unknown:
        raise Refusal.bad_request(
            f'{kind.name} in version "{kind.version}" cannot be handled as a {kind.name}: '
            f"strict decoding error: {', '.join(unknown)}"
        )
    if wrong:
        raise Refusal.invalid(kind.qualified, found["metadata"].get("name", ""), wrong)
