"""The platforms of the environments as they are deployed: templates, and what the manifest says of their stacks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specs.environment import Environment
from specs.reading import read_environment

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENTS = tuple(sorted(file.stem for file in (ROOT / "environments").glob("*.yaml")))
EVERY_FILE = tuple(
    file for folder in ("environments", "tests/environments") for file in sorted((ROOT / folder).glob("*.yaml"))
)
"""Those of the repository, and those that are examples."""


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One resource of a template."""

    layer: str
    logical_id: str
    type: str
    properties: dict[str, Any]
    body: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Platform:
    """All layers of one environment."""

    spec: Environment
    templates: dict[str, dict[str, Any]]
    protected: dict[str, bool]
    """Whether each layer's stack refuses to be deleted."""
    explained: dict[tuple[str, str], dict[str, str]]
    """What is acknowledged of a resource, by its layer and logical id: each rule with its reason."""

    @property
    def name(self) -> str:
        return self.spec.name

    def resources(self, *types: str) -> list[Resource]:
        return [resource for resource in self._all() if resource.type in types]

    def one(self, type_name: str) -> Resource:
        (resource,) = self.resources(type_name)
        return resource

    def named(self, layer: str, value: Any) -> Resource:
        """The resource of a layer that a Ref or Fn::GetAtt names."""
        logical_id = value["Ref"] if "Ref" in value else value["Fn::GetAtt"][0]
        return next(found for found in self._all() if (found.layer, found.logical_id) == (layer, logical_id))

    def published(self, layer: str, value: Any) -> str:
        """The name of the SSM parameter whose value a Ref takes."""
        parameter: dict[str, str] = self.templates[layer]["Parameters"][value["Ref"]]
        assert parameter["Type"] == "AWS::SSM::Parameter::Value<String>"
        return parameter["Default"]

    def _all(self) -> Iterator[Resource]:
        for layer, template in self.templates.items():
            for logical_id, body in template.get("Resources", {}).items():
                properties = body.get("Properties", {})
                yield Resource(layer=layer, logical_id=logical_id, type=body["Type"], properties=properties, body=body)


def read_platform(assembly: Path, file: Path) -> Platform:
    """The platform of an environment's file from a cloud assembly that holds its stage."""
    environment = file.stem
    folder = assembly / f"assembly-{environment}"
    artifacts = json.loads((folder / "manifest.json").read_text())["artifacts"].values()
    stacks = {
        artifact["properties"]["stackName"].removeprefix(f"{environment}-"): artifact["properties"]
        for artifact in artifacts
        if artifact["type"] == "aws:cloudformation:stack"
    }
    return Platform(
        spec=read_environment(file),
        templates={layer: json.loads((folder / stack["templateFile"]).read_text()) for layer, stack in stacks.items()},
        protected={layer: stack["terminationProtection"] for layer, stack in stacks.items()},
        explained={
            (layer, logical_id): reasons
            for layer, stack in stacks.items()
            for logical_id, reasons in _explained(folder / stack["templateFile"].replace(".template.", ".metadata."))
        },
    )


def _explained(metadata: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """What is acknowledged at each resource of a stack, and at the constructs that it is in."""
    entries = [
        (path, entry["type"], entry["data"])
        for path, several in json.loads(metadata.read_text()).items()
        for entry in several
    ]
    reasons = [(path, data) for path, kind, data in entries if kind == "aws:cdk:acknowledged-rules"]
    for path, kind, logical_id in entries:
        if kind == "aws:cdk:logicalId":
            within = [data for place, data in reasons if f"{path}/".startswith(f"{place}/")]
            yield logical_id, {rule: reason for data in within for rule, reason in data.items()}
