"""What every capability has."""

from typing import ClassVar

from specs.add_ons.ability import Ability
from specs.identity.rules import workload_identity as identities
from specs.identity.rules.managed_policies import managed_policies_grant_no_service_as_a_whole
from specs.identity.statement_spec import StatementSpec
from specs.identity.workload_identity import AwsManagedPolicy
from specs.rules import capabilities as rules
from specs.spec import Rule, Spec


class Capability(Spec):
    """Software for the cluster that EKS runs outside it, in an account of its own: it needs no node and no endpoint.

    It acts in AWS as a role that is made for it, and in the cluster by an access entry that EKS makes for that role,
    with the access policies of its kind. Those do not cover what it is told to apply or to compose: whoever wants that
    adds an access policy to the entry (`aws eks associate-access-policy`), for CloudFormation cannot add one to an
    entry that it has not made. What it has made in the cluster stays when it goes.
    https://docs.aws.amazon.com/eks/latest/userguide/capabilities.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        identities.managed_policies_are_few_and_differ,
        identities.statements_come_once,
        managed_policies_grant_no_service_as_a_whole,
        rules.policies_of_aws_are_explained,
    )

    provides: ClassVar[tuple[Ability, ...]] = ()
    """What it brings to the cluster, as add-ons do."""

    managed_policies: tuple[AwsManagedPolicy, ...] = ()
    """AWS managed policies of its role, by name; none that grants a service as a whole."""
    because: str = ""
    """Why it needs these policies: whoever may write its objects acts with them."""
    statements: tuple[StatementSpec, ...] = ()
    """What else its role may do in AWS."""
