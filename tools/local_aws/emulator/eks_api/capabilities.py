"""Capabilities, which ministack lacks."""

import json
import time
from collections.abc import Iterator
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import eks, iam

from specs.refusals import capabilities
from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.eks_api import capability_access
from tools.local_aws.emulator.eks_api.principals import check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import CAPABILITIES, Record, capabilities_of, cluster_named
from tools.local_aws.emulator.eks_api.updates import successful_update

PATH = "/clusters/{cluster}/capabilities"
SERVICE = "capabilities.eks.amazonaws.com"
SUMMARY = ("capabilityName", "arn", "type", "status", "createdAt", "modifiedAt")


def _create(request: Request) -> Body:
    cluster, body = cluster_named(request.parts["cluster"]), request.body
    standing = capabilities_of(cluster["name"])
    name, kind, settings = body["capabilityName"], body["type"], body.get("configuration", {})
    capabilities.NAME_TAKEN.check(name=name, names=list(standing))
    capabilities.ONE_OF_A_KIND.check(kind=kind, kinds=[each["type"] for each in standing.values()])
    capabilities.SETTINGS_OF_ANOTHER_KIND.check(kind=kind, settings=list(settings))
    _check_trust(body["roleArn"])
    now = int(time.time())
    record: Record = {
        "capabilityName": name,
        "arn": f"arn:aws:eks:{get_region()}:{get_account_id()}:capability/{cluster['name']}/{kind.lower()}/{name}/"
        f"{new_uuid()}",
        "clusterName": cluster["name"],
        "type": kind,
        "roleArn": body["roleArn"],
        "status": "ACTIVE",
        "configuration": settings,
        "deletePropagationPolicy": body["deletePropagationPolicy"],
        "health": {"issues": []},
        "tags": body.get("tags", {}),
        "createdAt": now,
        "modifiedAt": now,
    }
    CAPABILITIES[f"{cluster['name']}/{name}"] = record
    eks._tags[record["arn"]] = dict(record["tags"])
    capability_access.admit(cluster, record)
    return {"capability": record}


def _check_trust(role_arn: str) -> None:
    check_role(role_arn)
    (role,) = (each for each in iam._roles.values() if each["Arn"] == role_arn)
    trust = json.loads(role["AssumeRolePolicyDocument"])
    capabilities.ROLE_UNTRUSTED.check(actions=list(_granted(trust)))


def _granted(trust: Body) -> Iterator[str]:
    """The actions that a trust policy grants to the service of capabilities."""
    for statement in _listed(trust["Statement"]):
        if statement["Effect"] == "Allow" and SERVICE in _listed(statement["Principal"].get("Service", [])):
            yield from _listed(statement["Action"])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _list(request: Request) -> Body:
    found = capabilities_of(cluster_named(request.parts["cluster"])["name"]).values()
    return {"capabilities": [{member: each[member] for member in SUMMARY} for each in found]}


def _describe(request: Request) -> Body:
    return {"capability": _named(request)}


def _update(request: Request) -> Body:
    record, body = _named(request), request.body
    if "roleArn" in body:
        _check_trust(body["roleArn"])
        capability_access.dismiss(record)
        record["roleArn"] = body["roleArn"]
        capability_access.admit(cluster_named(request.parts["cluster"]), record)
    _reconfigure(record, body.get("configuration", {}).get("argoCd", {}))
    record["modifiedAt"] = int(time.time())
    return successful_update(cluster=record["clusterName"], kind="CapabilityUpdate", changes=body)


def _reconfigure(record: Record, change: Record) -> None:
    """Role mappings are told as what comes and what goes, network access as a whole."""
    settings = record["configuration"].get("argoCd", {})
    if "networkAccess" in change:
        settings["networkAccess"] = change["networkAccess"]
    mappings = {each["role"]: each for each in settings.get("rbacRoleMappings", ())}
    told = change.get("rbacRoleMappings", {})
    for gone in told.get("removeRoleMappings", ()):
        mappings.pop(gone["role"], None)
    mappings.update({each["role"]: each for each in told.get("addOrUpdateRoleMappings", ())})
    if told:
        settings["rbacRoleMappings"] = list(mappings.values())


def _delete(request: Request) -> Body:
    record = _named(request)
    CAPABILITIES.pop(f"{record['clusterName']}/{record['capabilityName']}")
    eks._tags.pop(record["arn"], None)
    capability_access.dismiss(record)
    return {"capability": {**record, "status": "DELETING"}}


def _named(request: Request) -> Record:
    found = capabilities_of(request.parts["cluster"]).get(request.parts["name"])
    if found is None:
        raise ApiError(
            service="Eks",
            code="ResourceNotFoundException",
            message=f"No capability found with name: {request.parts['name']}.",
            status=404,
        )
    return found


ROUTES = (
    Route(method="POST", path=PATH, answer=_create),
    Route(method="GET", path=PATH, answer=_list),
    Route(method="GET", path=PATH + "/{name}", answer=_describe),
    Route(method="POST", path=PATH + "/{name}", answer=_update),
    Route(method="DELETE", path=PATH + "/{name}", answer=_delete),
)
