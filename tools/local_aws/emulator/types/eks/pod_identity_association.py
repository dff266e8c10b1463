"""AWS::EKS::PodIdentityAssociation."""

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

FIXED = ("ClusterName", "Namespace", "ServiceAccount")


def _create(wanted: Wanted) -> Provisioned:
    cluster = wanted.properties["ClusterName"]
    body = api_body(wanted.properties, without=("ClusterName",))
    made = call_eks("POST", f"/clusters/{cluster}/pod-identity-associations", body)["association"]
    return _standing(cluster, made["associationId"])


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    cluster, association = physical_id.split("/")[-2:]
    call_eks("POST", f"/clusters/{cluster}/pod-identity-associations/{association}", api_body(new, without=FIXED))
    record = eks._pod_identity_associations[eks._pia_key(cluster, association)]
    for property_name, member in (("TargetRoleArn", "targetRoleArn"), ("Policy", "policy")):
        if property_name not in new:
            record.pop(member, None)
    retag(physical_id, record, old, new)
    return _standing(cluster, association)


def _delete(physical_id: str, _: Properties) -> None:
    cluster, association = physical_id.split("/")[-2:]
    call_eks("DELETE", f"/clusters/{cluster}/pod-identity-associations/{association}")


def _standing(cluster: str, association: str) -> Provisioned:
    record = eks._pod_identity_associations[eks._pia_key(cluster, association)]
    return Provisioned(
        record["associationArn"],
        {
            "AssociationArn": record["associationArn"],
            "AssociationId": association,
            "ExternalId": record.get("externalId", ""),
        },
    )


POD_IDENTITY_ASSOCIATION = ResourceType(
    name="AWS::EKS::PodIdentityAssociation", create=_create, update=_update, delete=_delete
)
