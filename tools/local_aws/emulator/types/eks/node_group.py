"""AWS::EKS::Nodegroup."""

from typing import Any

from ministack.services import eks

from specs.refusals import node_groups
from tools.local_aws.emulator.ministack import call_eks, refused_by
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

LONGEST_NAME = 63
CONFIGURATION = ("Labels", "NodeRepairConfig", "ScalingConfig", "Taints", "UpdateConfig", "WarmPoolConfig")
NONE = {"WarmPoolConfig": {"Enabled": False}}
"""What says that a property is no more, where an empty one would leave it as it is."""
VERSIONS = ("LaunchTemplate", "ReleaseVersion", "Version")


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    name = properties.get("NodegroupName") or wanted.generated_name(LONGEST_NAME)
    body = api_body(properties, without=("ClusterName", "ForceUpdateEnabled"))
    call_eks("POST", f"/clusters/{properties['ClusterName']}/node-groups", {**body, "nodegroupName": name})
    return _standing(properties["ClusterName"], name)


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    cluster, name = physical_id.split("/")
    path = f"/clusters/{cluster}/node-groups/{name}"
    changed = [key for key in (*CONFIGURATION, *VERSIONS) if old.get(key) != new.get(key)]
    with refused_by("Eks"):
        node_groups.VERSION_WITH_OTHER_CHANGES.check(changed=changed)
    configuration = {key: new.get(key) for key in CONFIGURATION if key in changed}
    if configuration:
        call_eks("POST", f"{path}/update-config", _configuration(configuration, old))
    if versions := {key: new[key] for key in VERSIONS if key in changed and key in new}:
        call_eks("POST", f"{path}/update-version", api_body(versions))
    record = eks._nodegroups[physical_id]
    retag(record["nodegroupArn"], record, old, new)
    return _standing(cluster, name)


def _configuration(changed: dict[str, Any], old: Properties) -> dict[str, Any]:
    """The body of UpdateNodegroupConfig: labels and taints are told as what comes and what goes."""
    body = api_body({key: changed[key] or NONE.get(key, {}) for key in changed if key not in {"Labels", "Taints"}})
    if "Labels" in changed:
        now = changed["Labels"] or {}
        gone = [label for label in old.get("Labels") or {} if label not in now]
        body["labels"] = {"addOrUpdateLabels": now, "removeLabels": gone}
    if "Taints" in changed:
        now = api_body({"taints": changed["Taints"] or []})["taints"]
        before = api_body({"taints": old.get("Taints") or []})["taints"]
        body["taints"] = {"addOrUpdateTaints": now, "removeTaints": [taint for taint in before if taint not in now]}
    return body


def _delete(physical_id: str, _: Properties) -> None:
    cluster, name = physical_id.split("/")
    call_eks("DELETE", f"/clusters/{cluster}/node-groups/{name}")


def _standing(cluster: str, name: str) -> Provisioned:
    record = eks._nodegroups[f"{cluster}/{name}"]
    return Provisioned(
        f"{cluster}/{name}",
        {
            "Arn": record["nodegroupArn"],
            "ClusterName": cluster,
            "Id": f"{cluster}/{name}",
            "NodegroupName": name,
        },
    )


NODE_GROUP = ResourceType(name="AWS::EKS::Nodegroup", create=_create, update=_update, delete=_delete)
