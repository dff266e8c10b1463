"""What is written of an add-on that is not in the catalogue, whatever its kind."""

from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from specs.add_ons.ability import Ability, AbilityName
from specs.add_ons.add_on import Definition
from specs.add_ons.own.identity import OwnIdentitySpec
from specs.add_ons.own.rules import entry as rules
from specs.endpoints.reach import Call, Reach
from specs.json import Json
from specs.names import EntryName, Label, LabelKey
from specs.network.endpoint_services import EndpointService
from specs.spec import Rule, Spec


def as_json(value: object) -> Json:
    """A value as JSON has it, sequences as lists. Raises PydanticCustomError for what JSON has not."""
    match value:
        case dict():
            return {str(key): as_json(each) for key, each in value.items()}
        case tuple() | list():
            return [as_json(each) for each in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            raise PydanticCustomError("form", "{message}", {"message": f"must be plain values, got {value!r}"})


CalledService: TypeAlias = Literal[EndpointService, "s3"]
"""An AWS service that a VPC can have an endpoint for."""

FreeValues: TypeAlias = Annotated[dict[str, Any], AfterValidator(as_json)]
"""Values whose shape is somebody else's: any JSON under any name."""


class OwnEntrySpec(Spec):
    """Something that runs on nodes, of which the author says what the catalogue would know."""

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.it_does_not_wait_for_itself,
        rules.it_waits_for_each_once,
        rules.accounts_have_one_entry,
        rules.calls_come_once,
        rules.abilities_come_once,
    )

    name: EntryName
    """Its name, which no add-on of the catalogue has."""
    identities: tuple[OwnIdentitySpec, ...] = ()
    """Roles in AWS for its pods, by their service accounts."""
    labels: dict[LabelKey, Label] = Field(default={})
    """The labels of its pods, by which a Fargate profile may take them."""
    after: tuple[str, ...] = ()
    """The names of add-ons, known or one's own, that are there before it."""
    webhooks: bool = False
    """It admits or changes objects of others: it comes before them, and leaves after them."""
    calls: tuple[CalledService, ...] = ()
    """AWS services that its pods call: without a way out, the VPC has an endpoint for each."""
    provides: tuple[AbilityName, ...] = ()
    """What it brings to the cluster that others need, or of which there is one alone."""
    reads_instance_metadata: bool = False
    """Its pods, in their own network, ask their node's metadata service: nodes here do not answer them."""

    @property
    def abilities(self) -> tuple[Ability, ...]:
        """What it brings."""
        return tuple(Ability[name.upper()] for name in self.provides)

    def defined(self, *, namespace: str) -> Definition:
        """The facts of it, as an add-on of the catalogue has them."""
        return Definition(
            namespace=namespace,
            controller=True,
            fargate_labels=tuple(self.labels.items()),
            webhooks=self.webhooks,
            provides=self.abilities,
            reads_instance_metadata=self.reads_instance_metadata,
            reach=Reach(calls=tuple(Call(service=service, because="is called by it") for service in self.calls)),
            identities=tuple(identity.identity for identity in self.identities),
        )
