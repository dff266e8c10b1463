"""What stands of an environment on its local AWS, asked of the AWS APIs."""

from collections.abc import Mapping
from typing import Any

from tests.local_aws.life.rehearsal import Rehearsal

Described = Mapping[str, Any]


def cluster(rehearsal: Rehearsal) -> Described:
    """The cluster, as EKS describes it."""
    described: Described = rehearsal.aws.client("eks").describe_cluster(name=rehearsal.name)["cluster"]
    return described


def node_groups(rehearsal: Rehearsal) -> list[Described]:
    """The node groups, as EKS describes them."""
    eks = rehearsal.aws.client("eks")
    names = eks.list_nodegroups(clusterName=rehearsal.name)["nodegroups"]
    return [eks.describe_nodegroup(clusterName=rehearsal.name, nodegroupName=each)["nodegroup"] for each in names]


def subnets(rehearsal: Rehearsal) -> dict[str, Described]:
    """The subnets of the environment's VPC, by their range."""
    found = rehearsal.aws.client("ec2").describe_subnets(
        Filters=[{"Name": "vpc-id", "Values": [handed_over(rehearsal, "network/vpc-id")]}]
    )
    return {subnet["CidrBlock"]: subnet for subnet in found["Subnets"]}


def nat_subnets(rehearsal: Rehearsal) -> set[str]:
    """The subnets that hold a NAT gateway."""
    gateways = rehearsal.aws.client("ec2").describe_nat_gateways()["NatGateways"]
    return {gateway["SubnetId"] for gateway in gateways if gateway["State"] != "deleted"}


def handed_over(rehearsal: Rehearsal, name: str) -> str:
    """The value of a parameter that one layer publishes for those above, as `network/vpc-id`."""
    parameter = rehearsal.aws.client("ssm").get_parameter(Name=f"/eks/{rehearsal.name}/{name}")["Parameter"]
    return str(parameter["Value"])


def subnets_in_use(rehearsal: Rehearsal) -> set[str]:
    """The subnets that node groups, Fargate profiles, interface endpoints, hosts and functions are placed in."""
    eks, ec2 = rehearsal.aws.client("eks"), rehearsal.aws.client("ec2")
    used = {subnet for group in node_groups(rehearsal) for subnet in group["subnets"]}
    for name in eks.list_fargate_profiles(clusterName=rehearsal.name)["fargateProfileNames"]:
        profile = eks.describe_fargate_profile(clusterName=rehearsal.name, fargateProfileName=name)["fargateProfile"]
        used.update(profile["subnets"])
    for endpoint in ec2.describe_vpc_endpoints()["VpcEndpoints"]:
        used.update(endpoint.get("SubnetIds", ()))
    for reservation in ec2.describe_instances()["Reservations"]:
        used.update(host["SubnetId"] for host in reservation["Instances"] if host["State"]["Name"] != "terminated")
    for function in rehearsal.aws.client("lambda").list_functions()["Functions"]:
        used.update(function.get("VpcConfig", {}).get("SubnetIds", ()))
    return used
