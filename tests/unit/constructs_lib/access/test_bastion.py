import subprocess
from pathlib import Path
from typing import Any

import pytest

from constructs_lib.access.access import Access
from constructs_lib.control_plane.attributes import ClusterAttributes, KnownCluster
from constructs_lib.network.attributes import KnownNetwork
from specs.access.access import AccessSpec
from tests.synthesis import ACCOUNT, SomeonesStack, only, resources, strings, template_of

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster")
NETWORK = KnownNetwork(
    vpc_id="vpc-1",
    vpc_ranges=("10.20.0.0/16",),
    private_subnet_ids={"eu-west-1b": "subnet-b", "eu-west-1c": "subnet-c"},
    control_plane_subnet_ids={},
)
ADMINS = (f"arn:aws:iam::{ACCOUNT}:role/platform-admins",)


def access_template(bastion: dict[str, Any] | None, *, cluster: ClusterAttributes = CLUSTER) -> dict[str, Any]:
    stack = SomeonesStack()
    spec = AccessSpec.model_validate({"admins": ADMINS, "bastion": bastion})
    Access(stack, "Access", spec=spec, cluster=cluster, network=NETWORK)
    return template_of(stack)


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return access_template({})


def host(template: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = only(template, "AWS::EC2::Instance")["Properties"]
    return properties


def statements(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    policy = only(template, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]
    return {each["Sid"]: each for each in policy["Statement"]}


def test_without_one_there_is_only_the_admins_entry() -> None:
    template = access_template(None)

    assert [each["Type"] for each in template["Resources"].values()] == ["AWS::EKS::AccessEntry"]


def test_it_stands_in_a_private_subnet_without_public_address_or_key(template: dict[str, Any]) -> None:
    (interface,) = host(template)["NetworkInterfaces"]

    assert interface["SubnetId"] == "subnet-b"
    assert interface["AssociatePublicIpAddress"] is False
    assert "KeyName" not in host(template)


def test_nothing_comes_in_and_only_https_goes_out(template: dict[str, Any]) -> None:
    group = only(template, "AWS::EC2::SecurityGroup")["Properties"]
    (out,) = group["SecurityGroupEgress"]

    assert "SecurityGroupIngress" not in group
    assert (out["IpProtocol"], out["FromPort"], out["ToPort"]) == ("tcp", 443, 443)
    assert out["Description"]


def test_the_cluster_admits_it_to_the_kubernetes_api(template: dict[str, Any]) -> None:
    (group,) = resources(template, "AWS::EC2::SecurityGroup")
    rule = only(template, "AWS::EC2::SecurityGroupIngress")["Properties"]

    assert rule == {
        "GroupId": "sg-cluster",
        "SourceSecurityGroupId": {"Fn::GetAtt": [group, "GroupId"]},
        "IpProtocol": "tcp",
        "FromPort": 443,
        "ToPort": 443,
        "Description": "Kubernetes API from the bastion",
    }


def test_its_metadata_is_for_itself_only(template: dict[str, Any]) -> None:
    assert host(template)["MetadataOptions"] == {"HttpPutResponseHopLimit": 1, "HttpTokens": "required"}


def test_its_volume_is_encrypted_gp3_and_it_is_watched_closely(template: dict[str, Any]) -> None:
    (device,) = host(template)["BlockDeviceMappings"]

    assert device["Ebs"]["Encrypted"] is True
    assert device["Ebs"]["VolumeType"] == "gp3"
    assert host(template)["Monitoring"] is True


def test_its_role_has_an_access_entry_of_its_own_which_reads_no_secret(template: dict[str, Any]) -> None:
    (role,) = resources(template, "AWS::IAM::Role")
    entries = [each["Properties"] for each in resources(template, "AWS::EKS::AccessEntry").values()]
    (own,) = (each for each in entries if each["PrincipalArn"] == {"Fn::GetAtt": [role, "Arn"]})

    assert own["AccessPolicies"] == [
        {
            "PolicyArn": "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            "AccessScope": {"Type": "cluster"},
        }
    ]


def test_its_role_may_open_sessions_read_this_cluster_and_fetch_kubectl(template: dict[str, Any]) -> None:
    made = statements(template)

    assert set(made) == {"Sessions", "Kubeconfig", "Kubectl"}
    assert made["Kubeconfig"]["Resource"] == f"arn:aws:eks:eu-west-1:{ACCOUNT}:cluster/prod"
    assert made["Kubectl"]["Action"] == "s3:GetObject"
    assert "*" not in str(made["Kubectl"]["Resource"])
    assert not any(action.startswith("ssm:Get") for action in made["Sessions"]["Action"])


def test_its_role_has_no_inline_policy(template: dict[str, Any]) -> None:
    assert not resources(template, "AWS::IAM::Policy")
    assert "Policies" not in only(template, "AWS::IAM::Role")["Properties"]


def test_kubectl_comes_from_the_bucket_that_the_role_may_read(template: dict[str, Any]) -> None:
    script = host(template)["UserData"]["Fn::Base64"]
    bucket_and_key = statements(template)["Kubectl"]["Resource"].removeprefix("arn:aws:s3:::")

    assert f"aws s3 cp --no-progress 's3://{bucket_and_key}'" in script
    assert "aws eks update-kubeconfig --name 'prod' --region 'eu-west-1'" in script


def test_it_starts_when_its_role_may_do_what_it_starts_with(template: dict[str, Any]) -> None:
    (policy,) = resources(template, "AWS::IAM::ManagedPolicy")

    assert policy in only(template, "AWS::EC2::Instance")["DependsOn"]


@pytest.mark.parametrize(("refusals", "calls", "succeeds"), [(0, 1, True), (5, 6, True), (6, 6, False)])
def test_it_asks_for_kubectl_again_until_permissions_have_spread(
    refusals: int, calls: int, succeeds: bool, template: dict[str, Any], tmp_path: Path
) -> None:
    asked = tmp_path / "asked"
    aws = f'aws() {{ echo "$@" >> {asked}; test "$(wc -l < {asked})" -gt {refusals}; }}'
    fetching, done, _ = host(template)["UserData"]["Fn::Base64"].partition("\ndone\n")
    assert done

    found = subprocess.run(["bash", "-ec", f"{aws}; sleep() {{ :; }}\n{fetching}{done}"], check=False)

    assert (found.returncode == 0) is succeeds
    assert len(asked.read_text().splitlines()) == calls


def test_kubectl_is_no_lambda_layer_here(template: dict[str, Any]) -> None:
    assert not any(each["Type"].startswith("AWS::Lambda") for each in template["Resources"].values())


def test_kubectl_follows_the_clusters_minor(template: dict[str, Any]) -> None:
    newer = access_template({}, cluster=KnownCluster(name="prod", version="1.36", security_group_id="sg"))

    assert statements(newer)["Kubectl"]["Resource"] != statements(template)["Kubectl"]["Resource"]


def test_the_script_holds_no_unfilled_placeholder(template: dict[str, Any]) -> None:
    script = host(template)["UserData"]["Fn::Base64"]

    assert '"${KUBECONFIG:-/opt/eks/kubeconfig}"' in script
    assert "{{" not in script
    assert not any("{cluster}" in text for text in strings(template))


def test_a_minor_without_kubectl_is_an_error() -> None:
    ancient = KnownCluster(name="prod", version="1.20", security_group_id="sg")

    with pytest.raises(ValueError, match=r"no kubectl layer for Kubernetes 1\.20"):
        access_template({}, cluster=ancient)


def test_the_subnet_alone_says_in_which_zone_it_is(template: dict[str, Any]) -> None:
    """A zone may be named by its id, which an instance does not take for a zone's name."""
    assert "AvailabilityZone" not in host(template)
