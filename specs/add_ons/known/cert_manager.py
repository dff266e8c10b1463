"""Certificates, issued and renewed."""

from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.endpoints.reach import NOTHING, Reach
from specs.hosted_zones import HostedZoneId, arn_of, only_names
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json

ASKS_FOR_CHANGES = Statement(
    actions=("route53:GetChange",),
    resources=("arn:{partition}:route53:::change/*",),
    because="Route 53 names a change when it is made, so that cert-manager learns when its own is in force",
)
ONLY_TEXT = ("ForAllValues:StringEquals", "route53:ChangeResourceRecordSetsRecordTypes", "TXT")
"""A challenge is a TXT record, and nothing else need change."""


class CertManager(PlacedAddOn):
    """cert-manager: certificates as Secrets, for Ingresses and for the webhooks of others.

    Issuers are the cluster's users' to write. Its disruption budgets and what it requests are EKS's: no public record
    shows them in its schema. It reads no instance metadata where an issuer names its region.
    https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html#addon-cert-manager
    """

    definition: ClassVar[Definition] = Definition(
        namespace="cert-manager",
        provides=(Ability.CERTIFICATES,),
        needs=(Ability.DNS,),
        controller=True,
        webhooks=True,
        associated_beside=True,
    )
    """EKS takes no associations with it: aws/containers-roadmap issue 2712 (2025-11-07)."""

    name: Literal["cert-manager"]
    """Which add-on this entry is."""
    replicas: int | None = Field(default=None, ge=1, le=10)
    """How many pods each of its three parts has: the controller, of which one works, the webhook and the injector of
    CAs. Absent: EKS's default."""
    hosted_zones: Distinct[HostedZoneId] = ()
    """The Route 53 hosted zones in which it may prove that a domain is one's own (DNS-01). An issuer names its zone by
    `hostedZoneID`: it may not look for it."""

    @property
    def needs(self) -> tuple[Ability, ...]:
        """Credentials, where it proves a domain in Route 53."""
        return (*self.definition.needs, *((Ability.POD_CREDENTIALS,) if self.hosted_zones else ()))

    @property
    def reach(self) -> Reach:
        """Route 53, where it proves a domain there."""
        return Reach(beyond=("Route 53",)) if self.hosted_zones else NOTHING

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """It may write challenges into these zones, TXT records under `_acme-challenge`, and no others.

        Where a domain's challenges are led elsewhere by a CNAME (`cnameStrategy: Follow`), the name there must begin
        so, too.
        https://cert-manager.io/docs/configuration/acme/dns01/route53/
        """
        if not self.hosted_zones:
            return ()
        zones = tuple(arn_of(zone) for zone in self.hosted_zones)
        statements = (
            ASKS_FOR_CHANGES,
            Statement(
                actions=("route53:ChangeResourceRecordSets",),
                resources=zones,
                conditions=(ONLY_TEXT, *only_names("_acme-challenge.*")),
                because="each change of records says the types of all that it changes, so that the condition binds",
            ),
            Statement(actions=("route53:ListResourceRecordSets",), resources=zones),
        )
        return (Identity(service_account="cert-manager", statements=statements),)

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """`replicaCount`, `nodeSelector` and `tolerations` of all three parts, where they are written.

        A public Terraform configuration of a 1.36 cluster, whose cert-manager v1.21.2-eksbuild.1 has them all
        (2026-09-22).
        """
        count: dict[str, Json] = {} if self.replicas is None else {"replicaCount": self.replicas}
        part = {**count, **self._placement()}
        return {**part, "webhook": part, "cainjector": part} if part else {}
