"""What stands in the way of deleting a subnet or a security group."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from ministack.services import ec2, eks, lambda_svc

from tools.local_aws.emulator.eks_api.store import FARGATE_PROFILES


class Attachment(NamedTuple):
    """One thing with network interfaces: its name, its subnets and its security groups."""

    name: str
    subnets: Collection[str]
    groups: Collection[str]


def users_of_subnet(subnet: str) -> frozenset[str]:
    """The ids of all that has network interfaces in a subnet."""
    return frozenset(name for name, subnets, _ in _attachments() if subnet in subnets)


def users_of_group(group: str) -> frozenset[str]:
    """The ids of all that carries a security group, and of the groups whose rules name it."""
    carriers = {name for name, _, groups in _attachments() if group in groups}
    naming = {other for other in _groups_naming(group) if other != group}
    return frozenset(carriers | naming)


def _attachments() -> Iterator[Attachment]:
    """Everything with network interfaces."""
    yield from _of_network()
    yield from _of_clusters()
    yield from _of_compute()


def _of_network() -> Iterator[Attachment]:
    for name, endpoint in ec2._vpc_endpoints.items():
        yield Attachment(name, endpoint.get("SubnetIds", ()), endpoint.get("SecurityGroupIds", ()))
    for name, gateway in ec2._nat_gateways.items():
        if gateway["State"] != "deleted":
            yield Attachment(name, (gateway["SubnetId"],), ())


def _of_clusters() -> Iterator[Attachment]:
    for name, cluster in eks._clusters.items():
        vpc = cluster["resourcesVpcConfig"]
        yield Attachment(name, vpc["subnetIds"], (*vpc["securityGroupIds"], vpc["clusterSecurityGroupId"]))
    for store in (eks._nodegroups, FARGATE_PROFILES):
        for name, record in store.items():
            yield Attachment(name, record["subnets"], ())


def _of_compute() -> Iterator[Attachment]:
    for name, function in lambda_svc._functions.items():
        vpc = _config(function).get("VpcConfig") or {}
        yield Attachment(name, vpc.get("SubnetIds") or (), vpc.get("SecurityGroupIds") or ())
    for name, instance in ec2._instances.items():
        if instance.get("State", {}).get("Name") != "terminated":
            groups = tuple(group["GroupId"] for group in instance.get("SecurityGroups", ()))
            yield Attachment(name, (instance.get("SubnetId", ""),), groups)


def _config(function: Any) -> dict[str, Any]:
    found = function.get("config", function) if isinstance(function, dict) else getattr(function, "config", {})
    return found if isinstance(found, dict) else {}


def _groups_naming(group: str) -> Iterator[str]:
    for other, record in ec2._security_groups.items():
        for permission in (*record["IpPermissions"], *record["IpPermissionsEgress"]):
            if any(pair.get("GroupId") == group for pair in permission.get("UserIdGroupPairs", ())):
                yield other
