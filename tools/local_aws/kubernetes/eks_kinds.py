"""Kinds that EKS adds to every cluster, beyond those of Kubernetes.

The fields are those of the definition that AWS publishes with its VPC resource controller, which runs in the control
plane: aws/amazon-vpc-resource-controller-k8s b8d4251 (2026-04-23), apis/vpcresources/v1beta1,
securitygrouppolicy_types.go, and config/crd/bases. Of the kinds that it adds this is the one that people write.
"""

from typing import Any

from tools.local_aws.kubernetes.kinds import Kind

_REQUIREMENT: dict[str, Any] = {
    "type": "object",
    "required": ["key", "operator"],
    "properties": {
        "key": {"type": "string"},
        "operator": {"type": "string"},
        "values": {"type": "array", "items": {"type": "string"}},
    },
}

_SELECTOR: dict[str, Any] = {
    "type": "object",
    "properties": {
        "matchExpressions": {"type": "array", "items": _REQUIREMENT},
        "matchLabels": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}

_GROUPS: dict[str, Any] = {
    "type": "object",
    "properties": {"groupIds": {"type": "array", "minItems": 1, "items": {"type": "string"}}},
}

SECURITY_GROUP_POLICY = Kind(
    group="vpcresources.k8s.aws",
    version="v1beta1",
    name="SecurityGroupPolicy",
    plural="securitygrouppolicies",
    namespaced=True,
    schema={
        "type": "object",
        "properties": {
            "spec": {
                "type": "object",
                "properties": {
                    "podSelector": _SELECTOR,
                    "serviceAccountSelector": _SELECTOR,
                    "securityGroups": _GROUPS,
                },
            }
        },
    },
    short_names=("sgp",),
)
"""Which pods get which security groups."""
