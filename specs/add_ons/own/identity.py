"""Who the pods of an add-on of one's own are in AWS, as it is written."""

from dataclasses import replace
from typing import ClassVar

from pydantic import Field

from specs.add_ons.own.rules import identity as own_identity
from specs.identity.identity import Identity
from specs.identity.rules import workload_identity as rules
from specs.identity.rules.managed_policies import managed_policies_grant_no_service_as_a_whole
from specs.identity.statement_spec import StatementSpec
from specs.identity.workload_identity import AwsManagedPolicy, ServiceAccountName
from specs.spec import Rule, Spec


class OwnIdentitySpec(Spec):
    """The role of the pods of one service account of the add-on.

    https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.pods_have_an_account_of_their_own,
        own_identity.something_is_granted,
        rules.statements_come_once,
        rules.managed_policies_are_few_and_differ,
        managed_policies_grant_no_service_as_a_whole,
    )

    service_account: ServiceAccountName
    """The service account, which the add-on or chart makes itself, under the name that its values give it."""
    managed_policies: tuple[AwsManagedPolicy, ...] = ()
    """What they may do, by policies that AWS writes."""
    statements: tuple[StatementSpec, ...] = ()
    """What they may do, statement by statement."""

    @property
    def identity(self) -> Identity:
        """The same as data."""
        return Identity(
            service_account=self.service_account,
            managed_policies=self.managed_policies,
            statements=tuple(each.statement for each in self.statements),
        )


class OwnChartIdentitySpec(OwnIdentitySpec):
    """The role of the pods of one service account of a chart."""

    annotations_at: tuple[str, ...] = Field(default=("serviceAccount", "annotations"), min_length=1)
    """Where among its values the annotations of the service account stand: where its pods run on Fargate, one of them
    names the role."""

    @property
    def identity(self) -> Identity:
        """The same as data."""
        return replace(super().identity, annotations_at=self.annotations_at)
