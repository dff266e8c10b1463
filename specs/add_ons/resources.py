"""What the pods of an add-on ask of their node."""

from collections.abc import Iterator
from typing import ClassVar

from specs.json import Json
from specs.problems import Violation
from specs.quantity import Quantity, amount
from specs.spec import Rule, Spec


def the_limit_is_not_under_the_request(memory: Quantity | None, memory_limit: Quantity | None) -> Iterator[Violation]:
    """Kubernetes refuses a container that requests more than its limit."""
    if memory is not None and memory_limit is not None and amount(memory_limit) < amount(memory):
        message = f"must be at least what is requested, {memory}, got {memory_limit!r}"
        yield Violation(path=("memory_limit",), message=message)


class ResourcesSpec(Spec):
    """What a container requests, and the memory above which it is killed. CPU has no limit: it would only slow it down.

    https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
    """

    rules: ClassVar[tuple[Rule, ...]] = (the_limit_is_not_under_the_request,)

    cpu: Quantity | None = None
    """CPU that is kept for it. Absent: the add-on's own default."""
    memory: Quantity | None = None
    """Memory that is kept for it. Absent: the add-on's own default."""
    memory_limit: Quantity | None = None
    """Memory above which it is killed. Absent: the add-on's own default."""

    def written(self) -> dict[str, Json]:
        """The container's `resources`; empty: nothing is said."""
        requests: dict[str, Json] = {
            name: value for name, value in (("cpu", self.cpu), ("memory", self.memory)) if value is not None
        }
        parts: dict[str, Json] = {
            "requests": requests,
            "limits": {"memory": self.memory_limit} if self.memory_limit is not None else {},
        }
        return {name: part for name, part in parts.items() if part}
