"""Environment files with policies of pods: a good one, to be edited."""

from tests.unit.specs.environment_files import GOOD

POLICIES = """\
network_policies:
  - namespace: shop
    allow:
      - name: from-the-gateway
        direction: ingress
        pods: {app: web}
        peer_namespace: gateway
        peer_pods: {app: proxy}
        ports: [8080, 8443]
      - name: to-the-database
        direction: egress
        peer_range: 10.20.200.0/24
        ports: [5432]
  - namespace: quiet
security_group_policies:
  - name: payments
    namespace: shop
    pods: {app: payments}
    security_groups: [sg-0123456789abcdef0]
  - name: everybody
    namespace: batch
    service_accounts: {}
    cluster_security_group: false
    security_groups: [sg-0123456789abcdef0, sg-0fedcba9876543210]
"""

CNI = "  - name: vpc-cni\n    network_policy: true\n    pod_security_groups: strict\n"
WITH_POLICIES = GOOD.replace("  - name: vpc-cni\n", CNI) + POLICIES
"""The good file with policies of every kind."""
