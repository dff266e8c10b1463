"""What capabilities must be, by themselves and beside the rest of an environment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.identity.statement import SHORTEST_REASON
from specs.problems import Violation
from specs.refusals.capabilities import ONE_OF_A_KIND
from specs.regions import partition
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.capabilities.capabilities import CapabilitySpec
    from specs.identity.statement_spec import StatementSpec

Capabilities = tuple["CapabilitySpec", ...]
Statements = tuple["StatementSpec", ...]

COMMERCIAL = "aws"
"""The partition whose regions have capabilities.

https://docs.aws.amazon.com/eks/latest/userguide/capabilities.html, read 2026-11-23."""


def policies_of_aws_are_explained(managed_policies: tuple[str, ...], because: str) -> Iterator[Violation]:
    """Nobody sees in the file what such a policy grants."""
    if managed_policies and len(because.strip()) < SHORTEST_REASON:
        message = (
            f"must say in {SHORTEST_REASON} characters or more why it needs {managed_policies[0]!r}, got {because!r}"
        )
        yield Violation(path=("because",), message=message)
    if because and not managed_policies:
        message = "explains managed_policies, and there are none; each statement has its own"
        yield Violation(path=("because",), message=message)


def disabled_services_come_once(disabled_services: tuple[str, ...]) -> Iterator[Violation]:
    """A controller runs or does not."""
    for index, name in repeated(disabled_services):
        message = f"must be another service, {name!r} stands above already"
        yield Violation(path=("disabled_services", index), message=message)


def controllers_may_do_something(managed_policies: tuple[str, ...], statements: Statements) -> Iterator[Violation]:
    """A controller whose role may do nothing makes nothing."""
    if not managed_policies and not statements:
        message = (
            "must say what the controllers may do in AWS: managed_policies, or statements (sts:AssumeRole and "
            "sts:TagSession on roles per namespace, for example); got neither"
        )
        yield Violation(path=("statements",), message=message)


def it_calls_nobody(managed_policies: tuple[str, ...], statements: Statements) -> Iterator[Violation]:
    """Permissions that nobody uses are there for somebody else to use.

    https://docs.aws.amazon.com/eks/latest/userguide/capability-role.html: kro needs no permissions.
    """
    for field, written in (("managed_policies", managed_policies), ("statements", statements)):
        if written:
            yield Violation(path=(field,), message="must be empty: kro calls nobody in AWS; remove it")


def capabilities_come_once(capabilities: Capabilities) -> Iterator[Violation]:
    """A cluster has one capability of a kind."""
    kinds = [capability.kind for capability in capabilities]
    for index, kind in enumerate(kinds):
        if ONE_OF_A_KIND.refuses(kind=kind, kinds=kinds[:index]):
            message = f"must be of another kind, {kind} stands above already: a cluster has one of each"
            yield Violation(path=("capabilities", index, "kind"), message=message)


def capabilities_are_offered(capabilities: Capabilities, region: str) -> Iterator[Violation]:
    """EKS offers them in commercial regions."""
    if capabilities and partition(region) != COMMERCIAL:
        message = f"must be empty in {region}: EKS offers capabilities in commercial regions alone"
        yield Violation(path=("capabilities",), message=message)


RULES: tuple[Rule, ...] = (
    capabilities_come_once,
    capabilities_are_offered,
)
"""Those of an environment."""
