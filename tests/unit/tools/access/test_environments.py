"""What is told of environments as they are: of this repository's own, and of one with every way to enter."""

from pathlib import Path

import pytest

from specs.access.grants import grants
from specs.reading import read_environment
from tests.platforms import environment, platform
from tests.synthesis import ROOT, assembly_of
from tools.access.report import Report
from tools.access.reporting import report
from tools.assembly import stacks_of

WAYS = """\
    - name: robots
      principal: arn:aws:iam::111122223333:role/robots
      username: robots:{{SessionName}}
      groups: [deployers]
  identity_provider:
    name: people
    issuer_url: https://id.example.com
    client_id: eks
    groups_claim: groups
    groups_prefix: "oidc:"
  break_glass:
    principals: [arn:aws:iam::111122223333:role/developers]
    notify: [oncall@example.com]
    open_until: "2026-11-24T06:00:00Z"
  bastion: {}
"""
REST = """
rbac:
  cluster_roles:
    - name: deployer
      allow:
        - {api_groups: [apps], resources: [deployments], verbs: [get, list, watch, patch]}
  cluster_role_bindings:
    - {name: deployers, cluster_role: deployer, groups: [deployers, "oidc:platform"]}
  role_bindings:
    - name: viewers
      namespace: team-a
      cluster_role: view
      service_accounts: [{namespace: team-b, name: runner}]
teams:
  - name: shop
    members:
      - {principal: arn:aws:iam::111122223333:role/shop, policy: edit}
    quota: {pods: "20"}
workload_identities:
  - name: reports
    namespace: shop
    service_account: reports
    managed_policies: [AmazonS3ReadOnlyAccess]
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("everything")
    file = folder / "prod.yaml"
    written = (ROOT / "environments/prod.yaml").read_text(encoding="utf-8").replace("  bastion: {}\n", WAYS)
    file.write_text(written + REST, encoding="utf-8")
    described = read_environment(file)
    assembly_of(file, outdir=folder / "out")
    return report("prod", stacks_of(folder / "out"), account=described.account, region=described.region)


def allowed(of: Report, principal: str) -> list[tuple[str, tuple[str, ...] | None]]:
    """What somebody is given, and where."""
    (found,) = (each for each in of.principals if each.name.endswith(principal))
    return [(grant.what, grant.namespaces) for grant in found.grants]


def test_everybody_of_every_way_is_told(everything: Report) -> None:
    assert allowed(everything, "role/robots") == [("ClusterRole deployer", None)]
    assert allowed(everything, "role/shop") == [("AmazonEKSEditPolicy", ("shop",))]
    assert allowed(everything, "oidc:platform") == [("ClusterRole deployer", None)]
    assert allowed(everything, "team-b/runner") == [("ClusterRole view", ("team-a",))]
    assert everything.identity_provider
    assert everything.identity_provider.groups == ("oidc:platform",)


def test_the_way_in_for_emergencies_says_until_when_it_is_open(everything: Report) -> None:
    (role,) = (each for each in everything.principals if each.open_until)

    assert (role.shut, role.open_until) == (False, "2026-11-24T06:00:00Z")
    assert [(grant.what, grant.namespaces) for grant in role.grants] == [("AmazonEKSClusterAdminPolicy", None)]
    assert role.assumed_by[0].startswith("arn:aws:iam::111122223333:role/developers if ")


def test_pods_of_a_team_are_told_with_their_role(everything: Report) -> None:
    (reports,) = (each for each in everything.workloads if each.service_account == "reports")
    (shop,) = (each for each in everything.namespaces if each.name == "shop")

    assert (reports.namespace, reports.managed_policies) == ("shop", ("AmazonS3ReadOnlyAccess",))
    assert shop.roles == (f"reports: {reports.role}",)
    assert {each.principal for each in shop.entrants} > {"arn:aws:iam::111122223333:role/shop"}


@pytest.mark.parametrize("name", ["dev", "prod", "isolated"])
def test_the_templates_grant_what_the_file_says(name: str) -> None:
    described = environment(name)
    here = report(name, stacks_of(platform(name)), account=described.account, region=described.region)

    assert {
        (each.name, grant.what, grant.namespaces)
        for each in here.principals
        for grant in each.grants
        if each.kind == "named" and grant.through == "access entry"
    } == {
        (each.principal, policy.name, policy.namespaces)
        for each in grants(described.access, described.teams)
        for policy in each.policies
    }


@pytest.mark.parametrize("name", ["dev", "prod", "isolated"])
def test_everybody_whom_an_environment_names_is_told(name: str) -> None:
    described = environment(name)
    stacks = stacks_of(platform(name))
    here = report(name, stacks, account=described.account, region=described.region)

    assert (here.authentication_mode, here.creator_is_admin) == ("API", False)
    assert {each.name for each in here.principals if each.kind == "named"} == {
        *described.access.admins,
        *(entry.principal for entry in described.access.entries),
    }
    templates = " ".join(json for each in stacks for json in (each.template_file.read_text(),))
    assert templates.count('"AWS::EKS::AccessEntry"') == len(
        [e for e in here.principals if e.kind in ("named", "platform")]
    )
    assert all(each.managed_policies or each.statements for each in here.workloads)
    assert all(each.assumed_by for each in here.principals if each.kind in ("platform", "eks"))
    assert not any(character in here.model_dump_json() for character in ("Fn::", '"Ref"', "Token["))


def told_of(name: str, *, folder: Path) -> Report:
    """What is told of an environment of the tests."""
    file = ROOT / f"tests/environments/{name}.yaml"
    described = read_environment(file)
    assembly_of(file, outdir=folder)
    return report(name, stacks_of(folder), account=described.account, region=described.region)


def test_the_people_of_argo_cd_are_told(tmp_path: Path) -> None:
    here = told_of("argo-cd", folder=tmp_path)

    assert [(each.name, each.grants[0].what) for each in here.principals if each.kind == "identity_center"] == [
        ("group/90676e2e-1234-4cde-9f01-23456789abcd", "Argo CD ADMIN"),
        ("user/90676e2e-1234-4cde-9f01-23456789abce", "Argo CD VIEWER"),
    ]
    (argo_cd,) = here.capabilities
    assert (argo_cd.name, argo_cd.managed_policies) == ("argo-cd", ("AmazonEC2ContainerRegistryPullOnly",))


def test_charts_functions_and_capabilities_are_told_with_whom_they_act_for(tmp_path: Path) -> None:
    here = told_of("everything", folder=tmp_path)

    (argo_cd,) = (each for each in here.principals if each.name == "argocd/argocd-application-controller")
    assert "Application shop: applies what stands in https://git.example.com/shop.git@main" in argo_cd.notes
    (kubectl,) = (each for each in here.principals if each.functions)
    assert [grant.what for grant in kubectl.grants] == ["AmazonEKSClusterAdminPolicy"]
    assert [(each.kind, each.is_told, len(each.statements)) for each in here.capabilities] == [
        ("ACK", True, 1),
        ("KRO", True, 0),
    ]
