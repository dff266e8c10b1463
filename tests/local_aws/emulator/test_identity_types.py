"""Who pods and people are: identity providers, access entries, pod identities, made by CloudFormation."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster, get, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]
PEOPLE = {"ClientId": "kubernetes", "IssuerUrl": "https://login.example.com"}
AUTO = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy"


def _people(**oidc: Any) -> Resources:
    return resource(
        "AWS::EKS::IdentityProviderConfig",
        ClusterName=ref("Cluster"),
        Type="oidc",
        IdentityProviderConfigName="people",
        Oidc={**PEOPLE, **oidc},
    )


def _described(client: Client, name: str) -> dict[str, Any]:
    wanted = {"type": "oidc", "name": "people"}
    found = client("eks").describe_identity_provider_config(clusterName=name, identityProviderConfig=wanted)
    oidc: dict[str, Any] = found["identityProviderConfig"]["oidc"]
    return oidc


def test_an_identity_provider_for_people_lives_and_ends(new_stack: NewStack, client: Client) -> None:
    name = unique("people")
    claims = [{"Key": "department", "Value": "platform"}]
    more = {"UsernameClaim": "email", "GroupsClaim": "groups", "GroupsPrefix": "oidc:", "RequiredClaims": claims}
    stack = new_stack(team="platform").deploy({**cluster(Name=name), "People": _people(**more)})
    assert stack.status == "CREATE_COMPLETE", stack.reasons

    found = _described(client, name)
    assert found["status"] == "ACTIVE"
    assert found["usernameClaim"] == "email"
    assert found["groupsPrefix"] == "oidc:"
    assert found["requiredClaims"] == {"department": "platform"}
    assert found["tags"]["team"] == "platform"

    stack.deploy(cluster(Name=name))
    assert client("eks").list_identity_provider_configs(clusterName=name)["identityProviderConfigs"] == []


def test_a_cluster_has_one_identity_provider_for_people(new_stack: NewStack) -> None:
    name = unique("people")
    stack = new_stack().deploy({**cluster(Name=name), "People": _people()})
    stack.deploy({**cluster(Name=name), "People": _people(ClientId="other")})
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert "already" in stack.reasons


@pytest.mark.parametrize(
    ("issuer", "reason"),
    [
        ("http://login.example.com", "Invalid Open ID Connect Provider URL"),
        (get("Cluster", "OpenIdConnectIssuerUrl"), "cannot be same as OpenID Connect (OIDC) issuer URL"),
    ],
)
def test_people_do_not_come_from_every_issuer(new_stack: NewStack, issuer: Any, reason: str) -> None:
    stack = new_stack().deploy({**cluster(), "People": _people(IssuerUrl=issuer)})
    assert reason in stack.reasons


def test_pods_get_a_role_by_the_issuer_of_their_cluster(new_stack: NewStack, client: Client) -> None:
    trust = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRoleWithWebIdentity",'
        '"Principal":{"Federated":"${Provider}"},"Condition":{"StringEquals":{"${Issuer}:aud":"sts.amazonaws.com"}}}]}'
    )
    issuer = {"Fn::Select": [1, {"Fn::Split": ["//", get("Cluster", "OpenIdConnectIssuerUrl")]}]}
    provider = resource(
        "AWS::IAM::OIDCProvider", Url=get("Cluster", "OpenIdConnectIssuerUrl"), ClientIdList=["sts.amazonaws.com"]
    )
    pods = resource(
        "AWS::IAM::Role",
        AssumeRolePolicyDocument={"Fn::Sub": [trust, {"Provider": ref("Provider"), "Issuer": issuer}]},
    )
    name = unique("irsa")
    stack = new_stack().deploy({**cluster(Name=name), "Provider": provider, "Pods": pods})
    assert stack.status == "CREATE_COMPLETE", stack.reasons

    address = client("eks").describe_cluster(name=name)["cluster"]["identity"]["oidc"]["issuer"]
    assert address.startswith("https://oidc.eks.eu-west-1.amazonaws.com/id/")
    (statement,) = client("iam").get_role(RoleName=stack.physical_id("Pods"))["Role"]["AssumeRolePolicyDocument"][
        "Statement"
    ]
    assert statement["Principal"]["Federated"].endswith(f":oidc-provider/{address.removeprefix('https://')}")
    assert list(statement["Condition"]["StringEquals"]) == [f"{address.removeprefix('https://')}:aud"]

    provider["Properties"]["ClientIdList"] = ["sts.amazonaws.com", "other"]
    stack.deploy({**cluster(Name=name), "Provider": provider, "Pods": pods})
    found = client("iam").get_open_id_connect_provider(OpenIDConnectProviderArn=stack.physical_id("Provider"))
    assert found["ClientIDList"] == ["sts.amazonaws.com", "other"]


def _entry(kind: str, **properties: Any) -> Resources:
    return resource(
        "AWS::EKS::AccessEntry", ClusterName=ref("Cluster"), PrincipalArn=get("Who", "Arn"), Type=kind, **properties
    )


@pytest.mark.parametrize(
    "kind", ["STANDARD", "EC2_LINUX", "EC2_WINDOWS", "FARGATE_LINUX", "HYBRID_LINUX", "HYPERPOD_LINUX"]
)
def test_access_entries_have_every_type(new_stack: NewStack, client: Client, kind: str) -> None:
    name = unique("typed")
    stack = new_stack().deploy({**cluster(Name=name), "Who": role(), "Entry": _entry(kind)})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    principal = stack.physical_id("Entry").partition("|")[0]
    found = client("eks").describe_access_entry(clusterName=name, principalArn=principal)["accessEntry"]
    assert found["type"] == kind


def test_nodes_of_auto_mode_have_an_access_policy_and_others_have_none(new_stack: NewStack, client: Client) -> None:
    name, policies = unique("auto"), [{"PolicyArn": AUTO, "AccessScope": {"Type": "cluster"}}]
    stack = new_stack().deploy({**cluster(Name=name), "Who": role(), "Entry": _entry("EC2", AccessPolicies=policies)})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    principal = stack.physical_id("Entry").partition("|")[0]
    found = client("eks").list_associated_access_policies(clusterName=name, principalArn=principal)
    assert [each["policyArn"] for each in found["associatedAccessPolicies"]] == [AUTO]

    refused = {**cluster(), "Who": role(), "Entry": _entry("EC2_LINUX", AccessPolicies=policies)}
    assert "only be associated with STANDARD" in new_stack().deploy(refused).reasons


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (_entry("STANDARD", KubernetesGroups=["system:masters"]), "cannot start with system:"),
        (_entry("STANDARD", Username="eks:me"), "The username eks:me is invalid"),
        (_entry("EC2_LINUX", KubernetesGroups=["nodes"]), "An access entry of type EC2_LINUX has no kubernetesGroups"),
    ],
)
def test_what_an_access_entry_may_not_say(new_stack: NewStack, entry: Resources, reason: str) -> None:
    assert reason in new_stack().deploy({**cluster(), "Who": role(), "Entry": entry}).reasons


def _pods(**properties: Any) -> Resources:
    return resource(
        "AWS::EKS::PodIdentityAssociation",
        ClusterName=ref("Cluster"),
        Namespace="shop",
        ServiceAccount="cart",
        RoleArn=get("Who", "Arn"),
        **properties,
    )


def test_an_identity_of_pods_has_all_that_its_template_says(new_stack: NewStack, client: Client) -> None:
    name, policy = unique("pods"), '{"Version":"2012-10-17","Statement":[]}'
    target = "arn:aws:iam::444455556666:role/target"
    pods = _pods(TargetRoleArn=target, DisableSessionTags=True, Policy=policy)
    stack = new_stack(team="shop").deploy({**cluster(Name=name), "Who": role(), "Pods": pods})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    association = stack.physical_id("Pods").rpartition("/")[2]

    def found() -> dict[str, Any]:
        answer = client("eks").describe_pod_identity_association(clusterName=name, associationId=association)
        described: dict[str, Any] = answer["association"]
        return described

    assert (found()["targetRoleArn"], found()["disableSessionTags"]) == (target, True)
    assert (found()["policy"], found()["tags"]["team"]) == (policy, "shop")
    assert found()["externalId"]
    stack.deploy({**cluster(Name=name), "Who": role(), "Pods": _pods(DisableSessionTags=False)})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert not {"targetRoleArn", "policy"} & found().keys()


def test_a_service_account_has_one_identity(new_stack: NewStack) -> None:
    both = {**cluster(), "Who": role(), "One": _pods(), "Two": {**_pods(), "DependsOn": "One"}}
    assert "Association already exists: a-" in new_stack().deploy(both).reasons
    tagged = {**cluster(), "Who": role(), "Pods": _pods(Policy="{}")}
    assert "disableSessionTags must be true" in new_stack().deploy(tagged).reasons
