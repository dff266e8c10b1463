"""The pod identity associations that an add-on owns: given with it, listed with the others, and gone with it.

https://docs.aws.amazon.com/eks/latest/APIReference/API_PodIdentityAssociation.html (ownerArn);
https://docs.aws.amazon.com/eks/latest/APIReference/API_Addon.html (podIdentityAssociations).
"""

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties

NAMESPACE = "kube-system"
"""Where the add-ons of this catalogue live, unless they are told another namespace."""


def settle(cluster: str, name: str, properties: Properties) -> None:
    """Make the associations that the properties ask for, change those that stand, and drop the rest."""
    add_on = eks._addons[f"{cluster}/{name}"]
    wanted = {each["ServiceAccount"]: each["RoleArn"] for each in properties.get("PodIdentityAssociations") or ()}
    owned = {record["serviceAccount"]: record for record in _owned(add_on["addonArn"])}
    for service_account in owned.keys() - wanted.keys():
        _drop(cluster, owned[service_account])
    for service_account, role_arn in wanted.items():
        if service_account in owned:
            owned[service_account]["roleArn"] = role_arn
        else:
            namespace = (properties.get("NamespaceConfig") or {}).get("Namespace", NAMESPACE)
            body = {"namespace": namespace, "serviceAccount": service_account, "roleArn": role_arn}
            made = call_eks("POST", f"/clusters/{cluster}/pod-identity-associations", body)["association"]
            record = eks._pod_identity_associations[eks._pia_key(cluster, made["associationId"])]
            record["ownerArn"] = add_on["addonArn"]
    add_on["podIdentityAssociations"] = [record["associationArn"] for record in _owned(add_on["addonArn"])]


def drop_all(cluster: str, name: str) -> None:
    """Drop what the add-on owns; the add-on itself goes next."""
    for record in _owned(eks._addons[f"{cluster}/{name}"]["addonArn"]):
        _drop(cluster, record)


def _owned(add_on_arn: str) -> list[dict[str, str]]:
    return [each for each in eks._pod_identity_associations.values() if each.get("ownerArn") == add_on_arn]


def _drop(cluster: str, record: dict[str, str]) -> None:
    call_eks("DELETE", f"/clusters/{cluster}/pod-identity-associations/{record['associationId']}")
