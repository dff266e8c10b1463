"""Small resources for the tests' templates."""

import itertools
from collections.abc import Mapping
from typing import Any

Resources = dict[str, Any]
TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "eks.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}
NUMBERS = itertools.count()


def resource(type_name: str, *, attributes: Mapping[str, Any] | None = None, **properties: Any) -> dict[str, Any]:
    """One resource; `attributes` are those beside Properties, DeletionPolicy for example."""
    return {"Type": type_name, "Properties": properties, **(attributes or {})}


def ref(name: str) -> dict[str, str]:
    """A Ref."""
    return {"Ref": name}


def get(name: str, attribute: str) -> dict[str, list[str]]:
    """A Fn::GetAtt."""
    return {"Fn::GetAtt": [name, attribute]}


def network() -> Resources:
    """A VPC with a subnet in each of three zones."""
    zones = {"A": "eu-west-1a", "B": "eu-west-1b", "C": "eu-west-1c"}
    subnets = {
        f"Subnet{letter}": resource(
            "AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone
        )
        for number, (letter, zone) in enumerate(zones.items())
    }
    return {"Vpc": resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16"), **subnets}


def role() -> dict[str, Any]:
    """A role."""
    return resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST)


def cluster(*, subnets: tuple[str, ...] = ("SubnetA", "SubnetB"), **properties: Any) -> Resources:
    """A cluster with a name of its own, its role and its network."""
    made = resource(
        "AWS::EKS::Cluster",
        RoleArn=get("Role", "Arn"),
        ResourcesVpcConfig={"SubnetIds": [ref(subnet) for subnet in subnets]},
        **{"Version": "1.35", "AccessConfig": {"AuthenticationMode": "API"}, **properties},
    )
    return {**network(), "Role": role(), "Cluster": made}


def node_group(**properties: Any) -> dict[str, Any]:
    """A managed node group of `cluster()`, with `Role` as its role."""
    wanted = {"AmiType": "AL2023_x86_64_STANDARD", "ScalingConfig": {"MinSize": 1, "MaxSize": 3}, **properties}
    return resource(
        "AWS::EKS::Nodegroup",
        ClusterName=ref("Cluster"),
        NodeRole=get("Role", "Arn"),
        Subnets=[ref("SubnetA"), ref("SubnetB")],
        **wanted,
    )


def unique(prefix: str) -> str:
    """A name that no other test uses."""
    return f"{prefix}-{next(NUMBERS)}"
