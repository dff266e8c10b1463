"""What this EKS remembers; each account and region has its own."""

from collections.abc import Iterator
from typing import Any

from ministack.core.responses import AccountRegionScopedDict
from ministack.services import eks

from tools.local_aws.emulator.api_error import ApiError

Record = dict[str, Any]

FARGATE_PROFILES = AccountRegionScopedDict()
"""Fargate profiles by cluster and name: ministack has none."""

CAPABILITIES = AccountRegionScopedDict()
"""Capabilities by cluster and name: ministack has none."""

UPDATES = AccountRegionScopedDict()
"""Updates by cluster and id, in the order in which they were made."""


def cluster_named(name: str) -> Record:
    """The cluster with this name; raises ApiError where there is none."""
    found: Record | None = eks._clusters.get(name)
    if found is None:
        raise ApiError(
            service="Eks", code="ResourceNotFoundException", message=f"No cluster found for name: {name}.", status=404
        )
    return found


def node_group_named(cluster: str, name: str) -> Record:
    """A cluster's node group with this name; raises ApiError where there is none."""
    found: Record | None = eks._nodegroups.get(f"{cluster}/{name}")
    if found is None:
        raise ApiError(
            service="Eks",
            code="ResourceNotFoundException",
            message=f"No node group found for name: {name}.",
            status=404,
        )
    return found


def node_groups_of(cluster: str) -> dict[str, Record]:
    """A cluster's node groups by name."""
    return dict(_of(cluster, eks._nodegroups, separator="/"))


def fargate_profiles_of(cluster: str) -> dict[str, Record]:
    """A cluster's Fargate profiles by name."""
    return dict(_of(cluster, FARGATE_PROFILES, separator="/"))


def access_entries_of(cluster: str) -> dict[str, Record]:
    """A cluster's access entries by principal."""
    return dict(_of(cluster, eks._access_entries, separator="\x00"))


def add_ons_of(cluster: str) -> dict[str, Record]:
    """A cluster's add-ons by name."""
    return dict(_of(cluster, eks._addons, separator="/"))


def capabilities_of(cluster: str) -> dict[str, Record]:
    """A cluster's capabilities by name."""
    return dict(_of(cluster, CAPABILITIES, separator="/"))


def identity_providers_of(cluster: str) -> dict[str, Record]:
    """A cluster's identity providers for people by name; there is one at most."""
    return dict(_of(cluster, eks._idp_configs, separator="\x00"))


def pod_identities_of(cluster: str) -> dict[str, Record]:
    """A cluster's pod identity associations by id."""
    return dict(_of(cluster, eks._pod_identity_associations, separator="\x00"))


def _of(cluster: str, records: Any, *, separator: str) -> Iterator[tuple[str, Record]]:
    for key, record in records.items():
        owner, _, name = key.partition(separator)
        if owner == cluster:
            yield name, record
