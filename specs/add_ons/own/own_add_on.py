"""What the list of add-ons of one's own holds."""

from typing import Annotated, TypeAlias

from pydantic import Field

from specs.add_ons.own.chart import OwnChartSpec
from specs.add_ons.own.eks_add_on import OwnEksAddOnSpec

OwnAddOnSpec: TypeAlias = Annotated[OwnEksAddOnSpec | OwnChartSpec, Field(discriminator="kind")]
"""One of the two kinds."""
