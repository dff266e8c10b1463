"""Teams, roles and ways in: deployed beside what stands, changed, and gone in the end."""

from pathlib import Path

from tests.local_aws.shapes.judging import living
from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.test_pods import ALWAYS, names
from tools.local_aws.session import LocalAws

DEVELOPERS = "arn:aws:iam::111122223333:role/developers"
ADMINS = "    - arn:aws:iam::111122223333:role/platform-admins\n"
WAYS_IN = f"""\
  entries:
    - {{name: developers, principal: "{DEVELOPERS}", groups: [developers]}}
  identity_provider:
    name: people
    issuer_url: https://id.example.com
    client_id: kubernetes
    groups_claim: groups
    groups_prefix: "oidc:"
  break_glass: {{principals: ["{DEVELOPERS}"], notify: [oncall@example.com]}}
rbac:
  roles:
    - {{name: deployer, namespace: release, allow: [{{resources: [pods], verbs: [get]}}]}}
  cluster_role_bindings:
    - {{name: on-call, cluster_role: view, groups: ["oidc:on-call"]}}
  role_bindings:
    - {{name: pipeline, namespace: release, role: deployer, groups: [developers]}}
teams:
  - name: ads
    members: [{{principal: "{DEVELOPERS}", policy: view}}]
    quota: {{pods: "10"}}
    network: {{open_because: talks to partners at addresses nobody knows}}
"""
SHOP = f"""\
  - name: shop
    members: [{{principal: "{DEVELOPERS}", policy: view}}]
    quota: {{pods: "20"}}
    limits: {{max: {{memory: 4Gi}}}}
    network:
      allow:
        - {{name: from-the-gateway, direction: ingress, pods: {{app: web}}, peer_namespace: gateway, ports: [8080]}}
"""
POLICIES_OF_SHOP = "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies"
BINDINGS = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings"


def with_ways_in(text: str) -> str:
    return text.replace(ADMINS, ADMINS + WAYS_IN)


def with_another_role_and_shop_as_a_team(text: str) -> str:
    """Shop has had network policies, and becomes a team."""
    before, _, policies = text.partition("network_policies:\n")
    quiet = policies[policies.index("  - namespace: quiet") :]
    edit = "cluster_role: edit, because: mends workloads of every team at night"
    teams = before.replace("cluster_role: view", edit).replace("capacity:\n", f"{SHOP}capacity:\n")
    return f"{teams}network_policies:\n{quiet}"


def test_teams_and_roles_change_while_others_stand(aws: LocalAws, tmp_path: Path) -> None:
    with living("network-policies", aws, tmp_path, with_ways_in) as shape:
        assert "on-call:view" in names(shape, BINDINGS)
        assert _namespaces_of(shape, DEVELOPERS) == {"AmazonEKSViewPolicy": ["ads"]}
        assert names(shape, "/api/v1/namespaces/ads/resourcequotas") == {"team"}
        assert names(shape, "/apis/networking.k8s.io/v1/namespaces/ads/networkpolicies") == set()
        bindings = "/apis/rbac.authorization.k8s.io/v1/namespaces/release/rolebindings"
        assert names(shape, bindings) == {"pipeline:role:deployer"}

        shape.file.write_text(with_another_role_and_shop_as_a_team(shape.file.read_text()))
        shape.deploy()

        assert names(shape, BINDINGS) & {"on-call:view", "on-call:edit"} == {"on-call:edit"}
        assert _namespaces_of(shape, DEVELOPERS) == {"AmazonEKSViewPolicy": ["ads", "shop"]}
        assert names(shape, POLICIES_OF_SHOP) == ALWAYS | {"from-the-gateway"}
        assert names(shape, "/api/v1/namespaces/shop/limitranges") == {"containers"}


def _namespaces_of(shape: Shape, principal: str) -> dict[str, list[str]]:
    """Where a principal has which policies, as EKS tells it."""
    eks = shape.aws.client("eks")
    found = eks.list_associated_access_policies(clusterName=shape.name, principalArn=principal)
    return {
        policy["policyArn"].rpartition("/")[2]: policy["accessScope"]["namespaces"]
        for policy in found["associatedAccessPolicies"]
    }
