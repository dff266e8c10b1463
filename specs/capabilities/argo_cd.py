"""Argo CD, run by EKS."""

from typing import Annotated, ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.arns import LiesIn
from specs.capabilities.capability import Capability
from specs.capabilities.rules import argo_cd as rules
from specs.names import Namespace, Region
from specs.spec import Rule, Spec
from specs.written import Written

InstanceArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}",
        rule="must be the ARN of an instance of IAM Identity Center",
        example="arn:aws:sso:::instance/ssoins-1234567890abcdef",
    ),
    LiesIn.PARTITION,
]
"""InstanceArn of the API of IAM Identity Center, botocore 1.43.106."""

IdentityId = Annotated[
    str,
    Written(
        pattern=r"([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}",
        rule="must be the id of a user or a group of IAM Identity Center, as its identity store has it",
        example="90676e2e-1234-4cde-9f01-23456789abcd",
    ),
]
"""ResourceId of the API of the identity store, botocore 1.43.106."""

EndpointId = Annotated[
    str,
    Written(
        pattern=r"vpce-([0-9a-f]{8}|[0-9a-f]{17})",
        rule="must be the id of a VPC endpoint",
        example="vpce-0123456789abcdef0",
    ),
]
"""The id of a VPC endpoint."""

EndpointPrefix = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]([a-z0-9-]*[a-z0-9])?",
        longest=50,
        rule="must be lower-case letters, digits and hyphens, as deploys",
        example="deploys",
    ),
]
"""How the name of an address begins."""


class IdentityCenterSpec(Spec):
    """The instance of IAM Identity Center by which people sign in. Fixed for the capability's life."""

    instance_arn: InstanceArn
    """Its ARN."""
    region: Region | None = None
    """The region that it is in; absent: the environment's."""


class PeopleSpec(Spec):
    """Who has one role of Argo CD."""

    rules: ClassVar[tuple[Rule, ...]] = (rules.people_come_once,)

    users: tuple[IdentityId, ...] = ()
    """Users of IAM Identity Center, by id."""
    groups: tuple[IdentityId, ...] = ()
    """Groups of IAM Identity Center, by id."""


NOBODY = PeopleSpec()


class ManagedArgoCd(Capability):
    """Argo CD, which keeps clusters as Git repositories have them; people come to it by IAM Identity Center.

    Git repositories that need credentials, and charts in ECR, need permissions of its role:
    `AWSSecretsManagerClientReadOnlyAccess`, `AmazonEC2ContainerRegistryPullOnly`, or statements for CodeConnections.
    A change of `identity_center`, `namespace` or `endpoint_prefix` is two deploys: one that takes it out, and one that
    brings it back.
    https://docs.aws.amazon.com/eks/latest/userguide/argocd.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        *Capability.rules,
        rules.somebody_may_enter,
        rules.an_identity_has_one_role,
        rules.endpoints_come_once,
    )

    provides: ClassVar[tuple[Ability, ...]] = (Ability.GITOPS,)

    kind: Literal["argo_cd"]
    """Which capability this entry is."""
    identity_center: IdentityCenterSpec
    """Where people sign in: there are no other users."""
    namespace: Namespace = "argocd"
    """The namespace of its Applications."""
    endpoint_prefix: EndpointPrefix | None = None
    """How the name of its address begins; absent: EKS makes one up."""
    vpc_endpoints: tuple[EndpointId, ...] = ()
    """The VPC endpoints by which alone it is reached; none: it is reached over the internet."""
    admins: PeopleSpec = NOBODY
    """Who may do everything in it."""
    editors: PeopleSpec = NOBODY
    """Who may change Applications."""
    viewers: PeopleSpec = NOBODY
    """Who may look."""

    @property
    def people(self) -> dict[Literal["admins", "editors", "viewers"], PeopleSpec]:
        """Who has which role, by the name of the field."""
        return {"admins": self.admins, "editors": self.editors, "viewers": self.viewers}
