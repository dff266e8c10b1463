"""Managed node groups: creation, configuration, version, deletion."""

from ministack.services import ec2

from specs.refusals import node_groups
from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.eks_api.node_access import admit, dismiss
from tools.local_aws.emulator.eks_api.principals import check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import Record, cluster_named, node_group_named, node_groups_of
from tools.local_aws.emulator.eks_api.subnets import check_subnets
from tools.local_aws.emulator.eks_api.updates import successful_update

PATH = "/clusters/{cluster}/node-groups"
DEFAULT_SCALING = {"minSize": 1, "maxSize": 2, "desiredSize": 1}


def _create(request: Request) -> Body:
    cluster = cluster_named(request.parts["cluster"])
    body: Record = request.body
    name = body["nodegroupName"]
    node_groups.NAME_TAKEN.check(name=name, cluster=cluster["name"], names=node_groups_of(cluster["name"]))
    version: str = body.get("version") or cluster["version"]
    node_groups.AMAZON_LINUX_2.check(ami_type=body.get("amiType", ""), version=version)
    node_groups.DISK_SIZE_BESIDE_LAUNCH_TEMPLATE.check(
        launch_template="launchTemplate" in body, disk_size="diskSize" in body
    )
    check_role(body["nodeRole"])
    check_subnets(body["subnets"])
    scaling = _scaling(body.get("scalingConfig", {}), before=DEFAULT_SCALING)
    request.forward()
    record = node_group_named(cluster["name"], name)
    record.update({**body, "scalingConfig": scaling, "version": version})
    _point_at_launch_template(record)
    admit(cluster, role=body["nodeRole"], kind="EC2_LINUX")
    return {"nodegroup": record}


def _scaling(wanted: dict[str, int], *, before: dict[str, int]) -> dict[str, int]:
    """The sizes after a request: an absent desired size stays as it is on an update, and is the minimum on a create.

    The second is an assumption: AWS's page says that creation takes all sizes or none, users report that it takes two
    (crossplane-contrib/provider-upjet-aws issue 763, 2023-06-29), and nobody says what the third then is.
    """
    minimum = wanted.get("minSize", before["minSize"])
    maximum = wanted.get("maxSize", before["maxSize"])
    creating = before is DEFAULT_SCALING
    desired = wanted.get("desiredSize", minimum if creating else before["desiredSize"])
    node_groups.MINIMUM_ABOVE_DESIRED.check(minimum=minimum, desired=desired)
    node_groups.DESIRED_ABOVE_MAXIMUM.check(desired=desired, maximum=maximum)
    return {"minSize": minimum, "maxSize": maximum, "desiredSize": desired}


def _point_at_launch_template(record: Record) -> None:
    """Resolve the launch template that a node group names; raises ApiError where it or its version does not exist."""
    if "launchTemplate" not in record:
        return
    wanted = record["launchTemplate"]
    for template_id, template in ec2._launch_templates.items():
        if wanted.get("id") == template_id or wanted.get("name") == template["LaunchTemplateName"]:
            version = str(wanted.get("version") or template["DefaultVersionNumber"])
            if version.isdigit() and int(version) > template["LatestVersionNumber"]:
                break
            record["launchTemplate"] = {"id": template_id, "name": template["LaunchTemplateName"], "version": version}
            record.pop("diskSize", None)
            return
    raise ApiError(
        service="Eks",
        code="InvalidRequestException",
        message=f"Launch template {wanted.get('id') or wanted.get('name')}, version {wanted.get('version')}, "
        "is not found",
        status=400,
    )


def _update_config(request: Request) -> Body:
    record, body = node_group_named(request.parts["cluster"], request.parts["name"]), request.body
    if "scalingConfig" in body:
        record["scalingConfig"] = _scaling(body["scalingConfig"], before=record["scalingConfig"])
    labels = body.get("labels", {})
    for label in labels.get("removeLabels", ()):
        record["labels"].pop(label, None)
    record["labels"].update(labels.get("addOrUpdateLabels", {}))
    if "taints" in body:
        record["taints"] = _taints(record["taints"], body["taints"])
    record.update(
        {member: body[member] for member in ("updateConfig", "nodeRepairConfig", "warmPoolConfig") if member in body}
    )
    return successful_update(
        cluster=request.parts["cluster"], node_group=record["nodegroupName"], kind="ConfigUpdate", changes=body
    )


def _taints(before: list[Record], change: dict[str, list[Record]]) -> list[Record]:
    gone = [(taint["key"], taint["effect"]) for part in change.values() for taint in part]
    kept = [taint for taint in before if (taint["key"], taint["effect"]) not in gone]
    return [*kept, *change.get("addOrUpdateTaints", ())]


def _update_version(request: Request) -> Body:
    cluster = cluster_named(request.parts["cluster"])
    body: Record = request.body
    record = node_group_named(cluster["name"], request.parts["name"])
    version: str = body.get("version") or record["version"]
    node_groups.AMAZON_LINUX_2.check(ami_type=record["amiType"], version=version)
    changed = record | {key: body[key] for key in ("releaseVersion", "launchTemplate") if key in body}
    _point_at_launch_template(changed)
    record.update({**changed, "version": version})
    return successful_update(
        cluster=cluster["name"], node_group=record["nodegroupName"], kind="VersionUpdate", changes=body
    )


def _delete(request: Request) -> Body:
    cluster = cluster_named(request.parts["cluster"])
    role = node_group_named(cluster["name"], request.parts["name"])["nodeRole"]
    answer = request.forward()
    if all(group["nodeRole"] != role for group in node_groups_of(cluster["name"]).values()):
        dismiss(cluster, role=role, kind="EC2_LINUX")
    return answer


ROUTES = (
    Route(method="POST", path=PATH, answer=_create),
    Route(method="DELETE", path=PATH + "/{name}", answer=_delete),
    Route(method="POST", path=PATH + "/{name}/update-config", answer=_update_config),
    Route(method="POST", path=PATH + "/{name}/update-version", answer=_update_version),
)
