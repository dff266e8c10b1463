"""A network without a way out: whatever is called has an endpoint in the VPC, whatever is pulled has a registry."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.eks_add_on import EksAddOn
from specs.endpoints.resolution import callers, resolve
from specs.problems import Violation
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.endpoints.reach import Feature
    from specs.network.any_network import AnyNetworkSpec

AddOns = tuple["AddOnSpec", ...]


def what_is_called_has_an_endpoint(network: "AnyNetworkSpec", features: tuple["Feature", ...]) -> Iterator[Violation]:
    """Without NAT, each AWS service that something calls has an endpoint."""
    if network.way_out:
        return
    chosen = (*resolve(network.endpoints, features).services, *network.existing_endpoints)
    for service, reasons in sorted(callers(features).items()):
        if service != "s3" and service not in chosen:
            who = ", ".join(reason.feature for reason in reasons)
            message = f"must hold {service} where {network.isolated_by}, because there is no other way to it for {who}"
            yield Violation(path=("network", "endpoints"), message=f"{message}; or write endpoints: required")


def what_answers_by_its_endpoint_alone_has_one(
    network: "AnyNetworkSpec", features: tuple["Feature", ...]
) -> Iterator[Violation]:
    """NAT leads to many services, and not to these."""
    chosen = (*resolve(network.endpoints, features).services, *network.existing_endpoints)
    for feature in features:
        for call in feature.reach.calls:
            if network.way_out and call.by_endpoint_alone and call.service not in chosen:
                message = f"must hold {call.service} for {feature.name}, which reaches it in no other way"
                yield Violation(path=("network", "endpoints"), message=f"{message}; or write endpoints: required")


def what_is_beyond_all_endpoints_has_a_way_out(
    network: "AnyNetworkSpec", features: tuple["Feature", ...]
) -> Iterator[Violation]:
    """Some services have no endpoint in the VPC's region.

    Route 53 has one that is reached across regions, which CloudFormation's private DNS does not serve here:
    https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-cross-region-privatelink-support.html
    """
    for feature in features:
        for service in feature.reach.beyond:
            if not network.way_out:
                message = f"must have a way out for {feature.name}, which calls {service}: no endpoint leads there"
                yield Violation(path=("network",), message=f"{message} where {network.isolated_by}")


def charts_have_a_registry(network: "AnyNetworkSpec", registry: str | None, add_ons: AddOns) -> Iterator[Violation]:
    """Without NAT, charts and images that are not EKS's own come from the account's registry."""
    if not network.way_out and registry is None:
        for index, add_on in enumerate(add_ons):
            if not isinstance(add_on, EksAddOn):
                message = "needs the environment's registry for its chart and image"
                fix = f"where {network.isolated_by}; write registry"
                yield Violation(path=("add_ons", index), message=f"{message} {fix}")


def nodes_reach_the_api_server(
    network: "AnyNetworkSpec",
    control_plane: "ControlPlaneSpec",
    features: tuple["Feature", ...],
) -> Iterator[Violation]:
    """Who calls from within the VPC takes the private endpoint, or needs NAT whose addresses the public one admits.

    The addresses of gateways that are yet to be made nobody can write down: then only the world will do.
    The EKS API's VpcConfigRequest, publicAccessCidrs: botocore 1.43.106.
    """
    endpoint = control_plane.endpoint
    if endpoint.access != "public" or not features:
        return
    if not network.way_out:
        why = f"where {network.isolated_by}: nodes, bastion and kubectl have no way to a public endpoint"
    elif network.makes_its_gateways and not any(allowed.prefixlen == 0 for allowed in endpoint.allowed_ranges):
        why = "where nodes, a bastion or kubectl call: the addresses of their NAT gateways are not known beforehand"
    else:
        return
    message = f"must be private or public_and_private {why}"
    yield Violation(path=("control_plane", "endpoint", "access"), message=message)


RULES: tuple[Rule, ...] = (
    what_is_called_has_an_endpoint,
    what_answers_by_its_endpoint_alone_has_one,
    what_is_beyond_all_endpoints_has_a_way_out,
    charts_have_a_registry,
    nodes_reach_the_api_server,
)
"""Those of an environment."""
