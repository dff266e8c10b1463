"""What EKS runs for a cluster outside it."""

from collections.abc import Sequence
from typing import assert_never

from aws_cdk.aws_eks import CfnCapability
from constructs import Construct

from constructs_lib.capabilities.capability_role import CapabilityRole
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.policy.acknowledgement import acknowledge
from specs.capabilities.ack import Ack
from specs.capabilities.argo_cd import ManagedArgoCd, PeopleSpec
from specs.capabilities.capabilities import CapabilitySpec
from specs.capabilities.kro import Kro

TYPES = {"argo_cd": "ARGOCD", "ack": "ACK", "kro": "KRO"}
ARGO_CD_ROLES = {"admins": "ADMIN", "editors": "EDITOR", "viewers": "VIEWER"}


class Capabilities(Construct):
    """The capabilities of a cluster, each with the role that it acts as; a cluster has one of a kind.

    What they have made in the cluster stays when they go: EKS offers nothing else.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-capability.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, specs: Sequence[CapabilitySpec], cluster: ClusterAttributes
    ) -> None:
        """Start them."""
        super().__init__(scope, construct_id)
        for spec in specs:
            place = Construct(self, spec.kind)
            role = CapabilityRole(place, "Role", spec=spec, cluster=cluster)
            capability = CfnCapability(
                place,
                "Resource",
                cluster_name=cluster.name,
                capability_name=spec.kind.replace("_", "-"),
                type=TYPES[spec.kind],
                role_arn=role.role_arn,
                delete_propagation_policy="RETAIN",
                configuration=_configuration(spec),
            )
            capability.node.add_dependency(role)
            if isinstance(spec, ManagedArgoCd) and spec.endpoint_prefix:
                acknowledge(
                    capability,
                    "CloudFormation-Validate::F3002",
                    because="the CDK's validator has an older schema of the type than CloudFormation, which takes "
                    "EndpointPrefix; cfn-lint, whose schemas are of this year, checks the same properties",
                )


def _configuration(spec: CapabilitySpec) -> CfnCapability.CapabilityConfigurationProperty | None:
    match spec:
        case ManagedArgoCd():
            return CfnCapability.CapabilityConfigurationProperty(argo_cd=_argo_cd(spec))
        case Ack():
            return _ack(spec)
        case Kro():
            return None
        case _:
            assert_never(spec)


def _argo_cd(spec: ManagedArgoCd) -> CfnCapability.ArgoCdProperty:
    return CfnCapability.ArgoCdProperty(
        aws_idc=CfnCapability.AwsIdcProperty(
            idc_instance_arn=spec.identity_center.instance_arn, idc_region=spec.identity_center.region
        ),
        namespace=spec.namespace,
        endpoint_prefix=spec.endpoint_prefix,
        network_access=CfnCapability.NetworkAccessProperty(vpce_ids=list(spec.vpc_endpoints))
        if spec.vpc_endpoints
        else None,
        rbac_role_mappings=[
            CfnCapability.ArgoCdRoleMappingProperty(role=ARGO_CD_ROLES[field], identities=_identities(people))
            for field, people in spec.people.items()
            if people.users or people.groups
        ],
    )


def _identities(people: PeopleSpec) -> list[CfnCapability.SsoIdentityProperty]:
    kinds = (("SSO_USER", people.users), ("SSO_GROUP", people.groups))
    return [CfnCapability.SsoIdentityProperty(id=identity, type=kind) for kind, ids in kinds for identity in ids]


def _ack(spec: Ack) -> CfnCapability.CapabilityConfigurationProperty | None:
    if not spec.disabled_services and spec.cross_namespace_references is None:
        return None
    return CfnCapability.CapabilityConfigurationProperty(
        ack=CfnCapability.AckProperty(
            disabled_services=list(spec.disabled_services) or None,
            enable_cross_namespace=spec.cross_namespace_references,
        )
    )
