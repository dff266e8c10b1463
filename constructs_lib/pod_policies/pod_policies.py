"""What holds for pods at their network interfaces."""

from collections.abc import Sequence
from typing import assert_never

from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.pod_policies.namespace import StandingNamespace
from constructs_lib.pod_policies.network_policy import NetworkPolicy
from constructs_lib.pod_policies.security_group_policy import SecurityGroupPolicy
from specs.names import Namespace
from specs.pod_policies.namespaces import INITIAL_NAMESPACES
from specs.pod_policies.network_policy import NetworkPolicySpec
from specs.pod_policies.pod_policy import PodPolicySpec
from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec


class PodPolicies(Construct):
    """The policies of a cluster's namespaces, each after the namespace that it is for."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        specs: Sequence[PodPolicySpec],
        cluster: ClusterAttributes,
        kubectl: Kubectl,
    ) -> None:
        """Apply them all."""
        super().__init__(scope, construct_id)
        self._cluster = cluster
        self._kubectl = kubectl
        for namespace in dict.fromkeys(spec.namespace for spec in specs):
            self._of_namespace(namespace, [spec for spec in specs if spec.namespace == namespace])

    def _of_namespace(self, name: Namespace, specs: Sequence[PodPolicySpec]) -> None:
        scope = Construct(self, name)
        policies = [self._policy(scope, spec) for spec in specs]
        if name not in INITIAL_NAMESPACES:
            namespace = StandingNamespace(scope, "Namespace", name=name, kubectl=self._kubectl)
            for policy in policies:
                policy.node.add_dependency(namespace)

    def _policy(self, scope: Construct, spec: PodPolicySpec) -> Construct:
        match spec:
            case NetworkPolicySpec():
                return NetworkPolicy(scope, "NetworkPolicies", spec=spec, kubectl=self._kubectl)
            case SecurityGroupPolicySpec():
                return SecurityGroupPolicy(scope, spec.name, spec=spec, cluster=self._cluster, kubectl=self._kubectl)
            case _:
                assert_never(spec)
