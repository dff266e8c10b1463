"""All refusals that are known, by service."""

from typing import Any

from specs.refusals import access, add_ons, clusters, fargate_profiles, keys_and_logs, network, node_groups, stacks
from specs.refusals.refusal import Refusal

REFUSALS: tuple[Refusal[Any], ...] = (
    clusters.ONE_ZONE,
    clusters.OTHER_ZONES,
    clusters.NOT_THE_NEXT_MINOR,
    clusters.PROTECTED,
    clusters.NODE_GROUPS_ATTACHED,
    clusters.FARGATE_PROFILES_ATTACHED,
    clusters.NAME_TAKEN,
    clusters.SERVICE_RANGE_SIZE,
    clusters.SERVICE_RANGE_NOT_PRIVATE,
    clusters.SERVICE_RANGE_IN_VPC,
    clusters.ROLE_MISSING,
    node_groups.NAME_TAKEN,
    node_groups.MINIMUM_ABOVE_DESIRED,
    node_groups.DESIRED_ABOVE_MAXIMUM,
    node_groups.VERSION_WITH_OTHER_CHANGES,
    node_groups.AMAZON_LINUX_2,
    node_groups.DISK_SIZE_BESIDE_LAUNCH_TEMPLATE,
    fargate_profiles.TOO_MANY_SELECTORS,
    fargate_profiles.PUBLIC_SUBNET,
    fargate_profiles.NAME_TAKEN,
    fargate_profiles.CREATED_BESIDE_ANOTHER,
    fargate_profiles.DELETED_BESIDE_ANOTHER,
    access.PRINCIPAL_MISSING,
    access.ROOT,
    access.SERVICE_LINKED_ROLE,
    access.TAKEN,
    add_ons.UNKNOWN,
    add_ons.VERSION_UNSUPPORTED,
    network.SUBNET_IN_USE,
    network.SECURITY_GROUP_IN_USE,
    network.ALLOCATION_MISSING,
    network.SUBNET_MISSING,
    network.SUBNET_OUTSIDE_VPC,
    network.SUBNETS_OVERLAP,
    keys_and_logs.KEY_DISABLED,
    keys_and_logs.LOG_GROUP_EXISTS,
    stacks.NOT_UPDATABLE,
)
