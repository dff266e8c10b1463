"""What a team's quota may count."""

import re
from collections.abc import Iterator, Mapping

from specs.api_resources import groups_of, served
from specs.nearest import nearest
from specs.problems import Violation
from specs.quantity import amount

COUNT = "count/"

THINGS = (
    "pods",
    "resourcequotas",
    "services",
    "replicationcontrollers",
    "secrets",
    "configmaps",
    "persistentvolumeclaims",
    "services.nodeports",
    "services.loadbalancers",
)
STANDARD = (
    *("cpu", "memory", "ephemeral-storage"),
    *("requests.cpu", "requests.memory", "requests.storage", "requests.ephemeral-storage"),
    *("limits.cpu", "limits.memory", "limits.ephemeral-storage"),
    *THINGS,
)
"""What a quota's name without `/` may be; any other is refused when the object is applied.

integerResources and standardQuotaResources of kubernetes/kubernetes pkg/apis/core/helper/helpers.go @0001090, as
ValidateResourceQuotaResourceName and ValidateResourceQuantityValue ask for them.
"""
HUGE_PAGES = re.compile(r"(requests\.)?hugepages-.+")
NATIVE = "kubernetes.io/"
"""Names with it are no extended resources: IsExtendedResourceName of the same file."""


def what_is_counted_is_known(quota: Mapping[str, str]) -> Iterator[Violation]:
    """Kubernetes refuses a name that it does not know, and counts nothing by one that means nothing."""
    for key in quota:
        message = _unknown_count(key) if key.startswith(COUNT) else _unknown_name(key)
        if message:
            yield Violation(path=("quota", key), message=message)


def things_are_counted_in_whole_numbers(quota: Mapping[str, str]) -> Iterator[Violation]:
    """Half a pod is refused, and of extended resources half a device."""
    for key, quantity in quota.items():
        if _is_of_things(key) and amount(quantity) % 1:
            yield Violation(path=("quota", key), message=f"must be a whole number, got {quantity!r}")


def _unknown_name(key: str) -> str | None:
    if "/" in key or key in STANDARD or HUGE_PAGES.fullmatch(key):
        return None
    near = nearest(key, STANDARD)
    hint = f"; did you mean {near}?" if near else f"; write {COUNT}<resource>.<group> to count other things"
    return f"is nothing that a ResourceQuota counts{hint}"


def _unknown_count(key: str) -> str | None:
    """What is wrong with `count/<resource>.<group>`; groups that Kubernetes has not may be an add-on's."""
    name, _, group = key.removeprefix(COUNT).partition(".")
    known = served(group)
    if name in known or (group and not known):
        return None
    home = next((home for home in groups_of(name) if name in served(home)), group)
    near = nearest(name, served(home))
    meant = f"{near}.{home}".rstrip(".") if near else ""
    what = f"a resource of the group {group}" if group else "a resource of the core group, or <resource>.<group>"
    return f"must count {what}, got {name!r}" + (f"; did you mean {COUNT}{meant}?" if meant else "")


def _is_of_things(key: str) -> bool:
    """As IsIntegerResourceName has it: `requests.` with a name of somebody else's stays what it is."""
    extended = "/" in key and NATIVE not in key and not key.startswith("requests.")
    return key in THINGS or extended
