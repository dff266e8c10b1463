"""AWS::EKS::Capability."""

from typing import Any

from tools.local_aws.emulator.eks_api.store import CAPABILITIES
from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    cluster = properties["ClusterName"]
    call_eks("POST", f"/clusters/{cluster}/capabilities", api_body(properties, without=("ClusterName",)))
    return _standing(cluster, properties["CapabilityName"])


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    cluster, name = new["ClusterName"], new["CapabilityName"]
    settings = api_body(new.get("Configuration", {}))
    body: dict[str, Any] = {"deletePropagationPolicy": new["DeletePropagationPolicy"]}
    if new["RoleArn"] != old["RoleArn"]:
        body["roleArn"] = new["RoleArn"]
    if "argoCd" in settings:
        before = api_body(old.get("Configuration", {})).get("argoCd", {})
        body["configuration"] = {"argoCd": _change(before, settings["argoCd"])}
    call_eks("POST", f"/clusters/{cluster}/capabilities/{name}", body)
    record = CAPABILITIES[f"{cluster}/{name}"]
    if "ack" in settings:
        record["configuration"]["ack"] = settings["ack"]
    retag(physical_id, record, old, new)
    return _standing(cluster, name)


def _change(before: dict[str, Any], now: dict[str, Any]) -> dict[str, Any]:
    """The body of an update: role mappings are told as what comes and what goes."""
    mappings = {each["role"]: each for each in now.get("rbacRoleMappings", ())}
    gone = [each for each in before.get("rbacRoleMappings", ()) if each["role"] not in mappings]
    return {
        "rbacRoleMappings": {"addOrUpdateRoleMappings": list(mappings.values()), "removeRoleMappings": gone},
        "networkAccess": now.get("networkAccess", {}),
    }


def _delete(_: str, properties: Properties) -> None:
    cluster = properties["ClusterName"]
    call_eks("DELETE", f"/clusters/{cluster}/capabilities/{properties['CapabilityName']}")


def _standing(cluster: str, name: str) -> Provisioned:
    record = CAPABILITIES[f"{cluster}/{name}"]
    return Provisioned(
        record["arn"],
        {
            "Arn": record["arn"],
            "Status": record["status"],
            "CreatedAt": str(record["createdAt"]),
            "ModifiedAt": str(record["modifiedAt"]),
        },
    )


CAPABILITY = ResourceType(name="AWS::EKS::Capability", create=_create, update=_update, delete=_delete)
"""Its Version and the address of Argo CD are EKS's to say, and unknown here."""
