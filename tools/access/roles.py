"""The IAM roles of an environment's templates: who may become them, and what they may do in AWS."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.access.access_policies import policy_name
from tools.access.conditions import condition
from tools.access.report import Statement
from tools.access.resources import Resources

SERVICE_ACCOUNT = "system:serviceaccount:"


@dataclass(frozen=True, kw_only=True)
class Role:
    """One role."""

    name: str
    assumed_by: tuple[str, ...]
    """Services, accounts and principals of its trust policy, each with its conditions."""
    open_until: str | None
    """The time before which its trust policy lets anybody become it; None: it names none, or not for everybody."""
    service_accounts: tuple[str, ...]
    """Service accounts (`namespace/name`) that its trust policy lets in with a token of the cluster's OIDC provider."""
    managed_policies: tuple[str, ...]
    statements: tuple[Statement, ...]


def roles(resources: Resources) -> dict[str, Role]:
    """All roles that templates make, by name."""
    return {
        role.name: Role(
            name=role.name,
            assumed_by=tuple(_assumed_by(trust)),
            open_until=_open_until(trust),
            service_accounts=tuple(dict.fromkeys(_service_accounts(trust))),
            managed_policies=tuple(
                policy_name(arn) for arn in role.properties.get("ManagedPolicyArns", ()) if arn not in own
            ),
            statements=tuple(_statements(resources, role.name, role.properties)),
        )
        for own in [{policy.name for policy in resources.of("AWS::IAM::ManagedPolicy")}]
        for role in resources.of("AWS::IAM::Role")
        for trust in [_document(role.properties.get("AssumeRolePolicyDocument"))]
    }


def _statements(resources: Resources, role: str, properties: dict[str, Any]) -> Iterator[Statement]:
    for inline in properties.get("Policies", ()):
        yield from map(_statement, _document(inline.get("PolicyDocument")))
    attached = properties.get("ManagedPolicyArns", ())
    for policy in resources.of("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy"):
        if role in (*policy.properties.get("Roles", ()), policy.properties.get("RoleName")) or policy.name in attached:
            yield from map(_statement, _document(policy.properties.get("PolicyDocument")))


def _statement(body: dict[str, Any]) -> Statement:
    def some(key: str) -> tuple[str, ...]:
        beside = f"Not{key}"
        return tuple(_many(body[key])) if key in body else tuple(f"all but {each}" for each in _many(body.get(beside)))

    return Statement(
        effect=body.get("Effect", "Allow"),
        actions=some("Action"),
        resources=some("Resource"),
        conditions=tuple(_conditions(body)),
    )


def _document(document: object) -> list[dict[str, Any]]:
    """The statements of a policy, which may be one text."""
    if isinstance(document, str):
        try:
            document = json.loads(document)
        except ValueError:
            return []
    statements = document.get("Statement", []) if isinstance(document, dict) else []
    return [each for each in ([statements] if isinstance(statements, dict) else statements) if isinstance(each, dict)]


def _assumed_by(trust: list[dict[str, Any]]) -> Iterator[str]:
    for statement in trust:
        who = statement.get("Principal", {})
        named = [each for values in who.values() for each in _many(values)] if isinstance(who, dict) else [str(who)]
        denied = "never " if statement.get("Effect") == "Deny" else ""
        if when := "; ".join(_conditions(statement)):
            when = f" if {when}"
        yield from (f"{denied}{each}{when}" for each in named)


def _open_until(trust: list[dict[str, Any]]) -> str | None:
    times = [
        (each.get("Condition") or {}).get("DateLessThan", {}).get("aws:CurrentTime")
        for each in trust
        if each.get("Effect") == "Allow"
    ]
    return max(times) if times and all(isinstance(time, str) for time in times) else None


def _service_accounts(trust: list[dict[str, Any]]) -> Iterator[str]:
    for statement in (each for each in trust if each.get("Effect") == "Allow"):
        for keys in (statement.get("Condition") or {}).values():
            for key, values in keys.items():
                for value in _many(values):
                    if key.endswith(":sub") and value.startswith(SERVICE_ACCOUNT):
                        yield value.removeprefix(SERVICE_ACCOUNT).replace(":", "/")


def _conditions(statement: dict[str, Any]) -> Iterator[str]:
    for operator, keys in (statement.get("Condition") or {}).items():
        for key, values in keys.items():
            yield condition(operator, key, _many(values))


def _many(values: object) -> list[str]:
    return [_text(each) for each in values] if isinstance(values, list) else [] if values is None else [_text(values)]


def _text(value: object) -> str:
    """As IAM compares it: booleans of templates are texts there."""
    return str(value).lower() if isinstance(value, bool) else str(value)
