"""The network of an environment, of either kind."""

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Tag

from specs.network.existing import ExistingNetworkSpec
from specs.network.network import NetworkSpec
from specs.shape import kind_of
from specs.spec import Spec


def _kind(value: object) -> str:
    """The name of the kind that a value is meant to be; what is no mapping is wrong as either."""
    if isinstance(value, Spec):
        return type(value).__name__
    kind = kind_of((NetworkSpec, ExistingNetworkSpec), value if isinstance(value, dict) else {})
    return (kind or NetworkSpec).__name__


AnyNetworkSpec: TypeAlias = Annotated[
    Annotated[NetworkSpec, Tag("NetworkSpec")] | Annotated[ExistingNetworkSpec, Tag("ExistingNetworkSpec")],
    Discriminator(_kind),
]
"""A network to be made, or one that stands already and is named by its ids."""
