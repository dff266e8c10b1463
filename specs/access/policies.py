"""The EKS access policies, by AWS's names.

Names: `aws eks list-access-policies`, as its output was published in the spring of 2026; read 2026-11-23. What each is
for: awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), access-policy-reference.adoc, and the page of today.
https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
"""

from typing import Literal, TypeAlias

AccessPolicyName: TypeAlias = Literal[
    "AmazonEKSAdminPolicy",
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSClusterAdminPolicy",
    "AmazonEKSEditPolicy",
    "AmazonEKSViewPolicy",
    "AmazonEKSSecretAdminPolicy",
    "AmazonEKSSecretReaderPolicy",
    "AIDevOpsAgentAccessPolicy",
    "AmazonAIOpsAssistantPolicy",
    "AmazonARCRegionSwitchScalingPolicy",
    "AmazonEMRJobPolicy",
    "AmazonEKSACKPolicy",
    "AmazonEKSArgoCDClusterPolicy",
    "AmazonEKSArgoCDPolicy",
    "AmazonEKSKROPolicy",
    "AmazonSagemakerHyperpodClusterPolicy",
    "AmazonSagemakerHyperpodControllerPolicy",
    "AmazonSagemakerHyperpodSpacePolicy",
    "AmazonSagemakerHyperpodSpaceTemplatePolicy",
    "AmazonSagemakerHyperpodSystemNamespacePolicy",
    "AmazonSagemakerHyperpodUserClusterPolicy",
    "AmazonEKSAutoNodePolicy",
    "AmazonEKSBlockStorageClusterPolicy",
    "AmazonEKSBlockStoragePolicy",
    "AmazonEKSComputeClusterPolicy",
    "AmazonEKSComputePolicy",
    "AmazonEKSEventPolicy",
    "AmazonEKSHybridPolicy",
    "AmazonEKSLoadBalancingClusterPolicy",
    "AmazonEKSLoadBalancingPolicy",
    "AmazonEKSNetworkingClusterPolicy",
    "AmazonEKSNetworkingPolicy",
    "AmazonEKSPodIdentityPolicy",
]
"""An EKS access policy: first those for people, then those for services of AWS and for capabilities of EKS, then that
of Auto Mode's nodes, then those that EKS gives to roles of its own."""

PeoplePolicyName: TypeAlias = Literal[
    "AmazonEKSAdminPolicy",
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSClusterAdminPolicy",
    "AmazonEKSEditPolicy",
    "AmazonEKSViewPolicy",
]
"""An EKS access policy for people."""

MOST_POLICIES = 20
"""Of one access entry: AccessPolicies of AWS::EKS::AccessEntry, resource schema of us-east-1, 2026-10-20."""

CLUSTER_ADMIN: AccessPolicyName = "AmazonEKSClusterAdminPolicy"
AUTO_NODE: AccessPolicyName = "AmazonEKSAutoNodePolicy"
"""What a node of Auto Mode may do, with a role that a NodeClass of one's own names.

https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html#auto-node-access-entry
"""
