"""Who pods are, in every environment, the examples too. Numbers are those of the statements in docs/security.md."""

import json
from collections import Counter
from typing import Any

from tests.policy.platforms import Platform, Resource
from tools.check.intrinsics import Reader

OF_PODS = "pods.eks.amazonaws.com"
BY_TOKEN = "sts:AssumeRoleWithWebIdentity"
MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"


def trust(platform: Platform, role: Resource) -> list[dict[str, Any]]:
    """What a role trusts, in plain text."""
    document = Reader(platform.templates[role.layer]).document(role.properties["AssumeRolePolicyDocument"])
    found: list[dict[str, Any]] = document["Statement"]
    return found


def roles_of(platform: Platform, trusted: str) -> list[tuple[Resource, dict[str, Any]]]:
    """The roles that trust somebody, each with its only statement."""
    found = []
    for role in platform.resources("AWS::IAM::Role"):
        statements = trust(platform, role)
        if any(trusted in json.dumps(statement) for statement in statements):
            (statement,) = statements
            found.append((role, statement))
    return found


def accounts(platform: Platform) -> list[tuple[str, str, str]]:
    """Namespace and name of every service account that has a role, and the role's logical id."""
    found = []
    for association in platform.resources("AWS::EKS::PodIdentityAssociation"):
        named = association.properties
        role = platform.named(association.layer, named["RoleArn"]).logical_id
        found.append((named["Namespace"], named["ServiceAccount"], role))
    namespaces = {add_on.name: add_on.definition.namespace for add_on in platform.spec.add_ons}
    for add_on in platform.resources("AWS::EKS::Addon"):
        for identity in add_on.properties.get("PodIdentityAssociations", []):
            role = platform.named(add_on.layer, identity["RoleArn"]).logical_id
            found.append((namespaces[add_on.properties["AddonName"]], identity["ServiceAccount"], role))
    return found


def test_pods_on_nodes_take_roles_through_pod_identity(any_platform: Platform) -> None:
    """Statement 49."""
    for role, statement in roles_of(any_platform, OF_PODS):
        assert statement["Principal"] == {"Service": OF_PODS}, role.logical_id
        assert sorted(statement["Action"]) == ["sts:AssumeRole", "sts:TagSession"]


def test_roles_of_pods_serve_one_cluster(any_platform: Platform) -> None:
    """Statement 50."""
    arn = f"arn:aws:eks:{any_platform.spec.region}:{any_platform.spec.account}:cluster/{any_platform.name}"
    for role, statement in roles_of(any_platform, OF_PODS):
        assert statement["Condition"]["StringEquals"]["aws:SourceAccount"] == any_platform.spec.account
        assert statement["Condition"]["ArnEquals"] == {"aws:SourceArn": arn}, role.logical_id


def test_roles_of_pods_serve_one_service_account(any_platform: Platform) -> None:
    """Statement 50: by the tags of its sessions, unless the file switches them off."""
    untagged = {each.service_account for each in any_platform.spec.workload_identities if not each.session_tags}
    pinned = {
        role.logical_id: statement["Condition"]["StringEquals"] for role, statement in roles_of(any_platform, OF_PODS)
    }
    held = accounts(any_platform)
    assert {role for _, _, role in held} == set(pinned)
    for namespace, service_account, role in held:
        if service_account not in untagged:
            assert pinned[role]["aws:RequestTag/kubernetes-namespace"] == namespace
            assert pinned[role]["aws:RequestTag/kubernetes-service-account"] == service_account


def test_pods_on_fargate_take_roles_by_tokens_with_an_exact_subject_and_audience(any_platform: Platform) -> None:
    """Statement 51."""
    federated = roles_of(any_platform, BY_TOKEN)
    providers = any_platform.resources("AWS::IAM::OIDCProvider", "Custom::AWSCDKOpenIdConnectProvider")
    assert [(each.type, each.layer) for each in providers] == (
        [("AWS::IAM::OIDCProvider", "system")] if federated or any_platform.spec.uses_irsa else []
    )
    for role, statement in federated:
        ((operator, keys),) = statement["Condition"].items()
        issuer = statement["Principal"]["Federated"].partition("oidc-provider/")[2]
        assert (operator, set(keys)) == ("StringEquals", {f"{issuer}:sub", f"{issuer}:aud"}), role.logical_id
        assert keys[f"{issuer}:aud"] == "sts.amazonaws.com"
        _, _, namespace, name = keys[f"{issuer}:sub"].split(":")
        assert keys[f"{issuer}:sub"] == f"system:serviceaccount:{namespace}:{name}"
        assert not {"*", "?"} & set(f"{namespace}{name}")
        assert statement["Action"] == BY_TOKEN


def test_service_accounts_of_pods_on_fargate_name_their_role(any_platform: Platform) -> None:
    """Statement 53: and no association names it beside."""
    written = [str(each.properties["Manifest"]) for each in any_platform.resources(MANIFEST)]
    for workload in any_platform.spec.workloads_by("irsa"):
        (manifest,) = [
            each for each in written if '"ServiceAccount"' in each and f'"{workload.service_account}"' in each
        ]
        assert "eks.amazonaws.com/role-arn" in manifest
        assert (workload.namespace, workload.service_account) not in {each[:2] for each in accounts(any_platform)}


def test_every_workload_has_a_role_of_its_own(any_platform: Platform) -> None:
    """Statement 53: and none has two."""
    held = accounts(any_platform)
    assert not [account for account, times in Counter(each[:2] for each in held).items() if times > 1]
    assert not [role for role, times in Counter(each[2] for each in held).items() if times > 1]
    family = any_platform.spec.control_plane.ip_family
    wanted = sum(len(add_on.identities(ip_family=family)) for add_on in any_platform.spec.add_ons)
    wanted += len(any_platform.spec.workload_identities)
    assert len(held) + len(roles_of(any_platform, BY_TOKEN)) == wanted


def test_roles_are_taken_by_services_and_by_tokens_of_the_cluster(any_platform: Platform) -> None:
    """Statement 52: and by the people whom the environment names for emergencies."""
    named = any_platform.spec.access.break_glass
    people = set(named.principals) if named else set()
    roles = any_platform.resources("AWS::IAM::Role")
    assert roles
    for role in roles:
        for statement in trust(any_platform, role):
            ((kind, who),) = statement["Principal"].items()
            by_people = kind == "AWS" and set(who if isinstance(who, list) else [who]) <= people
            by_token = kind == "Federated" and statement["Action"] == BY_TOKEN
            assert kind == "Service" or by_token or by_people, role.logical_id


def test_roles_of_pods_say_whose_they_are_and_why_so(any_platform: Platform) -> None:
    """Statement 53: by the way that goes with where the pods run."""
    for trusted, words in ((OF_PODS, "by EKS Pod Identity: "), (BY_TOKEN, "by IRSA: the Fargate profile ")):
        for role, _ in roles_of(any_platform, trusted):
            assert f" in {any_platform.name}, {words}" in role.properties["Description"]
