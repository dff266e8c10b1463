"""Pods with security groups of their own."""

from typing import ClassVar

from pydantic import Field

from specs.capacity.rules import managed_node_group as group_rules
from specs.names import EntryName, Label, LabelKey, Namespace, SecurityGroupId
from specs.rules import namespaces as namespace_rules
from specs.rules import security_group_policies as rules
from specs.spec import Rule, Spec


class SecurityGroupPolicySpec(Spec):
    """Which pods of a namespace get which security groups, once they are scheduled anew.

    The namespace is made where there is none, and stays. Where the CNI is `strict`, such pods do not reach the agent of
    pod identities on their node: aws/amazon-vpc-cni-k8s issue 2797 (2024-02-18).
    https://docs.aws.amazon.com/eks/latest/userguide/sg-pods-example-deployment.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.pods_are_selected_in_one_way,
        group_rules.security_groups_come_once,
        namespace_rules.system_namespaces_stay_open,
    )

    name: EntryName
    """The entry's name, and that of its SecurityGroupPolicy."""
    namespace: Namespace
    """The pods' namespace."""
    pods: dict[LabelKey, Label] | None = None
    """Labels that the pods carry; empty: all pods of the namespace. Either this or `service_accounts` is written."""
    service_accounts: dict[LabelKey, Label] | None = None
    """Labels that the pods' service accounts carry; empty: all service accounts of the namespace."""
    security_groups: tuple[SecurityGroupId, ...] = Field(min_length=1, max_length=4)
    """The security groups, which must exist: pods wait for them."""
    cluster_security_group: bool = True
    """The cluster's own group stands beside them: by it pods reach CoreDNS and each other, and the kubelet's probes
    reach the pods. Without it, their groups and the cluster's must have rules for that."""
