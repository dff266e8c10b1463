"""Roles whose access entries EKS makes itself: those of node groups, of Fargate profiles and of capabilities."""

from collections.abc import Iterator, Mapping

from tools.access.access_policies import ACCESS_POLICIES, MADE_BY_EKS, NODES, UNKNOWN
from tools.access.report import Grant, Principal
from tools.access.resources import Resource, Resources
from tools.access.roles import Role

POLICIES = {
    "ACK": ("AmazonEKSACKPolicy",),
    "ARGOCD": ("AmazonEKSArgoCDClusterPolicy", "AmazonEKSArgoCDPolicy"),
    "KRO": ("AmazonEKSKROPolicy",),
}
"""What the entry of a capability's role has, by the capability's type.

https://docs.aws.amazon.com/eks/latest/userguide/capabilities-security.html and the pages on creating each, read
2026-11-23.
"""
IN_ITS_NAMESPACE = "AmazonEKSArgoCDPolicy"
ARGO_CD = "argocd"
"""The namespace of Argo CD, where the capability names none: as above."""


def made_by_eks(resources: Resources, roles: Mapping[str, Role]) -> Iterator[Principal]:
    """A role once, whatever number of node groups, profiles or capabilities has it."""
    owners: dict[tuple[str, str], dict[str, tuple[Grant, ...]]] = {}
    for role, kind, owner, grants in (*_nodes(resources), *_capabilities(resources)):
        owners.setdefault((role, kind), {})[owner] = grants
    for (role, kind), of in owners.items():
        yield Principal(
            name=role,
            kind="eks",
            type=kind,
            username=None,
            groups=(),
            assumed_by=roles[role].assumed_by if role in roles else (),
            shut=False,
            open_until=None,
            grants=tuple(dict.fromkeys(grant for grants in of.values() for grant in grants)),
            notes=(", ".join(of),),
        )


def of_nodes(through: str) -> Grant:
    """What a node may do, by its type of entry alone."""
    return Grant(what="nodes", through=through, namespaces=None, allows=(NODES,))


def of_policy(name: str, *, through: str, namespaces: tuple[str, ...] | None) -> Grant:
    """What an EKS access policy gives."""
    return Grant(what=name, through=through, namespaces=namespaces, allows=(ACCESS_POLICIES.get(name, UNKNOWN),))


def name_of_capability(capability: Resource) -> str:
    """Its name in EKS."""
    return str(capability.properties.get("CapabilityName", _last(capability)))


def _nodes(resources: Resources) -> Iterator[tuple[str, str, str, tuple[Grant, ...]]]:
    grants = (of_nodes(MADE_BY_EKS),)
    for each in resources.of("AWS::EKS::Nodegroup"):
        windows = str(each.properties.get("AmiType", "")).startswith("WINDOWS")
        kind = "EC2_WINDOWS" if windows else "EC2_LINUX"
        yield str(each.properties.get("NodeRole")), kind, f"node group {_last(each)}", grants
    for each in resources.of("AWS::EKS::FargateProfile"):
        yield str(each.properties.get("PodExecutionRoleArn")), "FARGATE_LINUX", f"Fargate profile {_last(each)}", grants


def _capabilities(resources: Resources) -> Iterator[tuple[str, str, str, tuple[Grant, ...]]]:
    for each in resources.of("AWS::EKS::Capability"):
        argo_cd = (each.properties.get("Configuration") or {}).get("ArgoCd") or {}
        grants = tuple(
            of_policy(
                policy,
                through=MADE_BY_EKS,
                namespaces=(argo_cd.get("Namespace", ARGO_CD),) if policy == IN_ITS_NAMESPACE else None,
            )
            for policy in POLICIES.get(str(each.properties.get("Type")), ())
        )
        yield str(each.properties.get("RoleArn")), "STANDARD", f"capability {name_of_capability(each)}", grants


def _last(resource: Resource) -> str:
    return resource.name.rpartition("/")[2]
