"""Whether all that an environment's features call can be reached from its VPC: endpoints, and what they let through."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specs.endpoints.reach import Feature
from specs.environment import Environment
from tools.assembly import stacks_of
from tools.check.endpoint_policy import EndpointPolicy
from tools.check.intrinsics import Reader
from tools.check.report import Finding

CHECKER = "endpoints"


@dataclass(frozen=True, kw_only=True)
class Unreachable:
    """Something that a feature calls in vain."""

    feature: str
    service: str
    because: str
    """What the feature wants of the service."""
    why: str
    """What is in its way."""


def findings(assembly: Path, environments: Mapping[str, Environment]) -> tuple[Finding, ...]:
    """What the environments of an assembly call in vain, by the templates of their networks."""
    return tuple(
        Finding(
            checker=CHECKER,
            rule=f"{CHECKER}::{gap.service}",
            place=stack.path,
            message=f"{gap.feature}: {gap.why} ({gap.because})",
        )
        for stack in stacks_of(assembly)
        if stack.layer == "network"
        for gap in unreachable(environments[stack.environment], stack.template)
    )


def unreachable(environment: Environment, template: dict[str, Any]) -> Iterator[Unreachable]:
    """What the features of an environment call in vain, by the endpoints of its network's template.

    Endpoints that stand in the VPC already are somebody else's: nothing is known of their policies.
    """
    policies = _policies(template)
    for service in environment.network.existing_endpoints:
        policies.pop(service, None)
    owners = _owners(environment)
    for feature in environment.features:
        for call in feature.reach.calls:
            if call.service in environment.network.existing_endpoints:
                continue
            policy = policies.get(call.service)
            if policy is None and not environment.network.way_out:
                why = f"{call.service} has no endpoint in the VPC"
            elif policy is not None and (against := policy.against(owners)):
                why = f"the endpoint of {call.service} {against}"
            else:
                continue
            yield Unreachable(feature=feature.name, service=call.service, because=call.because, why=why)
    if "s3" in policies:
        yield from _buckets(environment.features, policies["s3"], region=environment.region)


def _buckets(features: Iterable[Feature], policy: EndpointPolicy, *, region: str) -> Iterator[Unreachable]:
    for feature in features:
        for bucket in feature.reach.buckets:
            name = bucket.name.format(region=region, plain_region=region.replace("-", ""))
            if against := policy.against_bucket(bucket, name):
                why = f"the endpoint of s3 {against}"
                yield Unreachable(feature=feature.name, service="s3", because=bucket.because, why=why)


def _policies(template: dict[str, Any]) -> dict[str, EndpointPolicy]:
    """The policy of each endpoint, by the last part of its service's name."""
    reader = Reader(template)
    found: dict[str, EndpointPolicy] = {}
    for resource in template.get("Resources", {}).values():
        if resource["Type"] == "AWS::EC2::VPCEndpoint":
            properties: Any = reader.plain(resource["Properties"])
            service = str(properties["ServiceName"]).partition("amazonaws.")[2].partition(".")[2]
            found[service] = EndpointPolicy.of(properties)
    return found


def _owners(environment: Environment) -> dict[str, str]:
    account, organization = environment.account, environment.organization
    known = {"aws:PrincipalAccount": account, "aws:ResourceAccount": account}
    return known | ({"aws:PrincipalOrgID": organization, "aws:ResourceOrgID": organization} if organization else {})
