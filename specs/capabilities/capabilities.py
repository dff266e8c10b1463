"""The kinds of capabilities, told apart by `kind`."""

from typing import Annotated

from pydantic import Field

from specs.capabilities.ack import Ack
from specs.capabilities.argo_cd import ManagedArgoCd
from specs.capabilities.kro import Kro

CapabilitySpec = Annotated[ManagedArgoCd | Ack | Kro, Field(discriminator="kind")]
"""One entry of an environment's capabilities."""
