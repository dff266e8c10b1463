"""An add-on that is a Helm chart."""

from specs.add_ons.add_on import AddOn
from specs.add_ons.beside import Beside
from specs.add_ons.surroundings import Surroundings
from specs.json import Json


class Chart(AddOn):
    """A Helm chart, which the kubectl provider installs under the entry's name, as `eks.lock.json` pins it.

    https://helm.sh/docs/topics/charts/
    """

    @property
    def uses_kubectl(self) -> bool:
        """It is a chart."""
        return True

    @property
    def beside(self) -> tuple[Beside, ...]:
        """Resources of AWS that stand beside it, before it starts."""
        return ()

    def values(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- for those who need it
        """The chart's values; empty: its own."""
        return {}
