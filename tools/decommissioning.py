"""The end of an environment: protections lifted in one deploy, stacks destroyed in reverse order, the rest named."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tools.assembly import synthesise
from tools.deployment import Deployment
from tools.failure import Failure
from tools.first_deploys import unblock
from tools.repository import ENVIRONMENTS
from tools.stacks_deployed import DeployedStack, deployed, resources_of
from tools.target import Target

RETAINED = frozenset({"Retain", "RetainExceptOnCreate"})
GONE = frozenset({"DELETE_COMPLETE", "DELETE_SKIPPED"})


@dataclass(frozen=True, kw_only=True)
class Remainder:
    """A resource that outlives its stack."""

    stack: str
    type: str
    id: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a decommissioning left behind."""

    retained: tuple[Remainder, ...]
    """On purpose: the template says so."""
    leftovers: tuple[Remainder, ...]
    """What CloudFormation could not delete; there should be none."""


def decommission(
    target: Target, environment: str, *, assembly: Path, console: Console, environments: Path = ENVIRONMENTS
) -> Outcome | None:
    """Take the environment down; nothing, where nothing of it stands.

    Raises `CdkFailed` where a stack does not change or go; a later call goes on from there.
    """
    context = {"environments": str(environments), "environment": environment, "decommission": "true"}
    with console.status(f"synthesising {environment}"):
        stacks = synthesise(assembly, context=context, validated=False)
    before = deployed(target, stacks)
    if not before:
        return None
    unblock(target, stacks)
    unprotect(target, before, assembly=assembly, console=console)
    before = deployed(target, stacks)  # with what the last deploy itself created and retained
    with Deployment(console, "destroying") as destruction:
        paths = [each.stack.path for each in before]
        target.cdk("destroy", "--app", str(assembly), "--force", "--exclusively", *paths, on_line=destruction.read)
    still = deployed(target, stacks)
    if still:
        raise Failure(f"still there: {', '.join(f'{each.stack.path} ({each.status})' for each in still)}")
    return Outcome(retained=tuple(retained(before)), leftovers=tuple(leftovers(target, before)))


def unprotect(target: Target, stacks: Iterable[DeployedStack], *, assembly: Path, console: Console) -> None:
    """One deploy of what stands, without its protections against deletion; creates no stack that is not there."""
    paths = [each.stack.path for each in stacks if each.updatable]
    if paths:
        options = ("--app", str(assembly), "--require-approval", "never", "--progress", "events", "--exclusively")
        with Deployment(console, "lifting protections") as deployment:
            target.cdk("deploy", *options, *paths, on_line=deployment.read)


def retained(stacks: Iterable[DeployedStack]) -> Iterator[Remainder]:
    """What the templates keep on purpose when its stack goes."""
    for deployed_stack in stacks:
        for resource in deployed_stack.resources:
            definition = deployed_stack.stack.resources.get(resource["LogicalResourceId"], {})
            if definition.get("DeletionPolicy") in RETAINED and resource.get("PhysicalResourceId"):
                yield Remainder(
                    stack=deployed_stack.stack.path, type=resource["ResourceType"], id=resource["PhysicalResourceId"]
                )


def leftovers(target: Target, stacks: Iterable[DeployedStack]) -> Iterator[Remainder]:
    """What CloudFormation did not delete of the stacks, which by now are gone, though it should have."""
    cloudformation = target.client("cloudformation")
    kept = {(each.stack, each.id) for each in retained(stacks)}
    for deployed_stack in stacks:
        for resource in resources_of(cloudformation, deployed_stack.id):
            remainder = Remainder(
                stack=deployed_stack.stack.path,
                type=resource["ResourceType"],
                id=resource.get("PhysicalResourceId", resource["LogicalResourceId"]),
            )
            if resource["ResourceStatus"] not in GONE and (remainder.stack, remainder.id) not in kept:
                yield remainder
