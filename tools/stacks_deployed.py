"""What CloudFormation says of an assembly's stacks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tools.assembly import AssemblyStack
from tools.failure import Failure
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
    """Those of the stacks that exist, in their order; raises `Failure` where CloudFormation does not say."""
    return tuple(_deployed(target.client("cloudformation"), stacks))


def _deployed(cloudformation: Any, stacks: Iterable[AssemblyStack]) -> Iterator[DeployedStack]:  # noqa: ANN401
    for stack in stacks:
        found = _described(cloudformation, stack)
        if found is None or found["StackStatus"] == "DELETE_COMPLETE":
            continue
        try:
            resources = resources_of(cloudformation, found["StackId"])
        except cloudformation.exceptions.ClientError as error:
            raise Failure(f"CloudFormation does not list the resources of {stack.path}: {_told(error)}") from error
        yield DeployedStack(stack=stack, id=found["StackId"], status=found["StackStatus"], resources=resources)


def _described(cloudformation: Any, stack: AssemblyStack) -> dict[str, Any] | None:  # noqa: ANN401
    try:
        found: dict[str, Any] = cloudformation.describe_stacks(StackName=stack.name)["Stacks"][0]
    except cloudformation.exceptions.ClientError as error:
        if _says_that_it_does_not_exist(error):
            return None
        raise Failure(f"CloudFormation does not say whether {stack.path} stands: {_told(error)}") from error
    return found


def _says_that_it_does_not_exist(error: Any) -> bool:  # noqa: ANN401
    """An error of the general kind, told apart by its words.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
    """
    answer = error.response["Error"]
    return answer["Code"] == "ValidationError" and "does not exist" in answer["Message"]


def _told(error: Any) -> str:  # noqa: ANN401
    return "{Code}: {Message}".format(**error.response["Error"])


def resources_of(cloudformation: Any, stack: str) -> tuple[dict[str, Any], ...]:  # noqa: ANN401
    """CloudFormation's summaries of all resources of a stack, deleted ones too where the stack is."""
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack)
    return tuple(resource for page in pages for resource in page["StackResourceSummaries"])
