"""What is of no stack and stays when a cluster goes: workloads' volumes and load balancers, and late logs."""

from collections.abc import Callable, Iterator
from typing import Any

from tools.target import Target


def made_by_workloads(target: Target, cluster: str) -> Iterator[str]:
    """A line for each volume and load balancer that stays, and for what AWS does not list."""
    from botocore.exceptions import ClientError

    listings: dict[str, Callable[[Target, str], Iterator[str]]] = {
        "volumes": volumes,
        "load balancers": load_balancers,
    }
    for what, listed in listings.items():
        try:
            yield from tuple(listed(target, cluster))
        except ClientError as error:
            yield f"{what} are there perhaps, and were not listed: {error}"


def volumes(target: Target, cluster: str) -> Iterator[str]:
    """The volumes of PersistentVolumes, attached or not; a node's own, which end with it, are not among them.

    The driver marks them with the first tag where it is told the cluster's id, and with the second from 1.58.0 on:
    kubernetes-sigs/aws-ebs-csi-driver, docs/tagging.md and issue 2918 (2026-04).
    """
    filters = (
        {"Name": f"tag:kubernetes.io/cluster/{cluster}", "Values": ["owned"]},
        {"Name": "tag:ebs.csi.aws.com/cluster-name", "Values": [cluster]},
    )
    pages = target.client("ec2").get_paginator("describe_volumes")
    found = {
        volume["VolumeId"]: f"volume {volume['VolumeId']}, {volume['Size']} GiB"
        for each in filters
        for page in pages.paginate(Filters=[each])
        for volume in page["Volumes"]
        if not any(attachment.get("DeleteOnTermination") for attachment in volume.get("Attachments", ()))
    }
    yield from found.values()


def load_balancers(target: Target, cluster: str) -> Iterator[str]:
    """All in the cluster's VPC: no stack makes one, so controllers did; the VPC cannot be deleted while they are."""
    eks = target.client("eks")
    try:
        vpc = eks.describe_cluster(name=cluster)["cluster"]["resourcesVpcConfig"]["vpcId"]
    except eks.exceptions.ResourceNotFoundException:
        return
    for page in target.client("elbv2").get_paginator("describe_load_balancers").paginate():
        for found in page.get("LoadBalancers", ()):
            if found.get("VpcId") == vpc:
                yield f"load balancer {found['LoadBalancerName']} (it keeps the VPC from being deleted)"
    for page in target.client("elb").get_paginator("describe_load_balancers").paginate():
        for found in page.get("LoadBalancerDescriptions", ()):
            if found.get("VPCId") == vpc:
                yield f"classic load balancer {found['LoadBalancerName']} (it keeps the VPC from being deleted)"


def late_logs(target: Target, cluster: str) -> str | None:
    """The name of the control plane's log group, where there is one.

    EKS may make it anew, without key and expiry, for lines that it delivers after the stack's was deleted:
    https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
    """
    wanted = f"/aws/eks/{cluster}/cluster"
    found = target.client("logs").describe_log_groups(logGroupNamePrefix=wanted)["logGroups"]
    return wanted if wanted in {group["logGroupName"] for group in found} else None


def delete_logs(target: Target, log_group: str) -> None:
    """Delete a log group and all that is in it; one that is gone already is as good."""
    logs: Any = target.client("logs")
    try:
        logs.delete_log_group(logGroupName=log_group)
    except logs.exceptions.ResourceNotFoundException:
        return
