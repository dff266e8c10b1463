"""An add-on that EKS itself installs and updates."""

from typing import Literal

from specs.add_ons.add_on import AddOn, Identity
from specs.json import Json


class EksAddOn(AddOn):
    """An Amazon EKS add-on: one `AWS::EKS::Addon`.

    https://docs.aws.amazon.com/eks/latest/userguide/eks-add-ons.html
    """

    name: str

    def configuration(self) -> dict[str, Json]:
        """Its configuration values, in the shape of the add-on's own JSON schema; empty: EKS's defaults."""
        return {}

    def identity(self, *, ip_family: Literal["ipv4", "ipv6"]) -> Identity | None:  # noqa: ARG002 -- for those who need it
        """The identity of its pods in a cluster of a family of addresses; None: they call nobody."""
        return self.definition.identity
