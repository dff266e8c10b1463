"""AWS::EKS::IdentityProviderConfig."""

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

LONGEST_NAME = 100


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    cluster = properties["ClusterName"]
    name = properties.get("IdentityProviderConfigName") or wanted.generated_name(LONGEST_NAME)
    body = api_body({"Oidc": properties.get("Oidc", {}), "Tags": properties.get("Tags")})
    oidc = {**body["oidc"], "identityProviderConfigName": name}
    if "requiredClaims" in oidc:
        oidc["requiredClaims"] = {claim["key"]: claim["value"] for claim in oidc["requiredClaims"]}
    call_eks("POST", f"/clusters/{cluster}/identity-provider-configs/associate", {**body, "oidc": oidc})
    return _standing(cluster, name)


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    name, cluster, _ = physical_id.split("|")
    record = eks._idp_configs[f"{cluster}\x00{name}"]
    retag(record["arn"], record, old, new)
    return _standing(cluster, name)


def _delete(physical_id: str, _: Properties) -> None:
    name, cluster, kind = physical_id.split("|")
    body = {"identityProviderConfig": {"name": name, "type": kind}}
    call_eks("POST", f"/clusters/{cluster}/identity-provider-configs/disassociate", body)


def _standing(cluster: str, name: str) -> Provisioned:
    record = eks._idp_configs[f"{cluster}\x00{name}"]
    return Provisioned(f"{name}|{cluster}|oidc", {"IdentityProviderConfigArn": record["arn"]})


IDENTITY_PROVIDER_CONFIG = ResourceType(
    name="AWS::EKS::IdentityProviderConfig", create=_create, update=_update, delete=_delete
)
