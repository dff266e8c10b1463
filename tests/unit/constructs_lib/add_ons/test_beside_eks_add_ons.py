"""What stands beside an EKS add-on: associations that EKS does not take with it, log groups that end."""

from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.known.cert_manager import CertManager
from specs.add_ons.known.cloudwatch_observability import CloudWatchObservability
from specs.add_ons.known.external_dns import ExternalDns
from tests.synthesis import SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

ZONE = "Z0123456789ABCDEFGHIJ"
CLOUDWATCH: dict[str, Any] = {"name": "amazon-cloudwatch-observability"}


def template(*specs: Any, retain: bool = False) -> dict[str, Any]:
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=specs, cluster=cluster(), network=NETWORK, retain=retain)
    return template_of(stack)


def test_the_role_of_cert_manager_is_associated_beside_it_and_before_it() -> None:
    made = template(CertManager(name="cert-manager", hosted_zones=(ZONE,)))
    ((name, association),) = resources(made, "AWS::EKS::PodIdentityAssociation").items()
    add_on = only(made, "AWS::EKS::Addon")

    assert "PodIdentityAssociations" not in add_on["Properties"]
    assert association["Properties"]["Namespace"] == association["Properties"]["ServiceAccount"] == "cert-manager"
    assert name in add_on["DependsOn"]


def test_the_role_of_external_dns_is_associated_by_the_add_on() -> None:
    made = template(ExternalDns(name="external-dns", hosted_zones=(ZONE,), domains=("example.com",)))

    assert resources(made, "AWS::EKS::PodIdentityAssociation") == {}
    (association,) = only(made, "AWS::EKS::Addon")["Properties"]["PodIdentityAssociations"]
    assert association["ServiceAccount"] == "external-dns"


def test_the_logs_of_containers_end_are_encrypted_and_there_before_the_agents() -> None:
    made = template(CloudWatchObservability(**CLOUDWATCH, log_retention_days=30))
    groups = resources(made, "AWS::Logs::LogGroup")

    assert {group["Properties"]["LogGroupName"] for group in groups.values()} == {
        f"/aws/containerinsights/prod/{part}" for part in ("application", "dataplane", "host", "performance")
    }
    assert {group["Properties"]["RetentionInDays"] for group in groups.values()} == {30}
    assert all("KmsKeyId" in group["Properties"] for group in groups.values())
    assert set(groups) <= set(only(made, "AWS::EKS::Addon")["DependsOn"])


@pytest.mark.parametrize(
    ("off", "parts"),
    [
        ({"container_logs": False}, {"performance"}),
        ({"container_insights": False}, {"application", "dataplane", "host"}),
        ({"container_insights": False, "container_logs": False, "application_signals": True}, set()),
    ],
)
def test_what_is_off_has_no_log_group(off: dict[str, Any], parts: set[str]) -> None:
    groups = resources(template(CloudWatchObservability(**CLOUDWATCH, **off)), "AWS::Logs::LogGroup")
    assert {group["Properties"]["LogGroupName"].rpartition("/")[2] for group in groups.values()} == parts


@pytest.mark.parametrize(("retain", "policy"), [(True, "RetainExceptOnCreate"), (False, "Delete")])
def test_logs_outlive_the_add_on_where_the_environment_keeps_them(*, retain: bool, policy: str) -> None:
    made = template(CloudWatchObservability(**CLOUDWATCH), retain=retain)
    kept = [*resources(made, "AWS::Logs::LogGroup").values(), *resources(made, "AWS::KMS::Key").values()]

    assert {resource["DeletionPolicy"] for resource in kept} == {policy}
