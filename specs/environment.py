"""An environment: everything that one platform needs to know, in one file."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.access.access import AccessSpec
from specs.access.grants import Grant, grants
from specs.add_ons.catalogue import AddOnSpec
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.add_ons.own.own_add_on import OwnAddOnSpec
from specs.addresses.plan import AddressPlan, plan
from specs.addresses.reservations import REGIONS as RESERVING_REGIONS
from specs.addresses.reservations import Reservation
from specs.advice import Advice
from specs.advised import advice_on
from specs.capabilities.capabilities import CapabilitySpec
from specs.capacity.capacity import CapacitySpec
from specs.control_plane.control_plane import ControlPlaneSpec
from specs.endpoints.features import features
from specs.endpoints.reach import Feature
from specs.endpoints.resolution import Endpoints, resolve
from specs.identity.workload_identity import WorkloadIdentitySpec
from specs.names import AccountId, EnvironmentName, OrganizationId, PolicyArn, Region, Registry
from specs.network.any_network import AnyNetworkSpec
from specs.own_cni import OwnCniSpec
from specs.pod_policies.network_policy import NetworkPolicySpec
from specs.pod_policies.pod_policy import PodPolicySpec
from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec
from specs.rbac.rbac import RbacSpec
from specs.rules import add_ons as add_on_rules
from specs.rules import addresses, cluster_tags, fargate, isolation, places, pod_addresses, versions
from specs.rules import capabilities as capability_rules
from specs.rules import control_plane as control_plane_rules
from specs.rules import grants as grant_rules
from specs.rules import identities as identity_rules
from specs.rules import network_policies as network_policy_rules
from specs.rules import own_add_ons as own_add_on_rules
from specs.rules import own_cni as own_cni_rules
from specs.rules import rbac as rbac_rules
from specs.rules import remote_networks as remote_rules
from specs.rules import security_group_policies as security_group_rules
from specs.rules import tags as tag_rules
from specs.rules import team_namespaces as team_rules
from specs.spec import Rule, Spec
from specs.teams.team import TeamSpec

TagKey = Annotated[str, Field(min_length=1, max_length=128)]
TagValue = Annotated[str, Field(max_length=256)]


class Environment(Spec):
    """One EKS platform in one account and region."""

    rules: ClassVar[tuple[Rule, ...]] = (
        *tag_rules.RULES,
        *places.RULES,
        cluster_tags.load_balancers_find_subnets_of_their_cluster,
        *grant_rules.RULES,
        *team_rules.RULES,
        *rbac_rules.RULES,
        remote_rules.remote_networks_lie_outside_the_cluster,
        control_plane_rules.egress_has_a_way_out,
        *pod_addresses.RULES,
        addresses.subnets_have_room,
        *versions.RULES,
        fargate.profiles_do_not_clash,
        *add_on_rules.RULES,
        *own_add_on_rules.RULES,
        *own_cni_rules.RULES,
        *network_policy_rules.RULES,
        *security_group_rules.RULES,
        *capability_rules.RULES,
        *identity_rules.RULES,
        *isolation.RULES,
    )

    name: EnvironmentName
    """The environment's, its stacks' and its cluster's name. Fixed for life."""
    account: AccountId
    """The AWS account that holds it."""
    organization: OrganizationId | None = None
    """The AWS organisation whose principals use the VPC's endpoints and whose buckets are reached through that of S3;
    absent: the account's own alone."""
    region: Region
    """The AWS region that holds it."""
    tags: dict[TagKey, TagValue] = Field(default={})
    """Tags of every resource."""
    permissions_boundary: PolicyArn | None = None
    """A managed policy that bounds every role of the environment, where the account demands one."""
    retain: bool = True
    """Keys and log groups outlive the environment when it is destroyed."""
    registry: Registry | None = None
    """The account's own ECR registry, from which charts and images come where there is no way out."""
    network: AnyNetworkSpec
    """Its VPC: one that is made, or one that stands already (`vpc_id`)."""
    control_plane: ControlPlaneSpec
    """Its cluster."""
    access: AccessSpec
    """Who may enter."""
    rbac: RbacSpec | None = None
    """Roles and bindings of one's own, for what the EKS access policies do not say."""
    teams: tuple[TeamSpec, ...] = ()
    """Teams, each with a namespace of its own and what holds in it."""
    capacity: tuple[CapacitySpec, ...] = ()
    """Node groups and Fargate profiles."""
    add_ons: tuple[AddOnSpec, ...] = ()
    """What makes the cluster usable: networking, DNS, volumes, scaling."""
    own_add_ons: tuple[OwnAddOnSpec, ...] = ()
    """Add-ons and charts that are not in the catalogue, each as one entry."""
    workload_identities: tuple[WorkloadIdentitySpec, ...] = ()
    """Roles in AWS for one's own pods, by their service accounts."""
    capabilities: tuple[CapabilitySpec, ...] = ()
    """What EKS runs for it outside the cluster: Argo CD, ACK, kro."""
    own_cni: OwnCniSpec | None = None
    """The CNI plugin, where it is not the VPC CNI."""
    network_policies: tuple[NetworkPolicySpec, ...] = ()
    """Namespaces whose pods talk to nobody but those that are named."""
    security_group_policies: tuple[SecurityGroupPolicySpec, ...] = ()
    """Pods with security groups of their own."""

    @property
    def every_add_on(self) -> tuple[AddOnSpec, ...]:
        """The add-ons of the catalogue, and those of one's own."""
        return (*self.add_ons, *(own.add_on for own in self.own_add_ons))

    @property
    def pod_policies(self) -> tuple[PodPolicySpec, ...]:
        """All that holds for pods of one namespace or another."""
        of_teams = tuple(policy for team in self.teams for policy in team.pod_policies)
        return (*self.network_policies, *self.security_group_policies, *of_teams)

    @property
    def grants(self) -> tuple[Grant, ...]:
        """Who may do what by IAM: one for each principal, with all that the file gives it."""
        return grants(self.access, self.teams)

    @property
    def uses_kubectl(self) -> bool:
        """Functions in its VPC run kubectl for something of it, the chart of its own CNI among it."""
        return self.own_cni is not None or self.applies_objects

    @property
    def applies_objects(self) -> bool:
        """Something of its last layer is given to kubectl: charts, objects of add-ons, policies of pods, roles."""
        by_themselves = self.pod_policies or self.rbac or self.workloads_by("irsa")
        return bool(by_themselves) or any(add_on.uses_kubectl for add_on in self.every_add_on)

    @property
    def uses_irsa(self) -> bool:
        """Pods on Fargate have roles in AWS, an add-on's or one's own: IAM must know the cluster's tokens."""
        family = self.control_plane.ip_family
        by_add_ons = any(add_on.uses_irsa(self.capacity, ip_family=family) for add_on in self.every_add_on)
        return by_add_ons or bool(self.workloads_by("irsa"))

    def workloads_by(self, kind: Literal["pod_identity", "irsa"]) -> tuple[WorkloadIdentitySpec, ...]:
        """The workloads whose pods get their credentials in this way."""
        return tuple(workload for workload in self.workload_identities if workload.way(self.capacity).kind == kind)

    @property
    def features(self) -> tuple[Feature, ...]:
        """What of it calls AWS from within its VPC."""
        present = features(
            bastion=self.access.bastion,
            capacity=self.capacity,
            add_ons=self.every_add_on,
            uses_kubectl=self.uses_kubectl,
            registry=self.registry,
            has_a_way_out=self.network.way_out,
        )
        return tuple(present)

    @property
    def endpoints(self) -> Endpoints:
        """The endpoints of its VPC, each with the features that need it."""
        return resolve(
            self.network.endpoints,
            self.features,
            standing=self.network.existing_endpoints,
            organization=self.organization,
        )

    @property
    def addresses(self) -> AddressPlan:
        """What each subnet must hold, against its size."""
        return plan(
            network=self.network,
            control_plane=self.control_plane,
            access=self.access,
            capacity=self.capacity,
            add_ons=self.add_ons,
            endpoints=len(self.endpoints.interfaces),
            uses_kubectl=self.uses_kubectl,
        )

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """What is kept for prefixes in its subnets; nothing in a region whose CloudFormation cannot."""
        return self.addresses.reservations if self.region in RESERVING_REGIONS else ()

    @property
    def pods_have_security_groups(self) -> bool:
        """Pods may have security groups of their own, for which the control plane makes network interfaces."""
        return any(isinstance(add_on, VpcCni) and add_on.pod_security_groups for add_on in self.add_ons)

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What its author ought to know of it, though it is allowed."""
        return tuple(advice_on(self))

    def add_ons_of(self, layer: Literal["system", "add-ons"]) -> tuple[AddOnSpec, ...]:
        """The add-ons that one layer installs."""
        return tuple(add_on for add_on in self.every_add_on if add_on.definition.layer == layer)

    def unprotected(self) -> "Environment":
        """The same environment with its deletion protection lifted, as the last deploy before its end needs it."""
        lifted = self.control_plane.model_copy(update={"deletion_protection": False})
        return self.model_copy(update={"control_plane": lifted})
