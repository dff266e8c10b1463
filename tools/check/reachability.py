"""Whether all that an environment's features call can be reached from its VPC: endpoints, and what they let through."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from specs.endpoints.reach import Bucket, Feature
from specs.environment import Environment
from tools.assembly import stacks_of
from tools.check.intrinsics import Reader
from tools.check.report import Finding

Statements = list[dict[str, Any]]
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
            statements = policies.get(call.service)
            if statements is None and not environment.network.has_a_way_out:
                why = f"{call.service} has no endpoint in the VPC"
            elif statements is not None and not _admits_own(statements, owners):
                why = f"the endpoint of {call.service} does not let the account's own principals through"
            else:
                continue
            yield Unreachable(feature=feature.name, service=call.service, because=call.because, why=why)
    if "s3" in policies:
        yield from _buckets(environment.features, policies["s3"], region=environment.region)


def _buckets(features: Iterable[Feature], statements: Statements, *, region: str) -> Iterator[Unreachable]:
    for feature in features:
        for bucket in feature.reach.buckets:
            name = bucket.name.format(region=region, plain_region=region.replace("-", ""))
            if not any(_opens(statement, bucket, name) for statement in statements):
                why = f"the endpoint of s3 does not let {bucket.action} of {name} through"
                yield Unreachable(feature=feature.name, service="s3", because=bucket.because, why=why)


def _policies(template: dict[str, Any]) -> dict[str, Statements]:
    """The statements of each endpoint in plain text, by the last part of its service's name."""
    reader = Reader(template)
    found: dict[str, Statements] = {}
    for resource in template.get("Resources", {}).values():
        if resource["Type"] == "AWS::EC2::VPCEndpoint":
            properties: Any = reader.plain(resource["Properties"])
            service = str(properties["ServiceName"]).partition("amazonaws.")[2].partition(".")[2]
            found[service] = properties["PolicyDocument"]["Statement"]
    return found


def _owners(environment: Environment) -> dict[str, str]:
    account, organization = environment.account, environment.organization
    known = {"aws:PrincipalAccount": account, "aws:ResourceAccount": account}
    return known | ({"aws:PrincipalOrgID": organization, "aws:ResourceOrgID": organization} if organization else {})


def _admits_own(statements: Statements, owners: dict[str, str]) -> bool:
    return any(
        statement["Effect"] == "Allow"
        and statement["Action"] == "*"
        and statement["Resource"] == "*"
        and all(
            operator == "StringEquals" and all(owners.get(key) == value for key, value in keys.items())
            for operator, keys in statement.get("Condition", {}).items()
        )
        for statement in statements
    )


def _opens(statement: dict[str, Any], bucket: Bucket, name: str) -> bool:
    """Whether a statement lets anybody do to a bucket's objects what a feature needs."""
    return (
        statement["Effect"] == "Allow"
        and not statement.get("Condition")
        and statement["Action"] in ("*", "s3:*", bucket.action)
        and fnmatchcase(f"{name}/object", str(statement["Resource"]).rpartition(":")[2])
    )
