"""AWS::EKS::Cluster."""

from typing import Any

from ministack.services import eks

from tools.local_aws.emulator.ministack import call_eks
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted
from tools.local_aws.emulator.types.eks.spelling import api_body
from tools.local_aws.emulator.types.eks.tags import retag

LONGEST_NAME = 100
LOG_KINDS = ("api", "audit", "authenticator", "controllerManager", "scheduler")
NOT_IN_REQUESTS = ("Logging", "Force", "RollbackConfig", "ActiveCertificateAuthorityId", "CertificateAuthority")
ALONE = (
    "AccessConfig",
    "ControlPlaneScalingConfig",
    "DeletionProtection",
    "KubeApiServerConfig",
    "KubeControllerManagerConfig",
    "KubeSchedulerConfig",
    "Logging",
    "RemoteNetworkConfig",
    "ResourcesVpcConfig",
    "UpgradePolicy",
    "ZonalShiftConfig",
)
"""Properties that UpdateClusterConfig takes one at a time."""
TOGETHER = ("ComputeConfig", "StorageConfig", "KubernetesNetworkConfig")
"""The three switches of Auto Mode, which change in one call."""


def _create(wanted: Wanted) -> Provisioned:
    name = wanted.properties.get("Name") or wanted.generated_name(LONGEST_NAME)
    call_eks("POST", "/clusters", {**_body(wanted.properties), "name": name})
    return _standing(name)


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    path = f"/clusters/{physical_id}"
    changed = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    for names in (*((name,) for name in ALONE), TOGETHER):
        part = {name: new[name] for name in names if name in changed and name in new}
        if "DeletionProtection" in names and "DeletionProtection" in changed:
            part["DeletionProtection"] = new.get("DeletionProtection", False)
        if part:
            call_eks("POST", f"{path}/update-config", _body(part))
    if "Version" in changed and "Version" in new:
        call_eks("POST", f"{path}/updates", {"version": str(new["Version"])})
    record = eks._clusters[physical_id]
    retag(record["arn"], record, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    call_eks("DELETE", f"/clusters/{physical_id}")


def _body(properties: Properties) -> dict[str, Any]:
    body = api_body(properties, without=NOT_IN_REQUESTS)
    if "Logging" in properties:
        enabled = [kind["Type"] for kind in properties["Logging"].get("ClusterLogging", {}).get("EnabledTypes", ())]
        disabled = [kind for kind in LOG_KINDS if kind not in enabled]
        switches = ((enabled, True), (disabled, False))
        body["logging"] = {"clusterLogging": [{"types": kinds, "enabled": on} for kinds, on in switches if kinds]}
    if "Version" in properties:
        body["version"] = str(properties["Version"])
    return body


def _standing(name: str) -> Provisioned:
    record = eks._clusters[name]
    encryption: dict[str, Any] = next(iter(record.get("encryptionConfig") or ()), {})
    network = record["kubernetesNetworkConfig"]
    return Provisioned(
        name,
        {
            "Arn": record["arn"],
            "CertificateAuthorityData": record["certificateAuthority"]["data"],
            "CertificateAuthority.Data": record["certificateAuthority"]["data"],
            "ClusterSecurityGroupId": record["resourcesVpcConfig"]["clusterSecurityGroupId"],
            "EncryptionConfigKeyArn": encryption.get("provider", {}).get("keyArn", ""),
            "Endpoint": record["endpoint"],
            "Id": record["arn"].rpartition("/")[2],
            "KubernetesNetworkConfig.ServiceIpv4Cidr": network.get("serviceIpv4Cidr", ""),
            "KubernetesNetworkConfig.ServiceIpv6Cidr": network.get("serviceIpv6Cidr", ""),
            "OpenIdConnectIssuerUrl": record["identity"]["oidc"]["issuer"],
        },
    )


CLUSTER = ResourceType(name="AWS::EKS::Cluster", create=_create, update=_update, delete=_delete)
