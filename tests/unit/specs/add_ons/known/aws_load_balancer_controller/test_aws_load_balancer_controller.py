"""The AWS Load Balancer Controller: its values, and what it may do."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.aws_load_balancer_controller.aws_load_balancer_controller import AwsLoadBalancerController
from specs.lock import read_lock
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def values(**settings: Any) -> dict[str, Any]:
    return controller(**settings).values(SOMEWHERE)


def controller(**settings: Any) -> AwsLoadBalancerController:
    return AwsLoadBalancerController.model_validate({"name": "aws-load-balancer-controller", **settings})


def test_it_is_told_what_it_would_ask_the_instance_metadata_for() -> None:
    written = values()

    assert (written["clusterName"], written["region"], written["vpcId"]) == ("prod", "eu-west-1", SOMEWHERE.vpc_id)


def test_services_say_that_it_is_meant_and_are_made_while_it_is_away() -> None:
    written = values()

    assert written["enableServiceMutatorWebhook"] is False
    assert written["loadBalancerClass"] == "service.k8s.aws/nlb"


def test_load_balancers_are_internal_unless_something_else_is_said() -> None:
    assert values()["defaultLoadBalancerScheme"] == "internal"
    assert values(scheme="internet-facing")["defaultLoadBalancerScheme"] == "internet-facing"


@pytest.mark.parametrize(
    ("settings", "spec"),
    [
        ({}, {}),
        ({"only_scheme": True}, {"scheme": "internal"}),
        ({"ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"}, {"sslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"}),
    ],
)
def test_what_holds_for_all_ingresses_is_in_the_parameters_of_their_class(
    settings: dict[str, Any], spec: dict[str, str]
) -> None:
    assert values(**settings)["ingressClassParams"] == {"create": True, "name": "alb", "spec": spec}


def test_what_reaches_ipv6_pods_has_addresses_of_both_families() -> None:
    written: Any = controller().values(replace(SOMEWHERE, ip_family="ipv6"))

    assert written["ingressClassParams"]["spec"] == {"ipAddressType": "dualstack"}


@pytest.mark.parametrize("wanted", [True, False])
def test_the_gateway_api_is_a_choice(*, wanted: bool) -> None:
    gates = values(gateway_api=wanted)["controllerConfig"]["featureGates"]

    assert gates == {"ALBGatewayAPI": wanted, "NLBGatewayAPI": wanted, "GatewayListenerSet": wanted}


@pytest.mark.parametrize(
    ("setting", "value", "prefix", "service"),
    [("web_acls", "enableWafv2", "wafv2:", "AWS WAF"), ("shield", "enableShield", "shield:", "AWS Shield")],
)
def test_guards_are_off_and_may_do_nothing_until_they_are_wanted(
    setting: str, value: str, prefix: str, service: str
) -> None:
    without, wanted = controller(), controller(**{setting: True})

    assert (values()[value], values(**{setting: True})[value]) == (False, True)
    assert not [action for action in actions(without) if action.startswith(prefix)]
    assert [action for action in actions(wanted) if action.startswith(prefix)]
    assert (without.reach.beyond, wanted.reach.beyond) == ((), (service,))


def test_one_of_two_replicas_may_go() -> None:
    written = values()

    assert (written["replicaCount"], written["podDisruptionBudget"]) == (2, {"maxUnavailable": 1})
    assert written["priorityClassName"] == "system-cluster-critical"
    assert {each["topologyKey"] for each in written["topologySpreadConstraints"]} == {
        "topology.kubernetes.io/zone",
        "kubernetes.io/hostname",
    }


def test_its_image_is_pulled_by_its_digest() -> None:
    pinned = read_lock().images["aws-load-balancer-controller"]["any"]

    assert values()["image"] == {
        "repository": "public.ecr.aws/eks/aws-load-balancer-controller",
        "tag": f"v3.5.0@{pinned.digest.value}",
    }


def test_with_a_registry_its_image_comes_from_there() -> None:
    written: Any = controller().values(replace(SOMEWHERE, registry=REGISTRY))

    assert written["image"]["repository"] == f"{REGISTRY}/eks/aws-load-balancer-controller"


@pytest.mark.parametrize("wrong", [{"ssl_policy": "TLS13"}, {"target_type": "alb"}, {"class": "alb"}])
def test_what_it_does_not_know_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        controller(**wrong)


def actions(add_on: AwsLoadBalancerController) -> set[str]:
    (identity,) = add_on.identities(ip_family="ipv4")
    return {action for statement in identity.statements for action in statement.actions}
