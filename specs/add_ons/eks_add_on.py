"""An add-on that EKS itself installs and updates."""

from specs.add_ons.add_on import AddOn
from specs.add_ons.surroundings import Surroundings
from specs.json import Json
from specs.lock import Lock
from specs.names import Namespace


class EksAddOn(AddOn):
    """An Amazon EKS add-on: one `AWS::EKS::Addon`.

    https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
    """

    @property
    def into(self) -> Namespace | None:
        """The namespace that EKS is told to put it into, when it is made; None: it knows by itself."""
        return None

    def version_in(self, lock: Lock, *, minor: str) -> str | None:
        """Its version for a Kubernetes minor; None: EKS's default."""
        return lock.add_on_version(self.name, minor=minor)

    def configuration(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- for those who need it
        """Its configuration values, in the shape of the add-on's own JSON schema; empty: EKS's defaults."""
        return {}
