"""Credentials for pods."""

from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.endpoints.reach import Call, Reach


class PodIdentityAgent(EksAddOn):
    """The agent on every node that hands pods the credentials of their own role.

    https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="system",
        provides=(Ability.POD_CREDENTIALS,),
        reach=Reach(calls=(Call(service="eks-auth", because="exchanges the tokens of pods for credentials"),)),
    )

    name: Literal["eks-pod-identity-agent"]
    """Which add-on this entry is."""
