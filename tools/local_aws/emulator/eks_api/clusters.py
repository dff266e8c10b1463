"""Clusters: creation, configuration, version, deletion."""

import base64
from typing import Any

from ministack.services import ec2, eks

from specs.refusals import cluster_networks, clusters
from tools.local_aws.emulator.ec2_api.ranges import ranges_of
from tools.local_aws.emulator.eks_api.log_groups import write_control_plane_logs
from tools.local_aws.emulator.eks_api.principals import check_key, check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import (
    CAPABILITIES,
    Record,
    add_ons_of,
    capabilities_of,
    cluster_named,
    fargate_profiles_of,
    identity_providers_of,
    node_groups_of,
)
from tools.local_aws.emulator.eks_api.subnets import check_subnets, vpc_of, without_ipv6, zones_of
from tools.local_aws.emulator.eks_api.updates import successful_update
from tools.local_aws.emulator.kubernetes_endpoint import ENDPOINT
from tools.local_aws.emulator.ministack import call_ec2, element_text

AWS_MANAGED = "AWS_MANAGED"
EKS_SERVICES = "fd00:ec2:e5::/108"
"""The addresses of Services in an IPv6 cluster: EKS takes a /108 of the unique local addresses, fc00::/7."""

KEPT = (
    "computeConfig",
    "controlPlaneScalingConfig",
    "deletionProtection",
    "encryptionConfig",
    "kubeApiServerConfig",
    "kubeControllerManagerConfig",
    "kubeSchedulerConfig",
    "remoteNetworkConfig",
    "storageConfig",
    "upgradePolicy",
    "zonalShiftConfig",
)
"""Members of a request that DescribeCluster gives back as they are."""


def _create(request: Request) -> Body:
    body = request.body
    clusters.NAME_TAKEN.check(name=body["name"], names=list(eks._clusters))
    check_role(body["roleArn"])
    subnets = body.get("resourcesVpcConfig", {}).get("subnetIds", [])
    check_subnets(subnets)
    clusters.ONE_ZONE.check(zones=zones_of(subnets))
    vpc_id = vpc_of(subnets[0])
    _check_service_range(body, vpc_id)
    _check_family(body.get("kubernetesNetworkConfig", {}), subnets)
    for encryption in body.get("encryptionConfig", ()):
        check_key(encryption["provider"]["keyArn"])
    request.forward()
    record = cluster_named(body["name"])
    _complete(record, body, vpc_id)
    write_control_plane_logs(record)
    return {"cluster": eks._sanitize(record)}


def _check_service_range(body: Body, vpc_id: str) -> None:
    service_range = body.get("kubernetesNetworkConfig", {}).get("serviceIpv4Cidr")
    if not service_range:
        return
    clusters.SERVICE_RANGE_NOT_PRIVATE.check(service_range=service_range)
    clusters.SERVICE_RANGE_SIZE.check(service_range=service_range)
    clusters.SERVICE_RANGE_IN_VPC.check(service_range=service_range, vpc_ranges=ranges_of(vpc_id))


def _check_family(network: Body, subnets: list[str]) -> None:
    if network.get("ipFamily") != "ipv6":
        return
    cluster_networks.SERVICE_RANGE_OF_IPV6.check(family="ipv6", service_range=network.get("serviceIpv4Cidr", ""))
    cluster_networks.SUBNETS_WITHOUT_IPV6.check(subnets=without_ipv6(subnets))


def _complete(record: Record, body: Body, vpc_id: str) -> None:
    """Store what ministack drops of a request, and give the cluster the security group that EKS creates with it."""
    name = body["name"]
    group = call_ec2(
        "CreateSecurityGroup",
        GroupName=f"eks-cluster-sg-{name}",
        GroupDescription="EKS created security group applied to ENI that is attached to EKS Control Plane master nodes",
        VpcId=vpc_id,
    )
    record.update({member: body[member] for member in KEPT if member in body})
    record["kubernetesNetworkConfig"].update(body.get("kubernetesNetworkConfig", {}))
    if record["kubernetesNetworkConfig"].get("ipFamily") == "ipv6":
        record["kubernetesNetworkConfig"].pop("serviceIpv4Cidr", None)
        record["kubernetesNetworkConfig"]["serviceIpv6Cidr"] = EKS_SERVICES
    record["resourcesVpcConfig"].setdefault("controlPlaneEgressMode", AWS_MANAGED)
    record["resourcesVpcConfig"].update(body.get("resourcesVpcConfig", {}))
    record["resourcesVpcConfig"].update(vpcId=vpc_id, clusterSecurityGroupId=element_text(group, "groupId"))
    record["certificateAuthority"] = {"data": base64.b64encode(b"local AWS: no TLS").decode()}
    record["deletionProtection"] = bool(body.get("deletionProtection", False))
    record["endpoint"] = ENDPOINT.address(name)
    record["status"] = "ACTIVE"


def _update_config(request: Request) -> Body:
    record, body = cluster_named(request.parts["cluster"]), request.body
    vpc: dict[str, Any] = body.get("resourcesVpcConfig", {})
    if "subnetIds" in vpc:
        check_subnets(vpc["subnetIds"])
        zones = zones_of(record["resourcesVpcConfig"]["subnetIds"])
        clusters.OTHER_ZONES.check(new_zones=zones_of(vpc["subnetIds"]), zones=zones)
    mode = record["resourcesVpcConfig"].get("controlPlaneEgressMode", AWS_MANAGED)
    cluster_networks.EGRESS_IS_ONE_WAY.check(mode=mode, new_mode=vpc.get("controlPlaneEgressMode", mode))
    record["resourcesVpcConfig"].update(vpc)
    record["accessConfig"].update(body.get("accessConfig", {}))
    record["kubernetesNetworkConfig"].update(body.get("kubernetesNetworkConfig", {}))
    record.update({member: body[member] for member in (*KEPT, "logging") if member in body})
    write_control_plane_logs(record)
    return successful_update(cluster=record["name"], kind="ConfigUpdate", changes=body)


def _update_version(request: Request) -> Body:
    record, version = cluster_named(request.parts["cluster"]), request.body["version"]
    clusters.NOT_THE_NEXT_MINOR.check(version=record["version"], new_version=version)
    record["version"] = version
    return successful_update(cluster=record["name"], kind="VersionUpdate", changes={"Version": version})


def _delete(request: Request) -> Body:
    record = cluster_named(request.parts["cluster"])
    name = record["name"]
    clusters.PROTECTED.check(name=name, deletion_protection=record["deletionProtection"])
    clusters.NODE_GROUPS_ATTACHED.check(attached=node_groups_of(name))
    clusters.FARGATE_PROFILES_ATTACHED.check(attached=fargate_profiles_of(name))
    for add_on in add_ons_of(name):
        eks._addons.pop(f"{name}/{add_on}")
    for capability in capabilities_of(name):
        CAPABILITIES.pop(f"{name}/{capability}")
    for provider in identity_providers_of(name):
        eks._idp_configs.pop(f"{name}\x00{provider}")
    answer = request.forward()
    ENDPOINT.forget(name)
    group = record["resourcesVpcConfig"]["clusterSecurityGroupId"]
    if group in ec2._security_groups:
        ec2._security_groups.pop(group)
    return answer


ROUTES = (
    Route(method="POST", path="/clusters", answer=_create),
    Route(method="DELETE", path="/clusters/{cluster}", answer=_delete),
    Route(method="POST", path="/clusters/{cluster}/update-config", answer=_update_config),
    Route(method="POST", path="/clusters/{cluster}/updates", answer=_update_version),
)
