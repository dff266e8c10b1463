"""The access entries that EKS makes itself for the roles of nodes."""

from typing import Literal

from ministack.services import eks

from tools.local_aws.emulator.eks_api.store import Record

Kind = Literal["EC2_LINUX", "FARGATE_LINUX"]


def admit(cluster: Record, *, role: str, kind: Kind) -> None:
    """Give a role of nodes its access entry, as EKS does with the first node group or profile that uses the role.

    Amazon EKS user guide, “Create access entries”, read 2026-11-23. A cluster that is told by its ConfigMap alone has
    no entries.
    """
    key = eks._ae_key(cluster["name"], role)
    if cluster["accessConfig"].get("authenticationMode") == "CONFIG_MAP" or key in eks._access_entries:
        return
    entry = eks._build_access_entry(cluster["name"], role, {"type": kind})
    eks._access_entries[key] = entry


def dismiss(cluster: Record, *, role: str, kind: Kind) -> None:
    """Take the access entry of a role that no node group or profile uses any more."""
    key = eks._ae_key(cluster["name"], role)
    if eks._access_entries.get(key, {}).get("type") == kind:
        eks._access_entries.pop(key)
