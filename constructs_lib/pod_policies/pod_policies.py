"""What holds for pods at their network interfaces."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.standing_namespace import StandingNamespace
from constructs_lib.pod_policies.network_policy import NetworkPolicy
from constructs_lib.pod_policies.security_group_policy import SecurityGroupPolicy
from specs.names import Namespace
from specs.pod_policies.namespaces import INITIAL_NAMESPACES
from specs.pod_policies.network_policy import NetworkPolicySpec
from specs.pod_policies.pod_policy import PodPolicySpec
from specs.pod_policies.pod_security import PodSecuritySpec
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
        """Apply them all; `namespaces` are then those that were made for them."""
        super().__init__(scope, construct_id)
        self._cluster = cluster
        self._kubectl = kubectl
        self.namespaces: dict[Namespace, StandingNamespace] = {}
        for namespace in dict.fromkeys(spec.namespace for spec in specs):
            self._of_namespace(namespace, [spec for spec in specs if spec.namespace == namespace])

    def _of_namespace(self, name: Namespace, specs: Sequence[PodPolicySpec]) -> None:
        scope = Construct(self, name)
        policies = [policy for spec in specs for policy in self._policies(scope, spec)]
        if name not in INITIAL_NAMESPACES:
            labels = self._labels(specs)
            namespace = StandingNamespace(scope, "Namespace", name=name, kubectl=self._kubectl, labels=labels)
            for policy in policies:
                policy.node.add_dependency(namespace)
            self.namespaces[name] = namespace

    def _policies(self, scope: Construct, spec: PodPolicySpec) -> Iterator[Construct]:
        match spec:
            case NetworkPolicySpec():
                yield NetworkPolicy(scope, "NetworkPolicies", spec=spec, kubectl=self._kubectl)
            case SecurityGroupPolicySpec():
                yield SecurityGroupPolicy(scope, spec.name, spec=spec, cluster=self._cluster, kubectl=self._kubectl)
            case PodSecuritySpec():
                pass  # labels of the namespace itself
            case _:
                assert_never(spec)

    def _labels(self, specs: Sequence[PodPolicySpec]) -> Mapping[str, str]:
        levels = [spec for spec in specs if isinstance(spec, PodSecuritySpec)]
        return levels[0].labels(self._cluster.version) if levels else {}
