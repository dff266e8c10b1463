"""What every add-on of the catalogue tells about itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from specs.add_ons.ability import Ability
from specs.add_ons.beside import Beside
from specs.add_ons.surroundings import Surroundings
from specs.advice import Advice
from specs.endpoints.reach import NOTHING, Reach
from specs.identity.identity import Identity
from specs.identity.way import way_of_add_on
from specs.json import Json
from specs.problems import Violation
from specs.spec import Spec

if TYPE_CHECKING:
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec

Manifest: TypeAlias = dict[str, Json]
"""One object of Kubernetes."""


@dataclass(frozen=True, kw_only=True)
class Definition:
    """The facts of a known add-on, which are no choice of the environment."""

    layer: Literal["system", "add-ons"] = "add-ons"
    """`system`: must be there before the first node; `add-ons`: runs on nodes."""
    namespace: str = "kube-system"
    """Where its pods are. The trust of their roles names it: in another namespace they would get no credentials."""
    provides: tuple[Ability, ...] = ()
    """What it brings to others."""
    needs: tuple[Ability, ...] = ()
    """What it does not work without; it is installed after those that bring it."""
    identities: tuple[Identity, ...] = ()
    """Who its pods are in AWS, whatever its settings say."""
    associated_beside: bool = False
    """EKS takes no Pod Identity associations of its service accounts with the add-on: they are made beside it."""
    reach: Reach = NOTHING
    """AWS services that it calls from within the VPC, whatever its settings say."""
    minors: tuple[str, ...] | None = None
    """The Kubernetes minors for which it is offered; None: no source says that it is not offered for one of ours."""
    controller: bool = False
    """It has pods beside those that run on every node: some node, or Fargate, must take them."""
    tolerates: tuple[str, ...] = ()
    """Keys of taints that its controller's pods tolerate."""
    fargate_labels: tuple[tuple[str, str], ...] | None = None
    """The labels of its controller's pods, by which a Fargate profile may take them; None: nobody knows them, and a
    profile takes them with all of their namespace."""
    webhooks: bool = False
    """It admits or changes objects of others: it comes before them, is waited for, and leaves after them."""
    asked_by_api_servers: bool = False
    """The API servers pass requests of others on to its pods, as they do by an APIService."""
    launches_nodes: bool = False
    """It can launch nodes beside those of node groups."""
    reads_instance_metadata: bool = False
    """Its pods, in their own network, ask their node's metadata service: impossible behind hop limit 1."""


class AddOn(Spec):
    """An entry of the list of add-ons; its presence installs it."""

    definition: ClassVar[Definition]
    ones_own: ClassVar[bool] = False
    """It is not of the catalogue: its author says of it what the catalogue would know."""
    name: str

    @property
    def uses_kubectl(self) -> bool:
        """Whether it is a chart or brings manifests, which the kubectl provider applies."""
        return False

    @property
    def needs(self) -> tuple[Ability, ...]:
        """What it does not work without, with its settings."""
        return self.definition.needs

    @property
    def comes_after(self) -> tuple[str, ...]:
        """The names of others for which it waits, beside those that bring what it needs."""
        return ()

    @property
    def reach(self) -> Reach:
        """AWS services that it calls from within the VPC."""
        return self.definition.reach

    @property
    def beside(self) -> tuple[Beside, ...]:
        """Resources of AWS that stand beside it, before it starts."""
        return ()

    @property
    def meant_for_fargate(self) -> bool | None:
        """Whether its settings give its controller's pods to Fargate; None: they say nothing, and profiles do."""
        return None

    @property
    def launches_others_nodes(self) -> bool:
        """Whether its settings have it launch nodes for the pods of others."""
        return False

    def against(
        self,
        control_plane: "ControlPlaneSpec",  # noqa: ARG002 -- for those who need it
        capacity: Sequence["CapacitySpec"],  # noqa: ARG002 -- as above
    ) -> Iterator[Violation]:
        """What of the environment does not go with it or its settings; paths are seen from its entry."""
        yield from ()

    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:  # noqa: ARG002 -- for those who need it
        """Who its pods are in AWS, in a cluster of a family of addresses; none: they call nobody."""
        return self.definition.identities

    def uses_irsa(self, capacity: Sequence["CapacitySpec"], *, ip_family: Literal["ipv4", "ipv6"]) -> bool:
        """Whether some of its pods run on Fargate and are somebody in AWS there."""
        ways = (way_of_add_on(capacity, self.definition, each) for each in self.identities(ip_family=ip_family))
        return any(way.kind == "irsa" for way in ways)

    def manifests(self, around: Surroundings) -> Mapping[str, Manifest]:  # noqa: ARG002 -- as above
        """Objects of Kubernetes that are applied once it is there, one after the other, and leave before it, in turn.

        Each is known by a name that is unique among all add-ons, so that it is deleted when it goes from the file.
        """
        return {}

    def advice(self, *, minor: str) -> tuple[Advice, ...]:  # noqa: ARG002 -- as above
        """What its author ought to know of its settings in a cluster of a Kubernetes minor, though they are allowed."""
        return ()
