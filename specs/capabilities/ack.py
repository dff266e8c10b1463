"""AWS Controllers for Kubernetes, run by EKS."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.capabilities.capability import Capability
from specs.rules import capabilities as rules
from specs.spec import Rule
from specs.written import Written

ServiceName = Annotated[
    str,
    Written(
        pattern=r"[a-z][a-z0-9]*",
        longest=63,
        rule="must be a service as ACK names its controller, in small letters and digits",
        example="s3",
    ),
]
"""A service as ACK names it, `s3`: the pattern is that of AWS::EKS::Capability in CloudFormation's registry."""


class Ack(Capability):
    """AWS Controllers for Kubernetes: resources of AWS as objects of the cluster.

    Whoever may write its objects acts with the permissions of its role: give it those of the resources that it shall
    keep, or let it assume roles per namespace (IAMRoleSelector).
    https://docs.aws.amazon.com/eks/latest/userguide/ack.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        *Capability.rules,
        rules.disabled_services_come_once,
        rules.controllers_may_do_something,
    )

    kind: Literal["ack"]
    """Which capability this entry is."""
    disabled_services: tuple[ServiceName, ...] = Field(default=(), max_length=200)
    """Services of AWS whose controllers are not run."""
    cross_namespace_references: bool | None = None
    """Whether an object may name one of another namespace; absent: as EKS decides."""
