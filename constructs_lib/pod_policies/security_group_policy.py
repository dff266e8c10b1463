"""Pods with security groups of their own."""

from typing import Any

from aws_cdk.aws_eks_v2 import KubernetesManifest
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes.kubectl import Kubectl
from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec


class SecurityGroupPolicy(Construct):
    """The security groups of some pods of a namespace. EKS has its kind in every cluster.

    https://docs.aws.amazon.com/eks/latest/userguide/sg-pods-example-deployment.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: SecurityGroupPolicySpec,
        cluster: ClusterAttributes,
        kubectl: Kubectl,
    ) -> None:
        """Apply it; pods that run already keep the groups that they have."""
        super().__init__(scope, construct_id)
        manifest = KubernetesManifest(
            self, "Manifest", cluster=kubectl.cluster, manifest=[_object(spec, cluster)], overwrite=True, prune=False
        )
        manifest.node.add_dependency(kubectl)


def _object(spec: SecurityGroupPolicySpec, cluster: ClusterAttributes) -> dict[str, Any]:
    groups = [*([cluster.security_group_id] if spec.cluster_security_group else []), *spec.security_groups]
    return {
        "apiVersion": "vpcresources.k8s.aws/v1beta1",
        "kind": "SecurityGroupPolicy",
        "metadata": {"name": spec.name, "namespace": spec.namespace},
        "spec": {**_selector(spec), "securityGroups": {"groupIds": groups}},
    }


def _selector(spec: SecurityGroupPolicySpec) -> dict[str, Any]:
    """Pods by their labels, or by those of their service accounts; no labels: all of the namespace."""
    if spec.service_accounts is not None:
        return {"serviceAccountSelector": {"matchLabels": dict(spec.service_accounts)}}
    return {"podSelector": {"matchLabels": dict(spec.pods or {})}}
