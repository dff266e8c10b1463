"""Fargate profiles, which ministack lacks."""

import time

from ministack.core.responses import get_account_id, get_region, new_uuid

from specs.refusals import fargate_profiles
from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.eks_api.node_access import admit, dismiss
from tools.local_aws.emulator.eks_api.principals import check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import FARGATE_PROFILES, Record, cluster_named, fargate_profiles_of
from tools.local_aws.emulator.eks_api.subnets import check_subnets, public_subnets

PATH = "/clusters/{cluster}/fargate-profiles"


def _create(request: Request) -> Body:
    cluster, body = cluster_named(request.parts["cluster"]), request.body
    name, subnets = body["fargateProfileName"], body.get("subnets") or cluster["resourcesVpcConfig"]["subnetIds"]
    fargate_profiles.NAME_TAKEN.check(name=name, names=fargate_profiles_of(cluster["name"]))
    fargate_profiles.TOO_MANY_SELECTORS.check(selectors=len(body["selectors"]))
    check_role(body["podExecutionRoleArn"])
    check_subnets(subnets)
    for subnet in subnets:
        fargate_profiles.PUBLIC_SUBNET.check(subnet=subnet, public_subnets=public_subnets())
    record: Record = {
        "fargateProfileName": name,
        "fargateProfileArn": f"arn:aws:eks:{get_region()}:{get_account_id()}:fargateprofile/{cluster['name']}/{name}/"
        f"{new_uuid()}",
        "clusterName": cluster["name"],
        "createdAt": int(time.time()),
        "podExecutionRoleArn": body["podExecutionRoleArn"],
        "subnets": subnets,
        "selectors": body["selectors"],
        "status": "ACTIVE",
        "tags": body.get("tags", {}),
        "health": {"issues": []},
    }
    FARGATE_PROFILES[f"{cluster['name']}/{name}"] = record
    admit(cluster, role=record["podExecutionRoleArn"], kind="FARGATE_LINUX")
    return {"fargateProfile": record}


def _list(request: Request) -> Body:
    return {"fargateProfileNames": list(fargate_profiles_of(cluster_named(request.parts["cluster"])["name"]))}


def _describe(request: Request) -> Body:
    return {"fargateProfile": _named(request)}


def _delete(request: Request) -> Body:
    cluster, record = cluster_named(request.parts["cluster"]), _named(request)
    FARGATE_PROFILES.pop(f"{cluster['name']}/{record['fargateProfileName']}")
    role = record["podExecutionRoleArn"]
    if all(profile["podExecutionRoleArn"] != role for profile in fargate_profiles_of(cluster["name"]).values()):
        dismiss(cluster, role=role, kind="FARGATE_LINUX")
    return {"fargateProfile": {**record, "status": "DELETING"}}


def _named(request: Request) -> Record:
    found = fargate_profiles_of(request.parts["cluster"]).get(request.parts["name"])
    if found is None:
        raise ApiError(
            service="Eks",
            code="ResourceNotFoundException",
            message=f"No Fargate Profile found with name: {request.parts['name']}.",
            status=404,
        )
    return found


ROUTES = (
    Route(method="POST", path=PATH, answer=_create),
    Route(method="GET", path=PATH, answer=_list),
    Route(method="GET", path=PATH + "/{name}", answer=_describe),
    Route(method="DELETE", path=PATH + "/{name}", answer=_delete),
)
