"""An add-on that EKS itself installs and updates."""

from specs.add_ons.add_on import AddOn
from specs.add_ons.surroundings import Surroundings
from specs.json import Json


class EksAddOn(AddOn):
    """An Amazon EKS add-on: one `AWS::EKS::Addon`.

    https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
    """

    def configuration(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- for those who need it
        """Its configuration values, in the shape of the add-on's own JSON schema; empty: EKS's defaults."""
        return {}
