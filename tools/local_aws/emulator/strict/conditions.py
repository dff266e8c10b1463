"""Conditions of templates: ministack compares what it cannot resolve, `Fn::Join` or `AWS::Region`, as it is written."""

from collections.abc import Mapping
from typing import Any

from ministack.services.cloudformation import changesets, engine, handlers, stacks

Json = Any


def resolve_conditions() -> None:
    """Let every function that AWS allows in conditions count, wherever ministack's engine has a name for them."""
    for module in (engine, stacks, changesets, handlers):
        module._evaluate_conditions = evaluate_conditions


def evaluate_conditions(template: Mapping[str, Any], parameters: Mapping[str, Any]) -> dict[str, bool]:
    """Every condition of a template, by name."""
    declared = template.get("Conditions", {})

    def holds(expression: Json) -> bool:
        (function, arguments), *_ = expression.items()
        match function:
            case "Condition":
                return holds(declared[arguments])
            case "Fn::And":
                return all(holds(argument) for argument in arguments)
            case "Fn::Or":
                return any(holds(argument) for argument in arguments)
            case "Fn::Not":
                return not holds(arguments[0])
            case "Fn::Equals":
                left, right = (_value(argument, template, parameters) for argument in arguments)
                return left == right
            case _:
                raise ValueError(f"Template error: {function} cannot be used as a condition")

    return {name: holds(expression) for name, expression in declared.items()}


def _value(expression: Json, template: Mapping[str, Any], parameters: Mapping[str, Any]) -> str:
    return str(engine._resolve_refs(expression, {}, parameters, {}, template.get("Mappings", {}), "", ""))
