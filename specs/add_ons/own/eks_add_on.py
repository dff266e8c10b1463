"""An EKS add-on that is not in the catalogue."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.own.entry import FreeValues, OwnEntrySpec
from specs.add_ons.own.rules.secrets import configuration_holds_no_secrets
from specs.add_ons.surroundings import Surroundings
from specs.json import Json
from specs.lock import Lock
from specs.names import Namespace
from specs.spec import Rule
from specs.written import Written

AddOnVersion = Annotated[
    str,
    Written(
        pattern=r"v\d+\.\d+\.\d+-eksbuild\.\d+",
        rule="must be a version as EKS writes it, as v1.2.3-eksbuild.1",
        example="v1.2.3-eksbuild.1",
    ),
]
"""A version of an EKS add-on: `aws eks describe-addon-versions` lists them."""

AddOnName = Annotated[
    str,
    Written(
        pattern=r"[a-z][a-z0-9]*([-_][a-z0-9]+)*",
        longest=63,
        rule="must be the name that EKS gives it, as publisher_product for one of the AWS Marketplace",
        example="kubecost_kubecost",
    ),
]
"""An EKS add-on by name: `aws eks describe-addon-versions` lists them."""


class OwnEksAddOnSpec(OwnEntrySpec):
    """An add-on of EKS or of the AWS Marketplace, by the name that EKS gives it.

    Its configuration is EKS's to check, when it is deployed: `aws eks describe-addon-configuration` tells its schema.
    https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (*OwnEntrySpec.rules, configuration_holds_no_secrets)

    kind: Literal["eks_add_on"]
    """An add-on of EKS or of the AWS Marketplace."""
    name: AddOnName
    """Its name, which no add-on of the catalogue has."""
    version: AddOnVersion | None = None
    """Its version. Absent: EKS's default for the cluster's minor."""
    namespace: Namespace | None = None
    """The namespace that EKS is to put it into, for good: another one later is another add-on. Absent: EKS's choice,
    and identities are those of service accounts of `kube-system`."""
    configuration: FreeValues = Field(default={})
    """Its configuration values, in the shape of its own JSON schema. They stand in this file, in the template and in
    EKS's answers, so that no secret is among them."""

    @property
    def add_on(self) -> EksAddOn:
        """The same, as the catalogue's add-ons are seen."""
        return _OwnEksAddOn.model_construct(name=self.name, written=self)


class _OwnEksAddOn(EksAddOn):
    """What it is to all that installs and counts add-ons."""

    ones_own: ClassVar[bool] = True

    name: str
    written: OwnEksAddOnSpec

    @property
    def definition(self) -> Definition:  # type: ignore[override]  # the file says what a class says elsewhere
        """What its author says of it."""
        return self.written.defined(namespace=self.written.namespace or "kube-system")

    @property
    def comes_after(self) -> tuple[str, ...]:
        """Those that its author names."""
        return self.written.after

    @property
    def into(self) -> Namespace | None:
        """As it is written."""
        return self.written.namespace

    def version_in(self, lock: Lock, *, minor: str) -> str | None:  # noqa: ARG002 -- as declared
        """Its author's, or EKS's default."""
        return self.written.version

    def configuration(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- as declared
        """As it is written."""
        return dict(self.written.configuration)
