"""What EKS refuses of a cluster."""

from collections.abc import Collection
from datetime import date
from ipaddress import IPv4Network, ip_network

from specs.refusals.refusal import Refusal

PRIVATE_RANGES = tuple(IPv4Network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
READ = date(2026, 11, 23)


def _too_few(*, zones: Collection[str]) -> bool:
    return len(set(zones)) < 2


def _other_set(*, new_zones: Collection[str], zones: Collection[str]) -> bool:
    return set(new_zones) != set(zones)


def _not_the_next(*, version: str, new_version: str) -> bool:
    return new_version != version and _minor(new_version) != _minor(version) + 1


def _minor(version: str) -> int:
    return int(version.split(".")[1])


def _protected(*, name: str, deletion_protection: bool) -> bool:  # noqa: ARG001 -- named in the answer
    return deletion_protection


def _any(*, attached: Collection[str]) -> bool:
    return bool(attached)


def _taken(*, name: str, names: Collection[str]) -> bool:
    return name in names


def _wrong_size(*, service_range: str) -> bool:
    return not 12 <= ip_network(service_range).prefixlen <= 24


def _not_private(*, service_range: str) -> bool:
    network = IPv4Network(service_range)
    return not any(network.subnet_of(private) for private in PRIVATE_RANGES)


def _overlap(*, service_range: str, vpc_ranges: Collection[str]) -> bool:
    return any(IPv4Network(service_range).overlaps(IPv4Network(block)) for block in vpc_ranges)


def _missing(*, role: str, roles: Collection[str]) -> bool:
    return role not in roles


ONE_ZONE = Refusal(
    id="eks-cluster-in-one-zone",
    condition=_too_few,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Subnets specified must be in at least two different AZs",
    quoted=True,
    source="awsdocs/amazon-eks-user-guide pull request 795",
    read=READ,
)

OTHER_ZONES = Refusal(
    id="eks-cluster-zones-are-fixed",
    condition=_other_set,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Provided subnets belong to the AZs '{new_zones}'. But they should belong to the exact set of AZs '{zones}' "
    "in which subnets were provided during cluster creation.",
    quoted=True,
    source="answer of UpdateClusterConfig in the notes “Deployment Learnings: N8N on AWS EKS” of 2025-10-17, on GitHub",
    read=READ,
)

NOT_THE_NEXT_MINOR = Refusal(
    id="eks-cluster-version-goes-up-one-minor-at-a-time",
    condition=_not_the_next,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Unsupported Kubernetes minor version update from {version} to {new_version}",
    quoted=True,
    source="rancher/rancher issues 26908 (two minors at once) and 43316 (downgrade); terraform-aws-modules/"
    "terraform-aws-eks issue 2607",
    read=READ,
)

PROTECTED = Refusal(
    id="eks-cluster-is-protected",
    condition=_protected,
    service="Eks",
    code="InvalidRequestException",
    status=400,
    answer="Cluster {name} has deletion protection: turn it off before you delete the cluster",
    quoted=False,
    source="Amazon EKS user guide, “Protect EKS clusters from accidental deletion”",
    read=READ,
)

NODE_GROUPS_ATTACHED = Refusal(
    id="eks-cluster-has-node-groups",
    condition=_any,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Cluster has nodegroups attached",
    quoted=True,
    source="gruntwork-io/cloud-nuke issue 148; kubernetes-sigs/cluster-api-provider-aws issue 2176",
    read=READ,
)

FARGATE_PROFILES_ATTACHED = Refusal(
    id="eks-cluster-has-fargate-profiles",
    condition=_any,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Cluster has Fargate profiles attached",
    quoted=False,
    source="Amazon EKS API reference, DeleteCluster: node groups and Fargate profiles have to be deleted first",
    read=READ,
)

NAME_TAKEN = Refusal(
    id="eks-cluster-name-is-taken",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Cluster already exists with name: {name}",
    quoted=True,
    source="terraform-aws-modules/terraform-aws-eks issue 1991",
    read=READ,
)

SERVICE_RANGE_SIZE = Refusal(
    id="eks-service-range-size",
    condition=_wrong_size,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The specified serviceIpv4Cidr {service_range} must have netmask size between /12 and /24 inclusive",
    quoted=False,
    source="badmintoncryer/cdk-preflight, rule eks-cluster-service-ipv4-cidr-prefix-range, measured 2026-09-25 (quotes "
    "the end of the sentence)",
    read=READ,
)

SERVICE_RANGE_NOT_PRIVATE = Refusal(
    id="eks-service-range-is-not-private",
    condition=_not_private,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The specified serviceIpv4Cidr {service_range} must be within RFC1918 range",
    quoted=False,
    source="badmintoncryer/cdk-preflight, rule eks-cluster-service-ipv4-cidr-private-range (quotes the end of the "
    "sentence)",
    read=READ,
)

SERVICE_RANGE_IN_VPC = Refusal(
    id="eks-service-range-overlaps-vpc",
    condition=_overlap,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The specified serviceIpv4Cidr {service_range} overlaps with the VPC's {vpc_ranges}",
    quoted=False,
    source="Amazon EKS API reference, KubernetesNetworkConfigRequest: the block must not overlap with any block of the "
    "cluster's VPC",
    read=READ,
)

ROLE_MISSING = Refusal(
    id="eks-cluster-role-does-not-exist",
    condition=_missing,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Role with arn: {role}, could not be assumed because it does not exist or the trusted entity is not correct",
    quoted=True,
    source="answer of CreateCluster, quoted in several operators' sources on GitHub",
    read=READ,
)
