"""Which service account holds which IAM role: by EKS Pod Identity, or by a token of the cluster's OIDC provider."""

from collections.abc import Iterable, Iterator, Mapping

from specs.add_ons.catalogue import KNOWN, name_of
from tools.access.manifests import KubernetesObject
from tools.access.report import Workload
from tools.access.resources import Resources
from tools.access.roles import Role

NAMESPACES = {name_of(kind): kind.definition.namespace for kind in KNOWN}
"""Where the add-ons of the catalogue are: a template says it only of an add-on that is moved."""


ANNOTATION = "eks.amazonaws.com/role-arn"
"""By which a service account asks for a role, whoever makes the role.

https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html, read 2026-11-23.
"""


def workloads(
    resources: Resources, roles: Mapping[str, Role], applied: Iterable[KubernetesObject]
) -> Iterator[Workload]:
    """All of them, by namespace and name."""
    found = [*_associated(resources, roles), *_of_add_ons(resources, roles), *_trusted(roles), *_asked(roles, applied)]
    yield from sorted(found, key=lambda each: (each.namespace or "", each.service_account))


def _associated(resources: Resources, roles: Mapping[str, Role]) -> Iterator[Workload]:
    for association in resources.of("AWS::EKS::PodIdentityAssociation"):
        yield _workload(roles, association.properties, namespace=association.properties.get("Namespace"))


def _of_add_ons(resources: Resources, roles: Mapping[str, Role]) -> Iterator[Workload]:
    for add_on in resources.of("AWS::EKS::Addon"):
        moved = (add_on.properties.get("NamespaceConfig") or {}).get("Namespace")
        namespace = moved or NAMESPACES.get(str(add_on.properties.get("AddonName")))
        for properties in add_on.properties.get("PodIdentityAssociations") or ():
            yield _workload(roles, properties, namespace=namespace)


def _workload(roles: Mapping[str, Role], properties: Mapping[str, str], *, namespace: str | None) -> Workload:
    name = str(properties.get("RoleArn"))
    role = roles.get(name)
    return Workload(
        namespace=namespace,
        service_account=str(properties.get("ServiceAccount")),
        through="pod identity",
        role=name,
        target_role=properties.get("TargetRoleArn"),
        managed_policies=role.managed_policies if role else (),
        statements=role.statements if role else (),
    )


def _trusted(roles: Mapping[str, Role]) -> Iterator[Workload]:
    for role in roles.values():
        for account in role.service_accounts:
            namespace, _, name = account.partition("/")
            yield Workload(
                namespace=namespace,
                service_account=name,
                through="IRSA",
                role=role.name,
                target_role=None,
                managed_policies=role.managed_policies,
                statements=role.statements,
            )


def _asked(roles: Mapping[str, Role], applied: Iterable[KubernetesObject]) -> Iterator[Workload]:
    """Service accounts that ask for a role which no template makes: whether it trusts them is not told here."""
    for account in applied:
        role = (account.body["metadata"].get("annotations") or {}).get(ANNOTATION)
        if account.kind == "ServiceAccount" and role and role not in roles:
            yield Workload(
                namespace=account.namespace or "default",
                service_account=account.name,
                through="IRSA",
                role=role,
                target_role=None,
                managed_policies=(),
                statements=(),
            )
