"""AWS::EKS::FargateProfile."""

from specs.refusals import fargate_profiles
from tools.local_aws.emulator.eks_api.store import FARGATE_PROFILES
from tools.local_aws.emulator.ministack import call_eks, refused_by
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.strict.operation import operation, waits_for
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

LONGEST_NAME = 100
CREATED: dict[tuple[int, str], list[tuple[str, str]]] = {}
"""What a stack operation created in a cluster so far: logical ids and names."""


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    cluster = properties["ClusterName"]
    name = properties.get("FargateProfileName") or wanted.generated_name(LONGEST_NAME)
    _check_order(cluster, name, wanted.logical_id)
    body = api_body(properties, without=("ClusterName", "Selectors"))
    selectors = [_selector(selector) for selector in properties["Selectors"]]
    call_eks(
        "POST",
        f"/clusters/{cluster}/fargate-profiles",
        {**body, "fargateProfileName": name, "selectors": selectors},
    )
    CREATED.setdefault((operation(), cluster), []).append((wanted.logical_id, name))
    return _standing(f"{cluster}|{name}")


def _check_order(cluster: str, name: str, logical_id: str) -> None:
    """Refuse a profile that CloudFormation would create beside another: it does all at once that need not wait."""
    beside = [
        other
        for other_id, other in CREATED.get((operation(), cluster), ())
        if f"{cluster}/{other}" in FARGATE_PROFILES and not waits_for(logical_id, other_id)
    ]
    with refused_by("Eks"):
        fargate_profiles.CREATED_BESIDE_ANOTHER.check(
            name=name, cluster=cluster, other=next(iter(beside), None), status="CREATING"
        )


def _selector(selector: Properties) -> dict[str, object]:
    labels = {label["Key"]: label["Value"] for label in selector.get("Labels") or ()}
    return {"namespace": selector["Namespace"], "labels": labels}


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    record = FARGATE_PROFILES[physical_id.replace("|", "/")]
    retag(record["fargateProfileArn"], record, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    cluster, name = physical_id.split("|")
    call_eks("DELETE", f"/clusters/{cluster}/fargate-profiles/{name}")


def _standing(physical_id: str) -> Provisioned:
    return Provisioned(physical_id, {"Arn": FARGATE_PROFILES[physical_id.replace("|", "/")]["fargateProfileArn"]})


FARGATE_PROFILE = ResourceType(name="AWS::EKS::FargateProfile", create=_create, update=_update, delete=_delete)
