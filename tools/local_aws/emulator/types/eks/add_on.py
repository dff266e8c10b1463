"""AWS::EKS::Addon."""

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

NOT_IN_REQUESTS = ("ClusterName", "PreserveOnDelete")
LEFT_OUT = {"ConfigurationValues": "", "ServiceAccountRoleArn": "", "PodIdentityAssociations": []}
"""What an update sends for a property that the template has no more."""


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    cluster = properties["ClusterName"]
    call_eks("POST", f"/clusters/{cluster}/addons", api_body(properties, without=NOT_IN_REQUESTS))
    return _standing(f"{cluster}|{properties['AddonName']}")


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    cluster, name = physical_id.split("|")
    left_out = {property_name: none for property_name, none in LEFT_OUT.items() if property_name in old}
    body = api_body({**left_out, **new}, without=(*NOT_IN_REQUESTS, "AddonName", "NamespaceConfig"))
    call_eks("POST", f"/clusters/{cluster}/addons/{name}/update", body)
    record = eks._addons[f"{cluster}/{name}"]
    retag(record["addonArn"], record, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    cluster, name = physical_id.split("|")
    call_eks("DELETE", f"/clusters/{cluster}/addons/{name}")


def _standing(physical_id: str) -> Provisioned:
    return Provisioned(physical_id, {"Arn": eks._addons[physical_id.replace("|", "/")]["addonArn"]})


ADD_ON = ResourceType(name="AWS::EKS::Addon", create=_create, update=_update, delete=_delete)
