"""The tiers of a VPC's subnets: what lives in a subnet, and the tag by which it is found."""

from collections.abc import Mapping
from typing import Literal, get_args

Tier = Literal["public", "private", "pods", "control_plane"]
"""What lives in a subnet, as the ranges of a zone are named."""

TIERS: tuple[Tier, ...] = get_args(Tier)
"""All of them, from the outside in."""

FOUND_BY: Mapping[Tier, str] = {
    "public": "kubernetes.io/role/elb",
    "private": "kubernetes.io/role/internal-elb",
    "pods": "kubernetes.io/role/cni",
}
"""The key of the tag by which internet-facing load balancers, internal ones and the CNI find subnets; its value is 1.

awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), network-reqs.adoc, alb-ingress.adoc;
https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html (read 2026-11-23).
"""
