"""The resources of an environment's templates with plain values: what only AWS will know has a readable name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from specs.regions import partition
from tools.assembly import AssemblyStack

ENDINGS = ("/Resource", "/Default")
"""The ends of a construct's path that tell nobody anything: the CDK's ids of the one resource of a construct."""


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One resource of a template."""

    name: str
    """Its ARN where the template tells it, else the path of its construct, else its logical id."""
    type: str
    properties: dict[str, Any]
    """Its properties: text, lists and mappings, in which another resource stands by its name."""


class Resources:
    """All resources of one environment's stacks, which hand values over as SSM parameters."""

    def __init__(self, stacks: Iterable[AssemblyStack], *, account: str, region: str) -> None:
        self._stacks = tuple(stacks)
        self._pseudo = {
            "AWS::AccountId": account,
            "AWS::Partition": partition(region),
            "AWS::Region": region,
            "AWS::URLSuffix": "amazonaws.com.cn" if partition(region) == "aws-cn" else "amazonaws.com",
        }

    def __iter__(self) -> Iterator[Resource]:
        return iter(self._all)

    def of(self, *types: str) -> Iterator[Resource]:
        """Those of some types, in the order of the stacks."""
        return (resource for resource in self._all if resource.type in types)

    @cached_property
    def _all(self) -> tuple[Resource, ...]:
        return tuple(
            Resource(name=self._name(stack, key), type=body["Type"], properties=plain)
            for stack in self._stacks
            for key, body in stack.resources.items()
            if isinstance(plain := self._plain(stack, body.get("Properties", {})), dict)
        )

    @cached_property
    def _handed_over(self) -> dict[str, tuple[AssemblyStack, object]]:
        """What stacks write into SSM parameters, by the parameter's name."""
        return {
            properties["Name"]: (stack, properties.get("Value"))
            for stack in self._stacks
            for body in stack.resources.values()
            if body["Type"] == "AWS::SSM::Parameter"
            and isinstance((properties := body.get("Properties", {})).get("Name"), str)
        }

    def _name(self, stack: AssemblyStack, key: str) -> str:
        body = stack.resources[key]
        own = body.get("Properties", {}).get("RoleName")
        if body["Type"] == "AWS::IAM::Role" and isinstance(own, str):
            path = body["Properties"].get("Path", "/")
            return f"arn:{self._pseudo['AWS::Partition']}:iam::{self._pseudo['AWS::AccountId']}:role{path}{own}"
        path = str(body.get("Metadata", {}).get("aws:cdk:path", key)).removeprefix(f"{stack.environment}/")
        for ending in ENDINGS:
            path = path.removesuffix(ending)
        return path

    def _plain(self, stack: AssemblyStack, value: object) -> Any:  # noqa: ANN401 -- as deep as what it is given
        match value:
            case dict() if len(value) == 1 and (key := next(iter(value))) and (key == "Ref" or key.startswith("Fn::")):
                return self._text(stack, key, value[key])
            case dict():
                return {key: self._plain(stack, part) for key, part in value.items()}
            case list():
                return [self._plain(stack, part) for part in value]
        return value

    def _text(self, stack: AssemblyStack, function: str, value: object) -> str:
        match function, value:
            case "Ref", str(name):
                told = self._referred(stack, name)
            case "Fn::GetAtt", str() | [str(), str()]:
                told = self._attribute(stack, value if isinstance(value, str) else ".".join(value))
            case "Fn::Join", [str(separator), list(parts)]:
                told = separator.join(str(self._plain(stack, part)) for part in parts)
            case "Fn::Sub", str() | [str(), dict()]:
                told = self._filled(stack, *([value] if isinstance(value, str) else value))
            case "Fn::Select", [index, {"Fn::Split": [str(separator), whole]}]:
                told = self._part(str(self._plain(stack, whole)), separator, index)
            case _:
                told = f"<{function}>"
        return told

    def _part(self, whole: str, separator: str, index: object) -> str:
        """A part of a text; the whole, where the text is a name that has no such part."""
        parts = whole.split(separator) if separator else [whole]
        wanted = int(str(index)) if str(index).isdecimal() else len(parts)
        return parts[wanted] if wanted < len(parts) else whole

    def _referred(self, stack: AssemblyStack, name: str) -> str:
        if name in self._pseudo:
            return self._pseudo[name]
        if name in stack.resources:
            return self._name(stack, name)
        parameter = stack.template.get("Parameters", {}).get(name, {})
        default = str(parameter.get("Default", name))
        if str(parameter.get("Type")).startswith("AWS::SSM::Parameter::Value") and default in self._handed_over:
            giver, value = self._handed_over[default]
            if giver is not stack:
                return str(self._plain(giver, value))
        return default

    def _attribute(self, stack: AssemblyStack, both: str) -> str:
        name, _, attribute = both.partition(".")
        owner = self._name(stack, name) if name in stack.resources else name
        return owner if attribute == "Arn" else f"{owner}.{attribute}"

    def _filled(self, stack: AssemblyStack, pattern: str, known: Mapping[str, object] = MappingProxyType({})) -> str:
        def one(found: re.Match[str]) -> str:
            name = found[1]
            if name.startswith("!"):
                return f"${{{name[1:]}}}"
            if name in known:
                return str(self._plain(stack, known[name]))
            return self._attribute(stack, name) if "." in name else self._referred(stack, name)

        return re.sub(r"\$\{([^}]+)\}", one, pattern)
