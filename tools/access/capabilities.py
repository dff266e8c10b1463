"""What EKS runs for a cluster: for whom it acts in AWS, and who may do what in its Argo CD."""

from collections.abc import Iterator, Mapping

from tools.access.made_by_eks import ARGO_CD, name_of_capability
from tools.access.report import CapabilityRole, Grant, Principal
from tools.access.resources import Resource, Resources
from tools.access.roles import Role

CAPABILITY = "AWS::EKS::Capability"

ACTED_FOR = {
    "ACK": "whoever may write objects of ACK acts with it",
    "ARGOCD": "whoever may write its Applications or projects has it read repositories with it",
    "KRO": "whoever may write ResourceGraphDefinitions or instances of them; kro calls nobody in AWS",
}
"""Who makes a capability use its role, by its type.

https://docs.aws.amazon.com/eks/latest/userguide/capabilities-security.html, read 2026-11-23.
"""

IN_ARGO_CD = {
    "ADMIN": "everything in Argo CD: Applications of any project, projects, repositories, clusters",
    "EDITOR": "change projects and their roles in Argo CD, and by such a role Applications; makes no project",
    "VIEWER": "look at projects in Argo CD; at Applications by roles of projects alone",
}
"""What Argo CD's roles allow in it.

https://docs.aws.amazon.com/eks/latest/userguide/argocd-permissions.html, read 2026-11-23.
"""

IDENTITIES = {"SSO_GROUP": "group", "SSO_USER": "user"}


def roles_of_capabilities(resources: Resources, roles: Mapping[str, Role]) -> Iterator[CapabilityRole]:
    """Each with what its role may do in AWS."""
    for each in resources.of(CAPABILITY):
        name, kind = str(each.properties.get("RoleArn")), str(each.properties.get("Type"))
        role = roles.get(name)
        yield CapabilityRole(
            name=name_of_capability(each),
            kind=kind,
            role=name,
            acted_for=ACTED_FOR.get(kind, "whoever may write its objects"),
            is_told=role is not None,
            managed_policies=role.managed_policies if role else (),
            statements=role.statements if role else (),
        )


def people_of_argo_cd(resources: Resources) -> Iterator[Principal]:
    """Users and groups of IAM Identity Center to whom a capability gives a role of Argo CD."""
    for each in resources.of(CAPABILITY):
        argo_cd = (each.properties.get("Configuration") or {}).get("ArgoCd") or {}
        namespace = str(argo_cd.get("Namespace", ARGO_CD))
        for mapping in argo_cd.get("RbacRoleMappings") or ():
            for identity in mapping.get("Identities") or ():
                yield _of_argo_cd(each, str(mapping.get("Role")), identity, namespace=namespace)


def _of_argo_cd(capability: Resource, role: str, identity: Mapping[str, object], *, namespace: str) -> Principal:
    kind = str(identity.get("Type"))
    grant = Grant(
        what=f"Argo CD {role}",
        through=f"capability {name_of_capability(capability)}",
        namespaces=(namespace,),
        allows=(IN_ARGO_CD.get(role, "not told here: see AWS's page of Argo CD's roles"),),
    )
    return Principal(
        name=f"{IDENTITIES.get(kind, kind)}/{identity.get('Id')}",
        kind="identity_center",
        type=None,
        username=None,
        groups=(),
        assumed_by=(),
        shut=False,
        open_until=None,
        grants=(grant,),
        notes=()
        if role == "VIEWER"
        else (f"by Argo CD acts in the cluster as {capability.properties.get('RoleArn')}",),
    )
