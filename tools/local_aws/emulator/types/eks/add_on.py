"""AWS::EKS::Addon."""

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks import owned_identities
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

NOT_IN_REQUESTS = ("ClusterName", "PreserveOnDelete", "PodIdentityAssociations")


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    cluster = properties["ClusterName"]
    call_eks("POST", f"/clusters/{cluster}/addons", api_body(properties, without=NOT_IN_REQUESTS))
    try:
        owned_identities.settle(cluster, properties["AddonName"], properties)
    except Exception:
        _delete(f"{cluster}|{properties['AddonName']}", properties)
        raise
    return _standing(f"{cluster}|{properties['AddonName']}")


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    cluster, name = physical_id.split("|")
    body = api_body(new, without=(*NOT_IN_REQUESTS, "AddonName"))
    if "ConfigurationValues" in old:
        body.setdefault("configurationValues", "")
    call_eks("POST", f"/clusters/{cluster}/addons/{name}/update", body)
    owned_identities.settle(cluster, name, new)
    record = eks._addons[f"{cluster}/{name}"]
    retag(record["addonArn"], record, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    cluster, name = physical_id.split("|")
    owned_identities.drop_all(cluster, name)
    call_eks("DELETE", f"/clusters/{cluster}/addons/{name}")


def _standing(physical_id: str) -> Provisioned:
    return Provisioned(physical_id, {"Arn": eks._addons[physical_id.replace("|", "/")]["addonArn"]})


ADD_ON = ResourceType(name="AWS::EKS::Addon", create=_create, update=_update, delete=_delete)
