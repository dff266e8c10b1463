"""AWS::EKS::AccessEntry, with its access policies."""

from collections.abc import Iterable

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import path_part, retag

NOT_IN_REQUESTS = ("ClusterName", "AccessPolicies")


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    cluster, principal = properties["ClusterName"], properties["PrincipalArn"]
    call_eks("POST", f"/clusters/{cluster}/access-entries", api_body(properties, without=NOT_IN_REQUESTS))
    _associate(cluster, principal, wanted=properties.get("AccessPolicies") or ())
    return _standing(f"{principal}|{cluster}")


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    principal, cluster = physical_id.split("|")
    body = api_body(new, without=(*NOT_IN_REQUESTS, "PrincipalArn", "Type"))
    body.setdefault("kubernetesGroups", [])
    call_eks("POST", f"/clusters/{cluster}/access-entries/{path_part(principal)}", body)
    policies = {"wanted": new.get("AccessPolicies") or (), "before": old.get("AccessPolicies") or ()}
    _associate(cluster, principal, **policies)
    record = eks._access_entries[eks._ae_key(cluster, principal)]
    retag(record["accessEntryArn"], record, old, new)
    return _standing(physical_id)


def _associate(
    cluster: str, principal: str, *, wanted: Iterable[Properties], before: Iterable[Properties] = ()
) -> None:
    path = f"/clusters/{cluster}/access-entries/{path_part(principal)}/access-policies"
    for policy in wanted:
        call_eks("POST", path, api_body(policy))
    for arn in {policy["PolicyArn"] for policy in before} - {policy["PolicyArn"] for policy in wanted}:
        call_eks("DELETE", f"{path}/{path_part(arn)}")


def _delete(physical_id: str, _: Properties) -> None:
    principal, cluster = physical_id.split("|")
    call_eks("DELETE", f"/clusters/{cluster}/access-entries/{path_part(principal)}")


def _standing(physical_id: str) -> Provisioned:
    principal, cluster = physical_id.split("|")
    record = eks._access_entries[eks._ae_key(cluster, principal)]
    return Provisioned(physical_id, {"AccessEntryArn": record["accessEntryArn"]})


ACCESS_ENTRY = ResourceType(name="AWS::EKS::AccessEntry", create=_create, update=_update, delete=_delete)
