"""What the author of an environment ought to know of pods that cannot use what they are given."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.advice import Advice
from specs.capacity.capacity import fargate_profiles
from specs.pod_policies.network_policy import NetworkPolicySpec

if TYPE_CHECKING:
    from specs.environment import Environment
    from specs.pod_policies.network_policy import AllowedTrafficSpec

HTTPS = 443
"""The port of AWS's services, and of the API server."""


def advice_on_workloads(environment: "Environment") -> Iterator[Advice]:
    """Identities whose pods reach no service of AWS, and those whose namespace a Fargate profile takes in part."""
    shut = {
        policy.namespace
        for policy in environment.pod_policies
        if isinstance(policy, NetworkPolicySpec) and not any(_reaches_aws(each) for each in policy.allow)
    }
    for workload in environment.workload_identities:
        if workload.namespace in shut:
            message = (
                f"pods of workload identity {workload.name} reach no service of AWS: the network of "
                f"{workload.namespace} is closed and lets nothing out to port {HTTPS} of a peer_range"
            )
            yield Advice(id="eks:identities-behind-walls", message=message)
    for workload in environment.workloads_by("pod_identity"):
        for _, profile in fargate_profiles(environment.capacity):
            labels = [each.labels for each in profile.selectors if each.namespace == workload.namespace and each.labels]
            if labels:
                wanted = " or ".join(", ".join(f"{key}: {value}" for key, value in each.items()) for each in labels)
                message = (
                    f"pods of workload identity {workload.name} have credentials on nodes alone, and Fargate profile "
                    f"{profile.name} takes those of {workload.namespace} with {wanted}: if they are, write their labels"
                )
                yield Advice(id="eks:identities-beside-fargate", message=message)


def _reaches_aws(allowed: "AllowedTrafficSpec") -> bool:
    return allowed.direction == "egress" and allowed.peer_range is not None and HTTPS in allowed.ports
