from typing import Any, get_args

import pytest
from aws_cdk.aws_ec2 import InterfaceVpcEndpointAwsService

from constructs_lib.network.network import Network
from specs import kubectl
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.endpoints.reach import Feature
from specs.endpoints.resolution import Endpoints, resolve
from specs.network import way_out
from specs.network.endpoint_services import EndpointService
from tests.synthesis import ACCOUNT, SomeonesStack, only, properties, resources, template_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec, zone

SERVICES: tuple[EndpointService, ...] = ("autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts")
CHARTS = Feature(name="the kubectl provider", reach=kubectl.reach(registry=False))
NODES = Feature(name="nodes", reach=ManagedNodeGroupSpec.reach)
CONNECTED = (NODES, CHARTS, Feature(name="what leaves for the internet", reach=way_out.REACH))


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    stack = SomeonesStack()
    Network(stack, "Network", spec=network_spec(), endpoints=resolve(SERVICES, CONNECTED))
    return template_of(stack)


def interfaces(template: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in properties(template, "AWS::EC2::VPCEndpoint") if each["VpcEndpointType"] == "Interface"]


def gateway(template: dict[str, Any]) -> dict[str, Any]:
    (endpoint,) = (
        each for each in properties(template, "AWS::EC2::VPCEndpoint") if each["VpcEndpointType"] == "Gateway"
    )
    return endpoint


def statements(endpoint: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["Sid"]: each for each in endpoint["PolicyDocument"]["Statement"]}


def test_each_chosen_service_has_its_endpoint_under_its_own_name(template: dict[str, Any]) -> None:
    assert {each["ServiceName"] for each in interfaces(template)} == {
        f"com.amazonaws.eu-west-1.{service}" for service in SERVICES
    }
    assert {each["PrivateDnsEnabled"] for each in interfaces(template)} == {True}


def test_every_service_that_may_be_written_is_one_that_the_cdk_knows() -> None:
    kind = InterfaceVpcEndpointAwsService
    known = {getattr(kind, name).short_name for name in dir(kind) if name.isupper()}

    assert set(get_args(EndpointService)) <= known


def test_a_network_has_the_endpoints_that_it_is_given_whatever_its_author_wrote() -> None:
    stack = SomeonesStack()
    Network(stack, "Network", spec=network_spec(endpoints="all"), endpoints=Endpoints())

    assert interfaces(template_of(stack)) == []


def test_an_endpoint_has_an_interface_in_every_private_subnet(template: dict[str, Any]) -> None:
    private = {
        name
        for name, subnet in resources(template, "AWS::EC2::Subnet").items()
        if subnet["Properties"]["CidrBlock"].endswith("/18")
    }

    assert all({each["Ref"] for each in endpoint["SubnetIds"]} == private for endpoint in interfaces(template))


def test_the_gateway_of_s3_is_in_every_route_table(template: dict[str, Any]) -> None:
    tables = set(resources(template, "AWS::EC2::RouteTable"))

    assert {each["Ref"] for each in gateway(template)["RouteTableIds"]} == tables


def test_endpoints_admit_https_from_the_vpcs_literal_range_only(template: dict[str, Any]) -> None:
    (group,) = resources(template, "AWS::EC2::SecurityGroup")
    rules = only(template, "AWS::EC2::SecurityGroup")["Properties"]["SecurityGroupIngress"]

    assert rules == [
        {
            "CidrIp": "10.20.0.0/16",
            "Description": "HTTPS from the VPC's range",
            "FromPort": 443,
            "IpProtocol": "tcp",
            "ToPort": 443,
        }
    ]
    assert not resources(template, "AWS::EC2::SecurityGroupIngress")
    assert all(each["SecurityGroupIds"] == [{"Fn::GetAtt": [group, "GroupId"]}] for each in interfaces(template))


def test_endpoints_start_no_traffic(template: dict[str, Any]) -> None:
    (rule,) = only(template, "AWS::EC2::SecurityGroup")["Properties"]["SecurityGroupEgress"]

    assert rule["CidrIp"] == "255.255.255.255/32"


def test_no_endpoint_serves_the_credentials_of_other_accounts(template: dict[str, Any]) -> None:
    for endpoint in properties(template, "AWS::EC2::VPCEndpoint"):
        for statement in statements(endpoint).values():
            bounded = statement.get("Condition") or statement["Resource"] != "*"
            assert bounded, endpoint["ServiceName"]
    for endpoint in interfaces(template):
        own = statements(endpoint)["OwnPrincipals"]
        assert own["Condition"] == {"StringEquals": {"aws:PrincipalAccount": ACCOUNT}}


def test_the_accounts_own_principals_reach_its_own_buckets_only(template: dict[str, Any]) -> None:
    own = statements(gateway(template))["OwnPrincipals"]

    assert own["Condition"] == {"StringEquals": {"aws:PrincipalAccount": ACCOUNT, "aws:ResourceAccount": ACCOUNT}}


def test_an_organisation_shares_endpoints_and_buckets() -> None:
    stack = SomeonesStack()
    Network(stack, "Network", spec=network_spec(), endpoints=resolve(("ecr.api", "sts"), organization="o-a1b2c3d4e5"))
    template = template_of(stack)
    mine, theirs = {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}, {"aws:ResourceOrgID": "o-a1b2c3d4e5"}

    assert statements(gateway(template))["OwnPrincipals"]["Condition"] == {"StringEquals": mine | theirs}
    for endpoint in interfaces(template):
        assert statements(endpoint)["OwnPrincipals"]["Condition"] == {"StringEquals": mine}
    (sts,) = (each for each in interfaces(template) if each["ServiceName"].endswith(".sts"))
    assert statements(sts)["FederatedCallers"]["Condition"] == {"StringEquals": theirs}


def test_image_layers_of_ecr_are_read_through_the_gateway(template: dict[str, Any]) -> None:
    layers = statements(gateway(template))["EcrImageLayers"]

    assert layers["Action"] == "s3:GetObject"
    assert layers["Resource"] == "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*"


def test_functions_in_the_vpc_can_answer_cloudformation(template: dict[str, Any]) -> None:
    responses = statements(gateway(template))["CustomResourceResponses"]

    assert responses["Action"] == "s3:PutObject"
    assert responses["Resource"] == "arn:aws:s3:::cloudformation-custom-resource-response-euwest1/*"


def test_with_a_way_out_public_buckets_are_read_for_registries_keep_images_there(template: dict[str, Any]) -> None:
    assert statements(gateway(template))["PublicReads"]["Action"] == "s3:GetObject"


def test_without_a_way_out_nothing_else_is_read() -> None:
    stack = SomeonesStack()
    isolated = tuple(zone(letter, public=None) for letter in "ab")
    Network(
        stack, "Network", spec=network_spec(nat="none", zones=isolated), endpoints=resolve(SERVICES, (NODES, CHARTS))
    )

    allowed = statements(gateway(template_of(stack)))

    assert set(allowed) == {"OwnPrincipals", "EcrImageLayers", "CustomResourceResponses"}


def test_a_caller_with_a_web_identity_may_take_a_role_of_the_account(template: dict[str, Any]) -> None:
    (sts,) = (each for each in interfaces(template) if each["ServiceName"].endswith(".sts"))

    federated = statements(sts)["FederatedCallers"]

    assert federated["Action"] == "sts:AssumeRoleWithWebIdentity"
    assert federated["Condition"] == {"StringEquals": {"aws:ResourceAccount": ACCOUNT}}


def test_in_china_services_have_the_names_that_they_have_there() -> None:
    stack = SomeonesStack(region="cn-north-1")
    zones = tuple(zone(letter, name=f"cn-north-1{letter}") for letter in "ab")
    Network(stack, "Network", spec=network_spec(zones=zones), endpoints=resolve(("ecr.api", "kms"), (NODES,)))
    template = template_of(stack)

    names = {each["ServiceName"] for each in interfaces(template)}
    assert names == {"cn.com.amazonaws.cn-north-1.ecr.api", "com.amazonaws.cn-north-1.kms"}
    layers = statements(gateway(template))["EcrImageLayers"]
    assert layers["Resource"] == "arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*"
