"""What the identity of a workload must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.identity.policies import in_policies
from specs.problems import Violation
from specs.refusals.pod_identities import POLICY_NEEDS_NO_TAGS
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.identity.statement_spec import StatementSpec

Statements = tuple["StatementSpec", ...]

POLICIES_OF_A_ROLE = 10
"""Managed policies of a role, before AWS raises the quota:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"""


def pods_have_an_account_of_their_own(service_account: str) -> Iterator[Violation]:
    """Kubernetes gives `default` to every pod that names none.

    https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
    """
    if service_account == "default":
        message = "must be an account of these pods alone: every pod of the namespace that names none has 'default'"
        yield Violation(path=("service_account",), message=message)


def something_is_granted(
    managed_policies: tuple[str, ...], statements: Statements, target_role: str | None
) -> Iterator[Violation]:
    """A role that may do nothing is none."""
    if not (managed_policies or statements or target_role):
        message = "must grant something: statements, managed_policies or a target_role"
        yield Violation(path=(), message=message)


def statements_come_once(statements: Statements) -> Iterator[Violation]:
    """Twice grants nothing more."""
    written = [(each.statement.actions, each.statement.resources, each.statement.conditions) for each in statements]
    for index, _ in repeated(written):
        yield Violation(path=("statements", index), message="must be another statement, the same stands above already")


def managed_policies_are_few_and_differ(
    managed_policies: tuple[str, ...], statements: Statements
) -> Iterator[Violation]:
    """IAM attaches each once, and not many; the statements are one more."""
    for index, name in repeated(managed_policies):
        yield Violation(
            path=("managed_policies", index), message=f"must be another policy, {name!r} stands above already"
        )
    written = len(in_policies([each.statement for each in statements])) if statements else 0
    room = POLICIES_OF_A_ROLE - written
    if room < 0:
        message = f"must fit into {POLICIES_OF_A_ROLE} policies, which IAM attaches to a role, and fill {written}"
        yield Violation(path=("statements",), message=message)
    elif len(managed_policies) > room:
        message = f"must be at most {room}, for IAM attaches {POLICIES_OF_A_ROLE} to a role"
        message += ", that of the statements among them" if written == 1 else ""
        message += f", {written} for the statements among them" if written > 1 else ""
        yield Violation(path=("managed_policies",), message=f"{message}; got {len(managed_policies)}")


def the_target_role_says_what_pods_may(
    target_role: str | None, managed_policies: tuple[str, ...], statements: Statements
) -> Iterator[Violation]:
    """EKS takes the target role with the pods' own role, and gives the pods the credentials of the target.

    awsdocs/amazon-eks-user-guide 06e01eb, pod-id-assign-target-role.adoc.
    """
    if target_role:
        for field, written in (("managed_policies", managed_policies), ("statements", statements)):
            if written:
                message = "must be empty beside target_role, whose permissions the pods have instead: write it there"
                yield Violation(path=(field,), message=message)


def a_session_policy_narrows_a_target_role(
    session_policy: Statements, target_role: str | None, session_tags: bool
) -> Iterator[Violation]:
    """CreatePodIdentityAssociation of the EKS API, `policy`: botocore 1.43.106."""
    if session_policy and not target_role:
        message = "narrows a target_role, and there is none; the statements of a role of one's own are narrow already"
        yield Violation(path=("session_policy",), message=message)
    association = {"policy": bool(session_policy), "disableSessionTags": not session_tags}
    if POLICY_NEEDS_NO_TAGS.refuses(association=association):
        yield Violation(path=("session_tags",), message="must be false with a session_policy, AWS takes one of the two")


def untagged_sessions_have_no_tags(
    session_tags: bool, statements: Statements, session_policy: Statements
) -> Iterator[Violation]:
    """What holds by a tag of the session never holds without."""
    if session_tags:
        return
    for field, written in (("statements", statements), ("session_policy", session_policy)):
        for index, statement in enumerate(written):
            if statement.asks_for_session_tags:
                message = "asks for a tag of the session, and session_tags is false"
                yield Violation(path=(field, index), message=message)
