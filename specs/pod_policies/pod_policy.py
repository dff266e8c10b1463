"""What holds for pods of a namespace, of every kind."""

from typing import TypeAlias

from specs.pod_policies.network_policy import NetworkPolicySpec
from specs.pod_policies.pod_security import PodSecuritySpec
from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec

PodPolicySpec: TypeAlias = NetworkPolicySpec | SecurityGroupPolicySpec | PodSecuritySpec
"""A policy that is an object of Kubernetes, or labels of one, which the kubectl provider applies."""
