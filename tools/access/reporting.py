"""Who may do what in an environment, read from its assembly."""

from collections.abc import Iterable, Iterator

from tools.access.bindings import Bindings
from tools.access.capabilities import roles_of_capabilities
from tools.access.manifests import KubernetesObject, objects, unseen
from tools.access.principals import principals
from tools.access.report import Entrant, IdentityProvider, NamespaceReport, Principal, Report, Workload
from tools.access.resources import Resources
from tools.access.roles import roles
from tools.access.workloads import workloads
from tools.assembly import AssemblyStack

ALWAYS = ("default", "kube-system")
"""Namespaces of every cluster in which something runs.

https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces, read 2026-11-23.
"""


def report(environment: str, stacks: Iterable[AssemblyStack], *, account: str, region: str) -> Report:
    """All that the templates of an environment tell."""
    resources = Resources(stacks, account=account, region=region)
    known, applied = roles(resources), tuple(objects(resources))
    entering = tuple(principals(resources, known, Bindings(applied), applied))
    holding = tuple(workloads(resources, known, applied))
    config = next((each.properties.get("AccessConfig") or {} for each in resources.of("AWS::EKS::Cluster")), {})
    return Report(
        environment=environment,
        account=account,
        region=region,
        authentication_mode=config.get("AuthenticationMode", "CONFIG_MAP"),
        creator_is_admin=bool(config.get("BootstrapClusterCreatorAdminPermissions", True)),
        principals=entering,
        identity_provider=_provider(resources, entering),
        workloads=holding,
        capabilities=tuple(roles_of_capabilities(resources, known)),
        namespaces=tuple(_namespace(name, entering, holding) for name in _names(resources, applied, entering, holding)),
        unseen=tuple(unseen(resources)),
    )


def _provider(resources: Resources, entering: Iterable[Principal]) -> IdentityProvider | None:
    for resource in resources.of("AWS::EKS::IdentityProviderConfig"):
        oidc = resource.properties.get("Oidc") or {}
        prefix = str(oidc.get("GroupsPrefix", "")) if oidc.get("GroupsClaim") else None
        return IdentityProvider(
            name=str(resource.properties.get("IdentityProviderConfigName", oidc.get("ClientId"))),
            issuer=str(oidc.get("IssuerUrl")),
            client_id=str(oidc.get("ClientId")),
            groups=tuple(each.name for each in entering if each.kind == "group" and _can_be(each.name, prefix)),
        )
    return None


def _can_be(group: str, prefix: str | None) -> bool:
    """Whether a token can put somebody into the group: Kubernetes keeps `system:` for itself."""
    return prefix is not None and group.startswith(prefix) and not group.startswith("system:")


def _names(
    resources: Resources,
    applied: Iterable[KubernetesObject],
    entering: Iterable[Principal],
    holding: Iterable[Workload],
) -> list[str]:
    """Every namespace that something of the templates names."""

    def named() -> Iterator[str | None]:
        yield from ALWAYS
        yield from (each.name if each.kind == "Namespace" else each.namespace for each in applied)
        yield from (name for each in entering for grant in each.grants for name in grant.namespaces or ())
        yield from (each.namespace for each in holding)
        for profile in resources.of("AWS::EKS::FargateProfile"):
            yield from (selector.get("Namespace") for selector in profile.properties.get("Selectors") or ())

    return sorted({name for name in named() if name})


def _namespace(name: str, entering: Iterable[Principal], holding: Iterable[Workload]) -> NamespaceReport:
    return NamespaceReport(
        name=name,
        entrants=tuple(
            Entrant(principal=each.name, what=grant.what, through=grant.through, cluster_wide=grant.namespaces is None)
            for each in entering
            for grant in each.grants
            if grant.holds_in(name)
        ),
        roles=tuple(f"{each.service_account}: {each.role}" for each in holding if each.namespace == name),
    )
