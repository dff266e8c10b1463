"""What EKS refuses of a cluster's network."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _without(*, subnets: Collection[str]) -> bool:
    return bool(subnets)


def _written(*, family: str, service_range: str) -> bool:
    return family == "ipv6" and bool(service_range)


def _goes_back(*, mode: str, new_mode: str) -> bool:
    return mode == "CUSTOMER_ROUTED" and new_mode != mode


SUBNETS_WITHOUT_IPV6 = Refusal(
    id="eks-ipv6-cluster-in-ipv4-subnets",
    condition=_without,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Subnets {subnets} have no IPv6 CIDR block, which a cluster with ipFamily ipv6 needs",
    quoted=False,
    source="Amazon EKS API reference, KubernetesNetworkConfigRequest, ipFamily: VPC and subnets have both families",
    read=READ,
)

SERVICE_RANGE_OF_IPV6 = Refusal(
    id="eks-ipv6-cluster-with-a-service-range",
    condition=_written,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="serviceIpv4Cidr {service_range} cannot be specified with ipFamily {family}",
    quoted=False,
    source="Amazon EKS API reference, KubernetesNetworkConfigRequest, serviceIpv4Cidr: no value with ipv6; eksctl-io/"
    "eksctl issue 4266",
    read=READ,
)

EGRESS_IS_ONE_WAY = Refusal(
    id="eks-control-plane-egress-is-one-way",
    condition=_goes_back,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The control plane egress mode cannot be changed from {mode} to {new_mode}",
    quoted=False,
    source="awsdocs/amazon-eks-user-guide, control-plane-egress, commit 4d6db10: there is no way back to AWS_MANAGED",
    read=READ,
)
