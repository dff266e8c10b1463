from typing import Any

from constructs_lib.access.access_entries import AccessEntries
from constructs_lib.control_plane.attributes import KnownCluster
from specs.access.entry import AccessEntrySpec
from tests.synthesis import SomeonesStack, properties, template_of

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster")
ADMINS = "arn:aws:iam::111122223333:role/platform-admins"
POLICY = "arn:aws:eks::aws:cluster-access-policy"


def entries_of(admins: list[str], *entries: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The access entries by their principal."""
    stack = SomeonesStack()
    specs = [AccessEntrySpec.model_validate(entry) for entry in entries]
    AccessEntries(stack, "Entries", cluster=CLUSTER, admins=admins, entries=specs)
    return {each["PrincipalArn"]: each for each in properties(template_of(stack), "AWS::EKS::AccessEntry")}


def test_an_admin_administers_the_whole_cluster() -> None:
    entry = entries_of([ADMINS])[ADMINS]

    assert entry["ClusterName"] == "prod"
    assert entry["Type"] == "STANDARD"
    assert entry["AccessPolicies"] == [
        {"PolicyArn": f"{POLICY}/AmazonEKSClusterAdminPolicy", "AccessScope": {"Type": "cluster"}}
    ]


def test_admins_of_one_name_in_several_accounts_are_told_apart() -> None:
    others = "arn:aws:iam::444455556666:role/platform-admins"

    assert set(entries_of([ADMINS, others])) == {ADMINS, others}


def test_a_policy_holds_in_the_namespaces_that_are_named() -> None:
    principal = "arn:aws:iam::111122223333:role/developers"
    policies = ({"name": "AmazonEKSEditPolicy", "namespaces": ("team-a", "team-b")},)

    entry = entries_of([ADMINS], {"name": "developers", "principal": principal, "policies": policies})[principal]

    assert entry["AccessPolicies"] == [
        {
            "PolicyArn": f"{POLICY}/AmazonEKSEditPolicy",
            "AccessScope": {"Type": "namespace", "Namespaces": ["team-a", "team-b"]},
        }
    ]


def test_groups_stand_for_ones_own_rbac() -> None:
    principal = "arn:aws:iam::111122223333:user/robot"

    entry = entries_of([ADMINS], {"name": "robot", "principal": principal, "groups": ("deployers",)})[principal]

    assert entry["KubernetesGroups"] == ["deployers"]
    assert entry["AccessPolicies"] == []
