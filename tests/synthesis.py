"""Templates of constructs and stacks, as the CDK CLI would get them, without the CDK's own validator."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aws_cdk import App, Environment, Stack
from aws_cdk.assertions import Template
from aws_cdk.cx_api import CloudAssembly

from specs.lock import read_lock
from specs.reading import read_environment
from stacks.platform_stage import PlatformStage

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]
ACCOUNT = "111122223333"
REGION = "eu-west-1"

Resource = dict[str, Any]


def new_app(outdir: Path | None = None) -> App:
    """An app with the feature flags of cdk.json; without a folder, its assembly goes to a temporary one."""
    return App(
        context=CONTEXT,
        analytics_reporting=False,
        builtin_cloud_formation_validation=False,
        outdir=str(outdir) if outdir else None,
    )


def assembly_of(*files: Path, outdir: Path | None = None) -> CloudAssembly:
    """The platforms of some environments' files as app.py makes them, in this process."""
    app = new_app(outdir)
    for file in files:
        environment = read_environment(file)
        PlatformStage(app, environment.name, environment=environment, lock=read_lock())
    return app.synth()


class SomeonesStack(Stack):
    """A stack of somebody who composes our constructs, in a known account and region."""

    def __init__(self, *, region: str = REGION) -> None:
        self._zones = [f"{region}{letter}" for letter in "abc"]
        super().__init__(new_app(), "someones", env=Environment(account=ACCOUNT, region=region))

    @property
    def availability_zones(self) -> list[str]:
        return self._zones


def template_of(stack: Stack) -> dict[str, Any]:
    """The stack's template."""
    return dict(Template.from_stack(stack).to_json())


def resources(template: dict[str, Any], kind: str) -> dict[str, Resource]:
    """The resources of one type, by logical id."""
    return {name: each for name, each in template.get("Resources", {}).items() if each["Type"] == kind}


def properties(template: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The properties of all resources of one type."""
    return [each.get("Properties", {}) for each in resources(template, kind).values()]


def only(template: dict[str, Any], kind: str) -> Resource:
    """The one resource of a type."""
    (resource,) = resources(template, kind).values()
    return resource


def tag(each: dict[str, Any], key: str) -> str | None:
    """The value of one tag, from a resource's properties."""
    return next((tag["Value"] for tag in each.get("Tags", ()) if tag["Key"] == key), None)


def strings(value: object) -> Iterator[str]:
    """Every key and every text within a template."""
    match value:
        case str():
            yield value
        case dict():
            for key, inner in value.items():
                yield key
                yield from strings(inner)
        case list():
            for inner in value:
                yield from strings(inner)
