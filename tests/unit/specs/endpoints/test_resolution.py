"""Which endpoints follow from what an environment holds."""

from typing import get_args

from specs.endpoints.resolution import Endpoints, InterfaceEndpoint, resolve
from specs.network.endpoint_services import EndpointService
from tests.platforms import environment


def reasons(endpoints: Endpoints) -> dict[str, list[str]]:
    return {each.service: [reason.feature for reason in each.reasons] for each in endpoints.interfaces}


def test_what_is_required_is_what_is_called_and_nothing_else() -> None:
    assert list(reasons(environment("isolated").endpoints)) == [
        "autoscaling",
        "ec2",
        "ecr.api",
        "ecr.dkr",
        "eks",
        "eks-auth",
        "lambda",
        "ssm",
        "ssmmessages",
        "sts",
    ]


def test_each_endpoint_tells_who_needs_it_for_what() -> None:
    (ec2,) = [each for each in environment("isolated").endpoints.interfaces if each.service == "ec2"]

    assert [(reason.feature, reason.because) for reason in ec2.reasons] == [
        ("nodes", "describe themselves to learn their names"),
        ("vpc-cni", "attaches network interfaces and takes addresses for pods"),
        ("aws-ebs-csi-driver", "creates, attaches and snapshots volumes"),
        ("cluster-autoscaler", "learns what a node of an empty group would offer"),
    ]


def test_the_gateway_of_s3_tells_who_needs_it_too() -> None:
    assert [reason.feature for reason in environment("isolated").endpoints.s3] == [
        "the bastion",
        "nodes",
        "the kubectl provider",
    ]


def test_where_there_is_another_way_none_is_none_and_s3_keeps_its_gateway() -> None:
    endpoints = environment("dev").endpoints

    assert endpoints.interfaces == ()
    assert endpoints.s3


def test_a_list_is_taken_as_it_is_and_keeps_the_reasons() -> None:
    found = reasons(environment("prod").endpoints)

    assert set(found) == set(environment("prod").network.endpoints)
    assert found["eks-auth"] == ["eks-pod-identity-agent"]


def test_what_nothing_calls_is_the_authors_wish() -> None:
    assert resolve(("xray",)).interfaces == (InterfaceEndpoint(service="xray", reasons=()),)


def test_all_is_every_service_that_is_known() -> None:
    assert resolve("all").services == tuple(sorted(get_args(EndpointService)))


def test_without_features_nothing_is_needed() -> None:
    assert resolve("required") == resolve("none") == Endpoints()
