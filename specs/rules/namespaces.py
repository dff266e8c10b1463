"""Which namespaces policies of pods may be for."""

from collections.abc import Iterator

from specs.pod_policies.namespaces import SYSTEM_NAMESPACES
from specs.problems import Violation


def system_namespaces_stay_open(namespace: str) -> Iterator[Violation]:
    """Add-ons talk to the API server and to AWS, and everybody to DNS."""
    if namespace in SYSTEM_NAMESPACES:
        message = f"must be none of Kubernetes's own, whose add-ons would be cut off, got {namespace!r}"
        yield Violation(path=("namespace",), message=message)
