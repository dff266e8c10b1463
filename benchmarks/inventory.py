"""What an assembly holds, layer by layer."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LAYERS = ("network", "cluster", "system", "capacity", "add-ons")
CUSTOM = ("Custom::", "AWS::CloudFormation::CustomResource")


@dataclass(frozen=True, kw_only=True)
class Layer:
    """The resources of one stack."""

    environment: str
    name: str
    types: Counter[str]
    """How many resources of each type."""

    @property
    def resources(self) -> int:
        """How many resources in all."""
        return self.types.total()

    @property
    def functions(self) -> int:
        """How many Lambda functions."""
        return self.types["AWS::Lambda::Function"]

    @property
    def custom_resources(self) -> int:
        """How many resources that a function makes and not CloudFormation."""
        return sum(count for kind, count in self.types.items() if kind.startswith(CUSTOM))


def layers_of(assembly: Path) -> list[Layer]:
    """The layers of all environments, in the order of their deployment."""
    return sorted(_layers(assembly), key=lambda layer: (layer.environment, LAYERS.index(layer.name)))


def _layers(assembly: Path) -> Iterator[Layer]:
    for manifest in assembly.glob("assembly-*/manifest.json"):
        for artifact in json.loads(manifest.read_text())["artifacts"].values():
            if artifact["type"] == "aws:cloudformation:stack":
                environment, _, name = artifact["displayName"].split(" ")[0].partition("/")
                template = json.loads((manifest.parent / artifact["properties"]["templateFile"]).read_text())
                types = Counter(resource["Type"] for resource in template.get("Resources", {}).values())
                yield Layer(environment=environment, name=name, types=types)
