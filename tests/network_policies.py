"""A network policy that allows something of every kind, for tests of what becomes of it."""

from specs.pod_policies.network_policy import NetworkPolicySpec


def allowing_each_kind(namespace: str) -> NetworkPolicySpec:
    """Pods of a namespace, addresses, and another protocol, beside what every namespace has."""
    return NetworkPolicySpec.model_validate(
        {
            "namespace": namespace,
            "allow": (
                {
                    "name": "from-the-gateway",
                    "direction": "ingress",
                    "pods": {"app": "web"},
                    "peer_namespace": "gateway",
                    "peer_pods": {"app": "proxy"},
                    "ports": (8080,),
                },
                {"name": "to-the-database", "direction": "egress", "peer_range": "10.20.200.0/24", "ports": (5432,)},
                {"name": "syslog", "direction": "egress", "peer_namespace": "logs", "ports": (514,), "protocol": "UDP"},
            ),
        }
    )
