"""What teams must be, by themselves."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specs.access.rules.principals import can_have_an_entry
from specs.pod_policies.namespaces import INITIAL_NAMESPACES
from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.pod_policies.network_policy import AllowedTrafficSpec
    from specs.teams.limits import LimitsSpec
    from specs.teams.team import MemberSpec

COUNTED_REQUESTS = {"cpu": "cpu", "requests.cpu": "cpu", "memory": "memory", "requests.memory": "memory"}
COUNTED_LIMITS = {"limits.cpu": "cpu", "limits.memory": "memory"}
"""What a quota counts that is a container's, by the quota's key.

https://kubernetes.io/docs/concepts/policy/resource-quotas/
"""


def a_member_can_have_an_entry(principal: str) -> Iterator[Violation]:
    """Membership is an access entry."""
    yield from can_have_an_entry(("principal",), principal)


def an_open_network_allows_nothing(
    allow: tuple["AllowedTrafficSpec", ...], open_because: str | None
) -> Iterator[Violation]:
    """Where nothing is denied, nothing is let through."""
    if allow and open_because:
        message = "must not stand beside allow: an open network lets everything through; remove one of the two"
        yield Violation(path=("open_because",), message=message)


def the_namespace_is_nobody_elses(name: str, namespace: str | None) -> Iterator[Violation]:
    """What holds in a team's namespace would hold for everybody who is in it."""
    if (namespace or name) in INITIAL_NAMESPACES:
        path = ("namespace",) if namespace else ("name",)
        message = f"must be none of the namespaces that every cluster has, got {namespace or name!r}"
        yield Violation(path=path, message=message)


def members_come_once(members: tuple["MemberSpec", ...]) -> Iterator[Violation]:
    """A member may do one thing or the other."""
    for index, principal in repeated(member.principal for member in members):
        message = f"must stand once, {principal!r} stands above already; write the stronger policy there"
        yield Violation(path=("members", index, "principal"), message=message)


def privileges_have_a_reason(pod_security: str, privileged_because: str | None) -> Iterator[Violation]:
    """A privileged pod is root of its node, and with that all pods there.

    https://kubernetes.io/docs/concepts/security/pod-security-standards/#privileged
    """
    if pod_security == "privileged" and privileged_because is None:
        message = "must say why pods may be privileged, and so root of their nodes; or write pod_security: baseline"
        yield Violation(path=("privileged_because",), message=message)
    elif pod_security != "privileged" and privileged_because is not None:
        message = f"must stand beside pod_security: privileged, got {pod_security}; remove it"
        yield Violation(path=("privileged_because",), message=message)


def what_is_counted_has_a_default(quota: Mapping[str, str], limits: "LimitsSpec") -> Iterator[Violation]:
    """Where a quota counts what a container does not say, the pod is refused.

    https://kubernetes.io/docs/concepts/policy/resource-quotas/#how-kubernetes-resourcequotas-work; what stands in for
    what: SetDefaults_LimitRangeItem of kubernetes/kubernetes, pkg/apis/core/v1/defaults.go.
    """
    limited = {*limits.default, *limits.max}
    requested = {*limits.default_request, *limits.min, *limited}
    for key in quota:
        for counted, said, field in (
            (COUNTED_REQUESTS, requested, "default_request"),
            (COUNTED_LIMITS, limited, "default"),
        ):
            if key in counted and counted[key] not in said:
                message = (
                    f"must stand beside limits.{field}.{counted[key]}: where a quota counts it, pods that do not say "
                    "it are refused"
                )
                yield Violation(path=("quota", key), message=message)
