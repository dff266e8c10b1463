"""A network without a way out: whatever is called has an endpoint in the VPC, whatever is pulled has a registry."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.eks_add_on import EksAddOn
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.access import AccessSpec
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane import ControlPlaneSpec
    from specs.network.endpoint_services import EndpointService
    from specs.network.network import NetworkSpec

AddOns = tuple["AddOnSpec", ...]
Capacity = tuple["CapacitySpec", ...]
Use = tuple[str, tuple["EndpointService", ...]]

NODES: tuple["EndpointService", ...] = ("ec2", "ecr.api", "ecr.dkr", "sts")
"""awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), private-clusters.adoc; S3 has its gateway endpoint always."""

FARGATE: tuple["EndpointService", ...] = ("ecr.api", "ecr.dkr", "sts")
"""As above; a Fargate pod's image is pulled by its own role."""

BASTION: tuple["EndpointService", ...] = ("eks", "ssm", "ssmmessages")
"""Sessions, and the cluster's address for its kubeconfig. An agent that reaches ssmmessages calls no ec2messages.

https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
"""

KUBECTL: tuple["EndpointService", ...] = ("eks", "lambda", "sts")
"""aws-cdk-lib 2.275.0, aws-eks-v2 kubectl-provider.ts: the framework invokes the handler, which asks EKS for
the cluster and STS for its role."""


def what_is_called_has_an_endpoint(
    network: "NetworkSpec", access: "AccessSpec", capacity: Capacity, add_ons: AddOns
) -> Iterator[Violation]:
    """Without NAT, each AWS service that something calls has an endpoint."""
    if network.nat != "none":
        return
    uses: dict[EndpointService, list[str]] = {}
    for caller, services in (*_of_the_platform(access, capacity), *_of_add_ons(add_ons)):
        for service in services:
            uses.setdefault(service, []).append(caller)
    for service in sorted(uses.keys() - set(network.endpoints)):
        callers = ", ".join(uses[service])
        message = f"must hold {service} where nat is none, because there is no other way to it for {callers}"
        yield Violation(path=("network", "endpoints"), message=message)


def charts_have_a_registry(network: "NetworkSpec", registry: str | None, add_ons: AddOns) -> Iterator[Violation]:
    """Without NAT, charts and images that are not EKS's own come from the account's registry."""
    if network.nat == "none" and registry is None:
        for index, add_on in enumerate(add_ons):
            if not isinstance(add_on, EksAddOn):
                message = "needs the environment's registry for its chart and image where nat is none; write registry"
                yield Violation(path=("add_ons", index), message=message)


def nodes_reach_the_api_server(
    network: "NetworkSpec", control_plane: "ControlPlaneSpec", capacity: Capacity
) -> Iterator[Violation]:
    """Without NAT, nodes reach the private endpoint only: private-clusters.adoc, as above."""
    if network.nat == "none" and control_plane.endpoint.access == "public" and capacity:
        message = "must be private or public_and_private where nat is none: nodes have no way to a public endpoint"
        yield Violation(path=("control_plane", "endpoint", "access"), message=message)


def _of_the_platform(access: "AccessSpec", capacity: Capacity) -> Iterator[Use]:
    kinds = {entry.kind for entry in capacity}
    if "managed_node_group" in kinds:
        yield "nodes", NODES
    if "fargate_profile" in kinds:
        yield "fargate pods", FARGATE
    if access.bastion is not None:
        yield "the bastion", BASTION


def _of_add_ons(add_ons: AddOns) -> Iterator[Use]:
    for add_on in add_ons:
        yield add_on.name, add_on.definition.endpoints
    if any(add_on.uses_kubectl for add_on in add_ons):
        yield "the kubectl provider", KUBECTL
