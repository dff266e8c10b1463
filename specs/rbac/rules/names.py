"""What the name of a role or a binding must be."""

from collections.abc import Iterator

from specs.problems import Violation


def the_name_is_ones_own(name: str) -> Iterator[Violation]:
    """Kubernetes keeps `system:` and EKS `eks:`, and both put back what somebody changes.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#auto-reconciliation
    """
    if name.startswith(("system:", "eks:")):
        message = f"must not start with 'system:' or 'eks:', which Kubernetes and EKS keep for themselves, got {name!r}"
        yield Violation(path=("name",), message=message)
