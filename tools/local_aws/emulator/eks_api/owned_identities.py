"""The pod identity associations that an add-on owns: given with it, listed with the others, and gone with it.

https://docs.aws.amazon.com/eks/latest/APIReference/API_PodIdentityAssociation.html (ownerArn);
https://docs.aws.amazon.com/eks/latest/APIReference/API_Addon.html (podIdentityAssociations).
"""

from collections.abc import Iterable

from ministack.services import eks

from tools.local_aws.emulator.eks_api.store import Record, pod_identities_of
from tools.local_aws.emulator.ministack import call_eks


def settle(add_on: Record, wanted: Iterable[Record], *, namespace: str) -> None:
    """Make the associations that are asked for, change those that stand, and drop the rest."""
    cluster = add_on["clusterName"]
    roles = {each["serviceAccount"]: each["roleArn"] for each in wanted}
    owned = {record["serviceAccount"]: record for record in _owned(add_on)}
    for service_account in owned.keys() - roles.keys():
        _drop(cluster, owned[service_account])
    for service_account, role_arn in roles.items():
        if service_account in owned:
            owned[service_account]["roleArn"] = role_arn
        else:
            body = {"namespace": namespace, "serviceAccount": service_account, "roleArn": role_arn}
            made = call_eks("POST", f"/clusters/{cluster}/pod-identity-associations", body)["association"]
            record = eks._pod_identity_associations[eks._pia_key(cluster, made["associationId"])]
            record["ownerArn"] = add_on["addonArn"]
    add_on["podIdentityAssociations"] = [record["associationArn"] for record in _owned(add_on)]


def _owned(add_on: Record) -> list[Record]:
    standing = pod_identities_of(add_on["clusterName"]).values()
    return [each for each in standing if each.get("ownerArn") == add_on["addonArn"]]


def _drop(cluster: str, record: Record) -> None:
    call_eks("DELETE", f"/clusters/{cluster}/pod-identity-associations/{record['associationId']}")
