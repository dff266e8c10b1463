"""What CloudFormation says of an assembly's stacks."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from tools.assembly import AssemblyStack
from tools.target import Target

NEVER_STOOD = frozenset({"REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"})
"""A first deploy that failed: such a stack can be deleted and not updated."""


@dataclass(frozen=True, kw_only=True)
class DeployedStack:
    """One stack as it stands."""

    stack: AssemblyStack
    id: str
    """Its ARN: by it, unlike by its name, it is found for 90 days after it was deleted."""
    status: str
    resources: tuple[dict[str, Any], ...]
    """CloudFormation's summaries of its resources."""

    @property
    def updatable(self) -> bool:
        """Whether a deploy changes it in place."""
        return self.status not in NEVER_STOOD


def deployed(target: Target, stacks: Iterable[AssemblyStack]) -> tuple[DeployedStack, ...]:
    """Those of the stacks that exist, in their order."""
    return tuple(_deployed(target.client("cloudformation"), stacks))


def _deployed(cloudformation: Any, stacks: Iterable[AssemblyStack]) -> Iterator[DeployedStack]:  # noqa: ANN401
    for stack in stacks:
        with suppress(cloudformation.exceptions.ClientError):
            found = cloudformation.describe_stacks(StackName=stack.name)["Stacks"][0]
            if found["StackStatus"] == "DELETE_COMPLETE":
                continue
            yield DeployedStack(
                stack=stack,
                id=found["StackId"],
                status=found["StackStatus"],
                resources=resources_of(cloudformation, found["StackId"]),
            )


def resources_of(cloudformation: Any, stack: str) -> tuple[dict[str, Any], ...]:  # noqa: ANN401
    """CloudFormation's summaries of all resources of a stack, deleted ones too where the stack is."""
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack)
    return tuple(resource for page in pages for resource in page["StackResourceSummaries"])
