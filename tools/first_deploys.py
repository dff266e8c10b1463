"""Layers whose first deploy failed: nothing of them stands, and their protection is in the way of the next try."""

from collections.abc import Iterable

from tools.assembly import AssemblyStack
from tools.stacks_deployed import deployed
from tools.target import Target


def unblock(target: Target, stacks: Iterable[AssemblyStack]) -> tuple[str, ...]:
    """Lift the termination protection of stacks that never stood, so that the next deploy can make them anew.

    The CDK CLI protects a stack before it creates it, and deletes a stack whose creation was rolled back before it
    tries again. Returns the paths of those stacks.
    """
    cloudformation = target.client("cloudformation")
    failed = [each.stack for each in deployed(target, stacks) if not each.updatable]
    for stack in failed:
        cloudformation.update_termination_protection(StackName=stack.name, EnableTerminationProtection=False)
    return tuple(stack.path for stack in failed)
