"""What processes on a node do, for GuardDuty."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from typing_extensions import override

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.resources import ResourcesSpec
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.json import Json
from specs.problems import Violation
from specs.quantity import amount
from specs.spec import Rule

RANGES = {"cpu": ("200m", "10000m"), "memory": ("256Mi", "20000Mi"), "memory_limit": ("256Mi", "20000Mi")}
"""What may be requested, and what may be the limit of memory: least and most.

https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-configure-security-agent-eks-addon.html
"""

PriorityClass = Literal[
    "aws-guardduty-agent.priorityclass",
    "aws-guardduty-agent.priorityclass-high",
    "system-cluster-critical",
    "system-node-critical",
]


def resources_are_within_their_ranges(resources: ResourcesSpec) -> Iterator[Violation]:
    """EKS refuses a configuration with other amounts."""
    for field, (least, most) in RANGES.items():
        value = getattr(resources, field)
        if value is not None and not amount(least) <= amount(value) <= amount(most):
            message = f"must be {least} to {most}, which is all that the add-on takes, got {value!r}"
            yield Violation(path=("resources", field), message=message)


class GuardDutyAgent(EksAddOn):
    """The security agent of GuardDuty's Runtime Monitoring on every node, managed by oneself.

    The account has Runtime Monitoring on and GuardDuty's automated agent configuration off for this cluster: where it
    is on, GuardDuty installs the same add-on, and its VPC endpoint, by itself. It has no identity of its own.
    https://docs.aws.amazon.com/guardduty/latest/ug/managing-gdu-agent-eks-manually.html
    """

    definition: ClassVar[Definition] = Definition(
        namespace="amazon-guardduty",
        reach=Reach(
            calls=(Call(service="guardduty-data", because="delivers what processes did", by_endpoint_alone=True),)
        ),
        minors=("1.28", "1.29", "1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36"),
    )

    rules: ClassVar[tuple[Rule, ...]] = (resources_are_within_their_ranges,)

    name: Literal["aws-guardduty-agent"]
    """Which add-on this entry is."""
    priority_class: PriorityClass | None = None
    """How important its pods are: with any but the first, lower ones make room for them. Absent: the first."""
    dns_policy: Literal["ClusterFirst", "ClusterFirstWithHostNet", "Default"] | None = None
    """How its pods resolve names: by the cluster's DNS, or (`Default`) as their node does. Absent: `ClusterFirst`."""
    resources: ResourcesSpec = ResourcesSpec()
    """What each pod asks of its node: 200m to 10000m of CPU, 256Mi to 20000Mi of memory. Absent: the least of both, and
    1024Mi as the limit."""

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from the add-on's defaults.

        https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-configure-security-agent-eks-addon.html
        """
        parts: dict[str, Json] = {
            "priorityClassName": self.priority_class,
            "dnsPolicy": self.dns_policy,
            "resources": self.resources.written(),
        }
        return {name: part for name, part in parts.items() if part}
