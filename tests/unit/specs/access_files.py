"""Environment files with every way in, roles, bindings and teams: a good one, to be edited."""

from tests.unit.specs.environment_files import GOOD

WAYS_IN = """\
  identity_provider:
    name: people
    issuer_url: https://id.example.com/tenant
    client_id: kubernetes
    username_claim: email
    username_prefix: "people:"
    groups_claim: groups
    groups_prefix: "oidc:"
    required_claims: {tenant: acme}
  break_glass:
    principals: [arn:aws:iam::111122223333:role/developers, arn:aws:iam::111122223333:user/robin]
    notify: [oncall@example.com]
    open_until: "2026-11-24T06:00:00Z"
rbac:
  cluster_roles:
    - name: node-reader
      allow:
        - {resources: [nodes], verbs: [get, list]}
        - {non_resource_urls: [/metrics], verbs: [get]}
    - name: builder
      allow:
        - {resources: ["*"], verbs: ["*"], because: builds clusters for the tests of others}
  roles:
    - name: deployer
      namespace: shop
      allow:
        - {api_groups: [apps], resources: [deployments], verbs: [get, patch]}
  cluster_role_bindings:
    - {name: on-call, cluster_role: node-reader, groups: [readers, "oidc:on-call"]}
  role_bindings:
    - name: pipeline
      namespace: shop
      role: deployer
      service_accounts: [{namespace: ci, name: runner}]
    - {name: auditors, namespace: ads, cluster_role: view, groups: [readers]}
teams:
  - name: shop
    members:
      - {principal: arn:aws:iam::111122223333:role/developers, policy: edit}
      - {principal: arn:aws:iam::111122223333:user/robin, policy: view}
    quota: {requests.cpu: "20", limits.memory: 64Gi, pods: "100"}
    limits:
      min: {memory: 64Mi}
      default_request: {cpu: 100m, memory: 128Mi}
      default: {memory: 512Mi}
      max: {memory: 4Gi}
    network:
      allow:
        - {name: from-the-gateway, direction: ingress, peer_namespace: gateway, ports: [8080]}
  - name: advertising
    namespace: ads
    members:
      - {principal: arn:aws:iam::111122223333:role/developers, policy: edit}
    pod_security: baseline
    quota: {pods: "50"}
    network: {open_because: talks to partners at addresses nobody knows}
"""

HEAD, CAPACITY, TAIL = GOOD.partition("capacity:\n")
WITH_WAYS_IN = (HEAD + WAYS_IN + CAPACITY + TAIL).replace(
    "  - name: vpc-cni\n", "  - name: vpc-cni\n    network_policy: true\n"
)
"""The good file with all of it."""
