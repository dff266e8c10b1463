"""Names of Services and Ingresses in Route 53."""

from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.endpoints.reach import Reach
from specs.hosted_zones import DomainName, HostedZoneId, arn_of, only_names
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json

LOOKS_FOR_ZONES = Statement(
    actions=("route53:ListHostedZones",),
    because="the action knows no resource: external-dns lists the zones, and then keeps to those of its domains",
)

Source = Literal["service", "ingress"]


class ExternalDns(PlacedAddOn):
    """ExternalDNS, which writes the names of Services and Ingresses into Route 53.

    A TXT record beside each says which cluster wrote it. One pod does it: two would write against each other. It reads
    no instance metadata: EKS puts the region into its pods' environment, and Route 53 has none.
    kubernetes-sigs/external-dns 2bf1bf8 (2026-08-22), docs/tutorials/aws.md;
    https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html#external-dns
    """

    definition: ClassVar[Definition] = Definition(
        namespace="external-dns",
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        reach=Reach(beyond=("Route 53",)),
        controller=True,
    )

    name: Literal["external-dns"]
    """Which add-on this entry is."""
    hosted_zones: Distinct[HostedZoneId] = Field(min_length=1)
    """The hosted zones that it may change, and no others."""
    domains: Distinct[DomainName] = Field(min_length=1)
    """The domains that it looks after, each that of a zone or under it: of a zone outside of them it sees nothing."""
    policy: Literal["upsert-only", "sync"] = "upsert-only"
    """What becomes of a name whose Service or Ingress is gone: it stays, or (`sync`) it is removed."""
    sources: Distinct[Source] = Field(default=("service", "ingress"), min_length=1)
    """Whose names it writes."""

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """It may change names of its domains in these zones, and list the zones.

        The TXT record that says whose a name is stands beside it, as `cname-shop.example.com` beside
        `shop.example.com`: that of a domain itself is not under it.
        kubernetes-sigs/external-dns 2bf1bf8 (2026-08-22), docs/registry/txt.md
        """
        zones = tuple(arn_of(zone) for zone in self.hosted_zones)
        names = (pattern for domain in self.domains for pattern in (domain, f"*.{domain}", f"*-{domain}"))
        changes = Statement(
            actions=("route53:ChangeResourceRecordSets",), resources=zones, conditions=only_names(*names)
        )
        looks = Statement(actions=("route53:ListResourceRecordSets", "route53:ListTagsForResources"), resources=zones)
        return (Identity(service_account="external-dns", statements=(changes, looks, LOOKS_FOR_ZONES)),)

    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """Its domains and sources; its records carry the cluster's name.

        Public Terraform configurations that set these keys: one of a 1.36 cluster with v0.21.0-eksbuild.10
        (2026-09-22), and for `sources` and `registry` one with v0.19.0-eksbuild.2.
        """
        return {
            "domainFilters": list(self.domains),
            "policy": self.policy,
            "registry": "txt",
            "sources": list(self.sources),
            "txtOwnerId": around.cluster,
            **self._placement(),
        }
