"""A cloud assembly: made from the app, and read for the stacks that it holds."""

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from tools.cdk import run_cdk
from tools.local_aws.isolation import process_variables
from tools.repository import LOCAL, ROOT, fresh_folder


@dataclass(frozen=True, kw_only=True)
class AssemblyStack:
    """One stack of an assembly."""

    path: str
    """How the CDK CLI selects it: `dev/network`."""
    name: str
    """Its name in CloudFormation: `dev-network`."""
    template_file: Path
    dependencies: tuple[str, ...]
    """The names of the stacks that are deployed before it."""

    @property
    def environment(self) -> str:
        """The stage it belongs to."""
        return self.path.partition("/")[0]

    @property
    def layer(self) -> str:
        """Its name within the stage."""
        return self.path.rpartition("/")[2]

    @cached_property
    def template(self) -> dict[str, Any]:
        """Its CloudFormation template."""
        loaded: dict[str, Any] = json.loads(self.template_file.read_text())
        return loaded

    @property
    def resources(self) -> dict[str, dict[str, Any]]:
        """The template's resources by logical id."""
        found: dict[str, dict[str, Any]] = self.template.get("Resources", {})
        return found


def synthesise(
    output: Path, *, context: Mapping[str, str], app_folder: Path = ROOT, validated: bool = True
) -> tuple[AssemblyStack, ...]:
    """Let the CDK CLI run the app; knows no credentials, so that nothing of an account can enter a template.

    The CDK's own CloudFormation validator costs ten seconds, which those may save who have checked the app elsewhere.
    Raises `CdkFailed` with what the app said.
    """
    options = [option for name, value in context.items() for option in ("--context", f"{name}={value}")]
    run_cdk(
        *("synth", "**", "--quiet", "--output", str(fresh_folder(output)), *options),
        environment=hermetic() if validated else {**hermetic(), "CDK_VALIDATION": "false"},
        cwd=app_folder,
    )
    return stacks_of(output)


def hermetic() -> dict[str, str]:
    """The variables under which the app runs: none of an account."""
    return {
        **process_variables(LOCAL / "synth"),
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "CDK_DISABLE_VERSION_CHECK": "1",
        "CDK_DISABLE_CLI_TELEMETRY": "true",
    }


def stacks_of(assembly: Path) -> tuple[AssemblyStack, ...]:
    """All stacks of an assembly and of the stages within, each after those that it depends on."""
    found = {stack.name: stack for stack in _stacks(assembly)}
    order = TopologicalSorter({name: stack.dependencies for name, stack in found.items()})
    return tuple(found[name] for name in order.static_order() if name in found)


def _stacks(assembly: Path) -> Iterator[AssemblyStack]:
    artifacts = json.loads((assembly / "manifest.json").read_text()).get("artifacts", {})
    names = {
        key: artifact.get("properties", {}).get("stackName", key)
        for key, artifact in artifacts.items()
        if artifact["type"] == "aws:cloudformation:stack"
    }
    for key, artifact in artifacts.items():
        if artifact["type"] == "cdk:cloud-assembly":
            yield from _stacks(assembly / artifact["properties"]["directoryName"])
        if key in names:
            yield AssemblyStack(
                path=artifact.get("displayName", key).split(" (")[0],
                name=names[key],
                template_file=assembly / artifact["properties"]["templateFile"],
                dependencies=tuple(names[each] for each in artifact.get("dependencies", ()) if each in names),
            )
