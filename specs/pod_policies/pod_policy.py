"""What holds for pods at their network interfaces, of every kind."""

from typing import TypeAlias

from specs.pod_policies.network_policy import NetworkPolicySpec
from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec

PodPolicySpec: TypeAlias = NetworkPolicySpec | SecurityGroupPolicySpec
"""A policy that is an object of Kubernetes, which the kubectl provider applies."""
