"""Load balancers of the cluster's VPC are named, others are not, and a refusal to list is said."""

from typing import Any

import boto3
from botocore.stub import Stubber

from tests.unit.tools.answering import Answering
from tools.left_to_people import load_balancers, made_by_workloads

CLUSTER = {"cluster": {"name": "prod", "resourcesVpcConfig": {"vpcId": "vpc-1"}}}


def client(service: str) -> Any:
    return boto3.client(service, region_name="eu-west-1", aws_access_key_id="1", aws_secret_access_key="test")


def test_load_balancers_of_both_kinds_are_named_where_they_are_in_the_clusters_vpc() -> None:
    eks, elbv2, elb = client("eks"), client("elbv2"), client("elb")
    new = [{"LoadBalancerName": "ours", "VpcId": "vpc-1"}, {"LoadBalancerName": "other", "VpcId": "vpc-2"}]
    old = [{"LoadBalancerName": "old-ours", "VPCId": "vpc-1"}, {"LoadBalancerName": "old-other", "VPCId": "vpc-2"}]
    with Stubber(eks) as plane, Stubber(elbv2) as second, Stubber(elb) as first:
        plane.add_response("describe_cluster", CLUSTER)
        second.add_response("describe_load_balancers", {"LoadBalancers": new})
        first.add_response("describe_load_balancers", {"LoadBalancerDescriptions": old})
        lines = list(load_balancers(Answering(eks=eks, elbv2=elbv2, elb=elb), "prod"))

    assert lines == [
        "load balancer ours (it keeps the VPC from being deleted)",
        "classic load balancer old-ours (it keeps the VPC from being deleted)",
    ]


def test_what_is_not_listed_is_said_and_a_missing_cluster_has_no_load_balancers() -> None:
    ec2, eks = client("ec2"), client("eks")
    with Stubber(ec2) as machines, Stubber(eks) as plane:
        machines.add_client_error("describe_volumes", "UnauthorizedOperation", "You are not authorized")
        plane.add_client_error("describe_cluster", "ResourceNotFoundException", "No cluster found for name: prod.")
        (line,) = made_by_workloads(Answering(ec2=ec2, eks=eks), "prod")

    assert line.startswith("volumes are there perhaps, and were not listed: ")
    assert "UnauthorizedOperation" in line


def test_a_nodes_own_disk_is_not_named() -> None:
    ec2 = client("ec2")
    disk = {"VolumeId": "vol-1", "Size": 20, "Attachments": [{"DeleteOnTermination": True}]}
    data = {"VolumeId": "vol-2", "Size": 8, "Attachments": [{"DeleteOnTermination": False}]}
    eks = client("eks")
    with Stubber(ec2) as machines, Stubber(eks) as plane:
        machines.add_response("describe_volumes", {"Volumes": [disk, data]})
        machines.add_response("describe_volumes", {"Volumes": [data]})
        plane.add_client_error("describe_cluster", "ResourceNotFoundException", "No cluster found for name: prod.")

        assert list(made_by_workloads(Answering(ec2=ec2, eks=eks), "prod")) == ["volume vol-2, 8 GiB"]
