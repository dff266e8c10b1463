"""What the pods of one service account may do, written into IAM."""

import re
from collections.abc import Mapping, Sequence

from aws_cdk import Aws, Stack, Token
from aws_cdk.aws_iam import Effect, ManagedPolicy, PolicyDocument, PolicyStatement, Role
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import Place, place_of
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import finding_of
from specs.identity.identity import Identity
from specs.identity.placeholders import filled
from specs.identity.policies import in_policies
from specs.identity.statement import Statement

Places = Mapping[str, str]

_VARIABLE = re.compile(r"\$\{([^}]*)\}")
"""A variable that IAM fills in, which the checkers print in other brackets."""


class Permissions(ManagedPolicy):
    """Statements of an identity, as a policy of its role.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        identity: Identity,
        cluster: ClusterAttributes,
        role: Role,
        statements: Sequence[Statement] | None = None,
    ) -> None:
        """Attach them to the role, with every wildcard explained by its statement; absent: all of the identity."""
        attached = identity.statements if statements is None else statements
        places = _places(place_of(scope), cluster)
        super().__init__(
            scope,
            construct_id,
            description=f"What {identity.service_account} does in {cluster.name}",
            roles=[role],
            statements=[_statement(statement, places) for statement in attached],
        )
        for rule, reasons in _explained(attached, _as_found(places)).items():
            acknowledge(self, rule, because="; ".join(reasons))


def grant(role: Role, *, identity: Identity, cluster: ClusterAttributes) -> None:
    """Give a role what an identity's statements allow: in one policy, or in as many as they need."""
    for number, statements in enumerate(in_policies(identity.statements), start=1):
        if statements:
            construct_id = "Policy" if number == 1 else f"Policy{number}"
            Permissions(role, construct_id, identity=identity, cluster=cluster, role=role, statements=statements)


def explain_managed_policies(role: Role, identity: Identity) -> None:
    """Acknowledge that a role has policies that AWS writes."""
    for name in identity.managed_policies:
        acknowledge(
            role,
            finding_of(name),
            because=f"AWS writes this policy and keeps it in step with its service; {identity.service_account} alone "
            "holds it, through a role of its own",
        )


def policy_text(scope: Construct, statements: Sequence[Statement], *, cluster: ClusterAttributes) -> str:
    """A policy as the JSON that a property takes which is no policy to CloudFormation."""
    places = _places(place_of(scope), cluster)
    document = PolicyDocument(statements=[_statement(statement, places) for statement in statements])
    return Stack.of(scope).to_json_string(document)


def _explained(statements: Sequence[Statement], found: Places) -> Mapping[str, Sequence[str]]:
    """What the checkers find in a policy, with the reasons of all the statements that cause it.

    A rule names a wildcard or an action, and not the statement in which it stands.
    """
    reasons: dict[str, dict[str, None]] = {}
    for statement in statements:
        wide = [_VARIABLE.sub(r"<\1>", filled(each, found)) for each in statement.resources if "*" in each]
        rules = {f"AwsSolutions::AwsSolutions-IAM5[Resource::{resource}]": statement.because for resource in wide}
        for rule, because in {**rules, **dict(statement.accepts)}.items():
            reasons.setdefault(rule, {})[because] = None
    return {rule: list(texts) for rule, texts in reasons.items()}


def _statement(statement: Statement, places: Places) -> PolicyStatement:
    conditions: dict[str, dict[str, list[str]]] = {}
    for operator, key, value in statement.conditions:
        conditions.setdefault(operator, {}).setdefault(filled(key, places), []).append(filled(value, places))
    return PolicyStatement(
        effect=Effect.ALLOW,
        actions=list(statement.actions),
        resources=[filled(resource, places) for resource in statement.resources],
        conditions={
            operator: {key: values[0] if len(values) == 1 else values for key, values in keys.items()}
            for operator, keys in conditions.items()
        }
        or None,
    )


def _places(place: Place, cluster: ClusterAttributes) -> Places:
    return {
        "cluster": cluster.name,
        "account": place.account,
        "region": place.region,
        "partition": Aws.PARTITION,
    }


def _as_found(places: Places) -> Places:
    """The same as the checkers print them."""
    pseudo = {"account": "<AWS::AccountId>", "region": "<AWS::Region>", "partition": "<AWS::Partition>"}
    return {name: pseudo.get(name, value) if Token.is_unresolved(value) else value for name, value in places.items()}
