"""Who holds the platform's service accounts, or a team's roles in AWS, is told its author."""

from pathlib import Path

import pytest

from specs.access.advice import advice_on_access
from tests.unit.specs.access_files import WITH_WAYS_IN
from tests.unit.specs.environment_files import Edit, read

EDIT = "        - name: AmazonEKSEditPolicy\n"
OF_SHOP = Edit(EDIT, "        - {name: AmazonEKSEditPolicy, namespaces: [shop]}\n")
DEVELOPERS = "arn:aws:iam::111122223333:role/developers"
IDENTITY = """\
workload_identities:
  - name: orders
    namespace: shop
    service_account: orders
    statements:
      - {actions: ["sqs:SendMessage"], resources: ["arn:{partition}:sqs:{region}:{account}:orders"]}
teams:
"""
IN_KUBE_SYSTEM = (
    f"{DEVELOPERS} makes pods in kube-system, by AmazonEKSEditPolicy: so it can be every service account of the "
    "platform, with its role in AWS; give it view, or namespaces of its own"
)


def told(folder: Path, *edits: Edit) -> list[tuple[str, str]]:
    return [(each.id, each.message) for each in advice_on_access(read(folder, *edits, text=WITH_WAYS_IN))]


def test_who_writes_in_namespaces_of_their_own_needs_no_advice(tmp_path: Path) -> None:
    assert told(tmp_path, OF_SHOP) == []


@pytest.mark.parametrize(
    ("policies", "where"),
    [
        (EDIT, "in the whole cluster, kube-system with it, by AmazonEKSEditPolicy"),
        (
            "        - {name: AmazonEKSAdminPolicy, namespaces: [kube-system, shop]}\n",
            "in kube-system, by AmazonEKSAdmin",
        ),
    ],
)
def test_who_writes_where_the_platform_is_can_be_each_of_its_accounts(
    tmp_path: Path, policies: str, where: str
) -> None:
    ((told_id, message),) = told(tmp_path, Edit(EDIT, policies))

    assert told_id == "eks:writers-beside-the-platform"
    assert message.startswith(f"{DEVELOPERS} makes pods {where}")


def test_the_whole_of_it_says_what_to_do(tmp_path: Path) -> None:
    system = Edit(EDIT, "        - {name: AmazonEKSEditPolicy, namespaces: [kube-system]}\n")

    assert told(tmp_path, system) == [("eks:writers-beside-the-platform", IN_KUBE_SYSTEM)]


@pytest.mark.parametrize(
    ("role", "because", "count"),
    [("view", "", 0), ("edit", "", 1), ("edit", ", because: certificates are theirs to debug", 0)],
)
def test_a_binding_in_an_add_ons_namespace_is_told_unless_it_says_why(
    tmp_path: Path, role: str, because: str, count: int
) -> None:
    installed = Edit("  - name: metrics-server\n", "  - name: metrics-server\n  - name: cert-manager\n")
    binding = Edit(
        "{name: auditors, namespace: ads, cluster_role: view, groups: [readers]}",
        f"{{name: auditors, namespace: cert-manager, cluster_role: {role}, groups: [readers]{because}}}",
    )
    found = told(tmp_path, OF_SHOP, installed, binding)

    assert len(found) == count
    assert all("role binding auditors makes pods in cert-manager, by edit" in message for _, message in found)


@pytest.mark.parametrize(("policy", "count"), [("edit", 1), ("view", 0)])
def test_members_hold_the_roles_of_their_namespace(tmp_path: Path, policy: str, count: int) -> None:
    shop = Edit(
        f"  - name: shop\n    members:\n      - {{principal: {DEVELOPERS}, policy: edit}}",
        f"  - name: shop\n    members:\n      - {{principal: {DEVELOPERS}, policy: {policy}}}",
    )
    found = told(tmp_path, OF_SHOP, Edit("teams:\n", IDENTITY), shop)

    assert [each for each, _ in found] == ["eks:members-hold-identities"] * count
    assert all(
        "members of team shop that edit hold the role of workload identity orders" in message
        and message.endswith(f"in their namespace shop: {DEVELOPERS}")
        for _, message in found
    )
