"""What a team's namespace holds back."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from constructs import Construct

from constructs_lib.kubernetes.applied_object import AppliedObject
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from specs.teams.limits import LimitsSpec
from specs.teams.team import TeamSpec

Object: TypeAlias = dict[str, Any]
"""One object of Kubernetes."""

QUOTA = "team"
LIMITS = "containers"
"""The names of a team's ResourceQuota and LimitRange in its namespace."""


class Teams(Construct):
    """The quotas and limits of teams' namespaces; their pod security and network policies are policies of pods.

    https://kubernetes.io/docs/concepts/policy/resource-quotas/
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        specs: Sequence[TeamSpec],
        kubectl: Kubectl,
        namespaces: Namespaces,
    ) -> None:
        """Apply them, each in its team's namespace, the limits first: their defaults are what the quota counts."""
        super().__init__(scope, construct_id)
        for spec in specs:
            team = Construct(self, spec.name)
            quota = AppliedObject(team, "Quota", manifest=resource_quota(spec), kubectl=kubectl)
            namespaces.before(quota, name=spec.home)
            for manifest in limit_ranges(spec):
                limits = AppliedObject(team, "Limits", manifest=manifest, kubectl=kubectl)
                namespaces.before(limits, name=spec.home)
                quota.node.add_dependency(limits)


def resource_quota(spec: TeamSpec) -> Object:
    """The ResourceQuota of a team's namespace."""
    return _object("ResourceQuota", QUOTA, spec, {"hard": dict(spec.quota)})


def limit_ranges(spec: TeamSpec) -> Iterator[Object]:
    """The LimitRange of a team's namespace, where it says one."""
    limits = _limits(spec.limits)
    if limits:
        yield _object("LimitRange", LIMITS, spec, {"limits": [{"type": "Container", **limits}]})


def _limits(spec: LimitsSpec) -> Object:
    written = {"min": spec.min, "defaultRequest": spec.default_request, "default": spec.default, "max": spec.max}
    return {key: {**amounts} for key, amounts in written.items() if amounts}


def _object(kind: str, name: str, team: TeamSpec, content: Object) -> Object:
    metadata = {"name": name, "namespace": team.home}
    return {"apiVersion": "v1", "kind": kind, "metadata": metadata, "spec": content}
