"""What stands of an environment, read back through the AWS APIs and not from any template."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Any

from tools.failure import Failure
from tools.target import Target


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line of the summary."""

    subject: str
    name: str
    detail: str


def standing(target: Target, cluster_name: str) -> Iterator[Fact]:
    """The cluster, its network, and all that EKS knows to belong to it; raises `Failure` where there is no cluster."""
    eks = target.client("eks")
    try:
        cluster = eks.describe_cluster(name=cluster_name)["cluster"]
    except eks.exceptions.ResourceNotFoundException as error:
        raise Failure(f"{target.description} has no cluster {cluster_name}") from error
    yield from network(target.client("ec2"), cluster["resourcesVpcConfig"]["vpcId"])
    yield from control_plane(cluster)
    yield from identities(eks, cluster_name)
    yield from capacity(eks, cluster_name)
    yield from add_ons(eks, cluster_name)


def network(ec2: Any, vpc_id: str) -> Iterator[Fact]:  # noqa: ANN401  (a boto3 client)
    """The VPC, its subnets by zone, and the ways out."""
    of_the_vpc = [{"Name": "vpc-id", "Values": [vpc_id]}]
    vpc = ec2.describe_vpcs(VpcIds=[vpc_id])["Vpcs"][0]
    yield Fact(subject="VPC", name=vpc_id, detail="  ".join(_ranges(vpc)))
    zones: dict[str, list[str]] = {}
    for subnet in _all(ec2, "describe_subnets", "Subnets", Filters=of_the_vpc):
        zones.setdefault(subnet["AvailabilityZone"], []).append(subnet["CidrBlock"])
    for zone, ranges in sorted(zones.items()):
        yield Fact(subject="subnets", name=zone, detail="  ".join(sorted(ranges, key=IPv4Network)))
    yield from _ways_out(ec2, vpc_id)
    endpoints = _all(ec2, "describe_vpc_endpoints", "VpcEndpoints", Filters=of_the_vpc)
    names = sorted(endpoint["ServiceName"].split(".", 3)[-1] for endpoint in endpoints)
    if names:
        yield Fact(subject="VPC endpoints", name=str(len(names)), detail=", ".join(names))


def _ways_out(ec2: Any, vpc_id: str) -> Iterator[Fact]:  # noqa: ANN401  (a boto3 client)
    """NAT gateways, and the gateway that lets IPv6 out."""
    of_the_vpc = [{"Name": "vpc-id", "Values": [vpc_id]}]
    for gateway in _all(ec2, "describe_nat_gateways", "NatGateways", Filters=of_the_vpc):
        if gateway.get("State") not in ("deleted", "deleting"):
            place = f"in {gateway['SubnetId']}" if gateway.get("SubnetId") else "in all zones"
            yield Fact(subject="NAT gateway", name=gateway["NatGatewayId"], detail=place)
    for gateway in _all(ec2, "describe_egress_only_internet_gateways", "EgressOnlyInternetGateways"):
        if any(attachment["VpcId"] == vpc_id for attachment in gateway["Attachments"]):
            yield Fact(subject="egress-only gateway", name=gateway["EgressOnlyInternetGatewayId"], detail="for IPv6")


def _ranges(vpc: dict[str, Any]) -> Iterator[str]:
    """The ranges of a VPC, the first one first, those of IPv6 last."""
    yield vpc["CidrBlock"]
    for association in vpc.get("CidrBlockAssociationSet", ()):
        if association["CidrBlock"] != vpc["CidrBlock"]:
            yield association["CidrBlock"]
    for association in vpc.get("Ipv6CidrBlockAssociationSet", ()):
        yield association["Ipv6CidrBlock"]


def control_plane(cluster: dict[str, Any]) -> Iterator[Fact]:
    """The cluster itself and who may reach its endpoint."""
    vpc, family = cluster["resourcesVpcConfig"], cluster.get("kubernetesNetworkConfig", {}).get("ipFamily")
    parts = [f"Kubernetes {cluster['version']}", cluster["status"]]
    parts += ["pods on IPv6"] if family == "ipv6" else []
    parts += ["egress by the VPC's routes"] if vpc.get("controlPlaneEgressMode") == "CUSTOMER_ROUTED" else []
    yield Fact(subject="cluster", name=cluster["name"], detail=", ".join(parts))
    private = "private" if vpc.get("endpointPrivateAccess") else ""
    ranges = ", ".join(vpc.get("publicAccessCidrs") or ["0.0.0.0/0"])
    public = f"public from {ranges}" if vpc.get("endpointPublicAccess") else ""
    yield Fact(subject="endpoint", name=cluster["endpoint"], detail=" and ".join(filter(None, (private, public))))


def identities(eks: Any, cluster: str) -> Iterator[Fact]:  # noqa: ANN401  (a boto3 client)
    """Who may speak to Kubernetes, and which service accounts speak to AWS."""
    for arn in _all(eks, "list_access_entries", "accessEntries", clusterName=cluster):
        policies = _all(
            eks, "list_associated_access_policies", "associatedAccessPolicies", clusterName=cluster, principalArn=arn
        )
        names = ", ".join(policy["policyArn"].rpartition("/")[2] for policy in policies)
        kind = eks.describe_access_entry(clusterName=cluster, principalArn=arn)["accessEntry"]["type"]
        yield Fact(subject="access entry", name=arn.rpartition(":")[2], detail=names or f"type {kind}")
    for found in _all(eks, "list_pod_identity_associations", "associations", clusterName=cluster):
        association = eks.describe_pod_identity_association(clusterName=cluster, associationId=found["associationId"])[
            "association"
        ]
        account = f"{association['namespace']}/{association['serviceAccount']}"
        yield Fact(subject="pod identity", name=account, detail=association["roleArn"].rpartition("/")[2])


def capacity(eks: Any, cluster: str) -> Iterator[Fact]:  # noqa: ANN401  (a boto3 client)
    """Node groups with their sizes, Fargate profiles with their selectors."""
    for name in _all(eks, "list_nodegroups", "nodegroups", clusterName=cluster):
        group = eks.describe_nodegroup(clusterName=cluster, nodegroupName=name)["nodegroup"]
        sizes = group.get("scalingConfig") or {}
        yield Fact(
            subject="node group",
            name=name,
            detail=f"{sizes.get('minSize')} to {sizes.get('maxSize')} nodes, {group.get('capacityType', 'ON_DEMAND')}, "
            f"{', '.join(group.get('instanceTypes') or ())}",
        )
    for name in _all(eks, "list_fargate_profiles", "fargateProfileNames", clusterName=cluster):
        profile = eks.describe_fargate_profile(clusterName=cluster, fargateProfileName=name)["fargateProfile"]
        spaces = ", ".join(selector["namespace"] for selector in profile.get("selectors") or ())
        yield Fact(subject="Fargate profile", name=name, detail=f"pods of {spaces}")


def add_ons(eks: Any, cluster: str) -> Iterator[Fact]:  # noqa: ANN401  (a boto3 client)
    """What EKS itself installs into the cluster."""
    for name in _all(eks, "list_addons", "addons", clusterName=cluster):
        add_on = eks.describe_addon(clusterName=cluster, addonName=name)["addon"]
        yield Fact(subject="add-on", name=name, detail=f"{add_on.get('addonVersion', '')} {add_on['status']}".strip())


def _all(client: Any, action: str, key: str, **parameters: Any) -> list[Any]:  # noqa: ANN401
    """All pages of one listing."""
    pages = client.get_paginator(action).paginate(**parameters)
    return [entry for page in pages for entry in page.get(key, ())]
