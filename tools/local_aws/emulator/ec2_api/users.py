"""What stands in the way of deleting a subnet or a security group."""

from collections.abc import Iterable, Iterator
from typing import Any

from ministack.services import ec2, eks, lambda_svc

from tools.local_aws.emulator.eks_api.store import FARGATE_PROFILES


def users_of_subnet(subnet: str) -> frozenset[str]:
    """The ids of all that has network interfaces in a subnet."""
    return frozenset(
        name for name, subnets, _ in _attachments() if subnet in subnets
    )


def users_of_group(group: str) -> frozenset[str]:
    """The ids of all that carries a security group, and of the groups whose rules name it."""
    carriers = {name for name, _, groups in _attachments() if group in groups}
    naming = {other for other in _groups_naming(group) if other != group}
    return frozenset(carriers | naming)


def _attachments() -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Name, subnets and security groups of everything with network interfaces."""
    for name, endpoint in ec2._vpc_endpoints.items():
        yield name, endpoint.get("SubnetIds", ()), endpoint.get("SecurityGroupIds", ())
    for name, gateway in ec2._nat_gateways.items():
        if gateway["State"] != "deleted":
            yield name, (gateway["SubnetId"],), ()
    for name, cluster in eks._clusters.items():
        vpc = cluster["resourcesVpcConfig"]
        yield name, vpc["subnetIds"], (*vpc["securityGroupIds"], vpc["clusterSecurityGroupId"])
    for store in (eks._nodegroups, FARGATE_PROFILES):
        for name, record in store.items():
            yield name, record["subnets"], ()
    for name, function in lambda_svc._functions.items():
        vpc = _config(function).get("VpcConfig") or {}
        yield name, vpc.get("SubnetIds") or (), vpc.get("SecurityGroupIds") or ()
    for name, instance in ec2._instances.items():
        if instance.get("State", {}).get("Name") != "terminated":
            groups = (group["GroupId"] for group in instance.get("SecurityGroups", ()))
            yield name, (instance.get("SubnetId", ""),), tuple(groups)


def _config(function: Any) -> dict[str, Any]:
    found = function.get("config", function) if isinstance(function, dict) else getattr(function, "config", {})
    return found if isinstance(found, dict) else {}


def _groups_naming(group: str) -> Iterator[str]:
    for other, record in ec2._security_groups.items():
        for permission in (*record["IpPermissions"], *record["IpPermissionsEgress"]):
            if any(pair.get("GroupId") == group for pair in permission.get("UserIdGroupPairs", ())):
                yield other
