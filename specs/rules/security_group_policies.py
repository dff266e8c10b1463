"""What policies of pods' security groups must be, by themselves and beside the rest of an environment."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specs.branch_interfaces import branch_interfaces
from specs.capacity.capacity import fargate_profiles, node_groups
from specs.problems import Violation
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.capacity.capacity import CapacitySpec
    from specs.own_cni import OwnCniSpec
    from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec

Capacity = tuple["CapacitySpec", ...]
Policies = tuple["SecurityGroupPolicySpec", ...]


def pods_are_selected_in_one_way(
    pods: Mapping[str, str] | None, service_accounts: Mapping[str, str] | None
) -> Iterator[Violation]:
    """awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), eks-networking-add-ons.adoc: one selector or the other."""
    if pods is None and service_accounts is None:
        message = "must say by their labels which pods, or write service_accounts; {} stands for all of the namespace"
        yield Violation(path=("pods",), message=message)
    elif pods is not None and service_accounts is not None:
        yield Violation(path=("service_accounts",), message="must not stand beside pods; remove one of the two")


def security_group_policies_come_once(security_group_policies: Policies) -> Iterator[Violation]:
    """A namespace has one SecurityGroupPolicy of a name."""
    for index, (namespace, name) in repeated((policy.namespace, policy.name) for policy in security_group_policies):
        message = f"must be another name, {name!r} stands above already for {namespace!r}"
        yield Violation(path=("security_group_policies", index, "name"), message=message)


def somebody_gives_pods_their_groups(
    security_group_policies: Policies,
    capacity: Capacity,
    pods_have_security_groups: bool,
    own_cni: "OwnCniSpec | None",
) -> Iterator[Violation]:
    """On nodes the CNI does, where it is told to; on Fargate AWS does: eks-networking-add-ons.adoc, as above."""
    if own_cni or pods_have_security_groups:
        return
    on_fargate = {selector.namespace for _, profile in fargate_profiles(capacity) for selector in profile.selectors}
    for index, policy in enumerate(security_group_policies):
        if policy.namespace not in on_fargate:
            message = (
                "must not stand where no vpc-cni gives pods security groups of their own; "
                "write {name: vpc-cni, pod_security_groups: strict}"
            )
            yield Violation(path=("security_group_policies", index), message=message)


def nodes_have_branch_interfaces(
    capacity: Capacity,
    pods_have_security_groups: bool,
) -> Iterator[Violation]:
    """A pod with groups of its own has a branch interface of its node; no type of the t families has any.

    eks-networking-add-ons.adoc, as above, and the limits that it names. Types that are younger than these are let be.
    """
    if not pods_have_security_groups:
        return
    able = False
    for index, group in node_groups(capacity):
        lacking = {position: name for position, name in enumerate(group.instance_types) if branch_interfaces(name) == 0}
        if len(lacking) == len(group.instance_types):
            continue
        able = True
        for position, name in lacking.items():
            message = (
                "must have branch interfaces as the group's other types do, or pods with security groups of their own "
                f"(pod_security_groups of vpc-cni) find room on some of its nodes only; {name!r} has none"
            )
            yield Violation(path=("capacity", index, "instance_types", position), message=message)
    if not able and any(node_groups(capacity)):
        message = (
            "must hold a node group of types with branch interfaces, as m7g.large, for pods with security groups of "
            "their own (pod_security_groups of vpc-cni)"
        )
        yield Violation(path=("capacity",), message=message)


RULES: tuple[Rule, ...] = (
    security_group_policies_come_once,
    somebody_gives_pods_their_groups,
    nodes_have_branch_interfaces,
)
"""Those of an environment."""
