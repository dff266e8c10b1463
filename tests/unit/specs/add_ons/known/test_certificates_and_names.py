"""Certificates, names and secrets: who may do what, in which zones, with which authorities."""

from fnmatch import fnmatchcase
from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.ability import Ability
from specs.add_ons.known.cert_manager import CertManager
from specs.add_ons.known.external_dns import ExternalDns
from specs.add_ons.known.guardduty_agent import GuardDutyAgent
from specs.add_ons.known.private_ca_connector import PrivateCaConnector
from specs.add_ons.known.secrets_store_provider import SecretsStoreProvider
from specs.add_ons.placement import PlacementSpec
from specs.add_ons.resources import ResourcesSpec
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

SYSTEM = PlacementSpec(node_selector={"pool": "system"})
ZONE, OTHER = "Z0123456789ABCDEFGHIJ", "Z9"
ZONE_ARN = f"arn:{{partition}}:route53:::hostedzone/{ZONE}"
AUTHORITY = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/01234567-89ab-cdef-0123-456789abcdef"
NAMES = "route53:ChangeResourceRecordSetsNormalizedRecordNames"
DNS: dict[str, Any] = {"name": "external-dns", "hosted_zones": (ZONE,), "domains": ("example.com",)}
CERTIFICATES: dict[str, Any] = {"name": "cert-manager"}
GUARD: dict[str, Any] = {"name": "aws-guardduty-agent"}
SECRETS: dict[str, Any] = {"name": "aws-secrets-store-csi-driver-provider"}


def test_external_dns_keeps_to_its_domains_and_signs_with_the_clusters_name() -> None:
    assert ExternalDns(**DNS).configuration(SOMEWHERE) == {
        "domainFilters": ["example.com"],
        "policy": "upsert-only",
        "registry": "txt",
        "sources": ["service", "ingress"],
        "txtOwnerId": "prod",
    }


def test_external_dns_removes_names_and_reads_other_sources_where_it_is_told_to() -> None:
    written = ExternalDns(**DNS, policy="sync", sources=("ingress",)).configuration(SOMEWHERE)

    assert (written["policy"], written["sources"]) == ("sync", ["ingress"])


def test_external_dns_changes_its_zones_alone() -> None:
    (identity,) = ExternalDns(**{**DNS, "hosted_zones": (ZONE, OTHER)}).identities(ip_family="ipv4")
    changes, looks, lists = identity.statements

    assert identity.service_account == "external-dns"
    assert changes.resources == looks.resources == (ZONE_ARN, f"arn:{{partition}}:route53:::hostedzone/{OTHER}")
    assert (lists.actions, lists.resources) == (("route53:ListHostedZones",), ("*",))


def test_external_dns_changes_names_of_its_domains_alone_and_the_records_that_say_whose_they_are() -> None:
    (identity,) = ExternalDns(**DNS).identities(ip_family="ipv4")
    (patterns,) = (
        [value for operator, key, value in each.conditions if (operator, key) == ("ForAllValues:StringLike", NAMES)]
        for each in identity.statements
        if "route53:ChangeResourceRecordSets" in each.actions
    )

    def may(name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in patterns)

    assert all(may(name) for name in ("example.com", "shop.example.com", "a-example.com", "cname-shop.example.com"))
    assert not any(may(name) for name in ("example.org", "shop.example.com.evil.org", "anexample.com"))


@pytest.mark.parametrize("zone", ["/hostedzone/Z0123", "z0123", "example.com", "Z" + "1" * 32])
def test_a_zone_is_named_by_its_id(zone: str) -> None:
    with pytest.raises(ValidationError, match="must be the id of a Route 53 hosted zone"):
        ExternalDns(**{**DNS, "hosted_zones": (zone,)})


@pytest.mark.parametrize("domain", ["*.example.com", "example.com.", "Example.com", "-a.example"])
def test_a_domain_has_no_wildcard_and_no_closing_dot(domain: str) -> None:
    with pytest.raises(ValidationError, match="must be a domain in lower case"):
        ExternalDns(**{**DNS, "domains": (domain,)})


def test_cert_manager_is_nobody_in_aws_without_zones() -> None:
    alone = CertManager(**CERTIFICATES)

    assert alone.identities(ip_family="ipv4") == ()
    assert (alone.configuration(SOMEWHERE), alone.reach.beyond) == ({}, ())
    assert Ability.POD_CREDENTIALS not in alone.needs


def test_cert_manager_writes_text_into_its_zones_and_nothing_else() -> None:
    proves = CertManager(**CERTIFICATES, hosted_zones=(ZONE,))
    (identity,) = proves.identities(ip_family="ipv4")
    asks, changes, lists = identity.statements

    assert asks.actions == ("route53:GetChange",)
    assert changes.resources == lists.resources == (ZONE_ARN,)
    assert changes.conditions == (
        ("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", "TXT"),
        ("Null", NAMES, "false"),
        ("ForAllValues:StringLike", NAMES, "_acme-challenge.*"),
    )
    assert proves.reach.beyond == ("Route 53",)
    assert Ability.POD_CREDENTIALS in proves.needs


def test_the_three_parts_of_cert_manager_are_sized_and_placed_alike() -> None:
    written = CertManager(**CERTIFICATES, replicas=2, placement=SYSTEM).configuration(SOMEWHERE)
    part = {"replicaCount": 2, "nodeSelector": {"pool": "system"}}

    assert written == {**part, "webhook": part, "cainjector": part}


def test_the_connector_lets_its_authorities_sign_and_no_other() -> None:
    connector = PrivateCaConnector(name="aws-privateca-connector-for-kubernetes", certificate_authorities=(AUTHORITY,))
    (identity,) = connector.identities(ip_family="ipv4")

    assert identity.service_account == "aws-privateca-issuer"
    assert [statement.resources for statement in identity.statements] == [(AUTHORITY,)]
    assert Ability.CERTIFICATES in connector.needs


@pytest.mark.parametrize(
    ("settings", "driver", "services"),
    [
        ({}, {}, ["secretsmanager"]),
        ({"parameter_store": True}, {}, ["secretsmanager", "ssm"]),
        (
            {"sync_secrets": True},
            {"secrets-store-csi-driver": {"syncSecret": {"enabled": True}}},
            ["secretsmanager"],
        ),
        (
            {"rotation": "2m"},
            {"secrets-store-csi-driver": {"enableSecretRotation": True, "rotationPollInterval": "2m"}},
            ["secretsmanager"],
        ),
    ],
)
def test_the_secrets_driver_does_what_its_settings_say(
    settings: dict[str, Any], driver: dict[str, Any], services: list[str]
) -> None:
    add_on = SecretsStoreProvider(**SECRETS, **settings)

    assert add_on.configuration(SOMEWHERE) == {"awsRegion": "eu-west-1", **driver}
    assert [call.service for call in add_on.reach.calls] == services


def test_guardduty_is_configured_with_what_departs_from_its_defaults() -> None:
    settings: dict[str, Any] = {
        "priority_class": "system-node-critical",
        "dns_policy": "Default",
        "resources": {"cpu": "250m"},
    }

    assert GuardDutyAgent(**GUARD).configuration(SOMEWHERE) == {}
    assert GuardDutyAgent(**GUARD, **settings).configuration(SOMEWHERE) == {
        "priorityClassName": "system-node-critical",
        "dnsPolicy": "Default",
        "resources": {"requests": {"cpu": "250m"}},
    }


@pytest.mark.parametrize(
    ("amounts", "right"),
    [
        ({"cpu": "199m"}, False),
        ({"cpu": "200m"}, True),
        ({"cpu": "10"}, True),
        ({"cpu": "10001m"}, False),
        ({"memory": "255Mi"}, False),
        ({"memory": "256Mi"}, True),
        ({"memory": "20001Mi"}, False),
        ({"memory_limit": "20000Mi"}, True),
    ],
)
def test_guardduty_takes_amounts_within_its_ranges(amounts: dict[str, str], *, right: bool) -> None:
    resources = ResourcesSpec(**amounts)
    if right:
        assert GuardDutyAgent(**GUARD, resources=resources).resources == resources
    else:
        with pytest.raises(ValidationError, match="which is all that the add-on takes"):
            GuardDutyAgent(**GUARD, resources=resources)
