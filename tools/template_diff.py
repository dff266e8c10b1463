"""What differs between two assemblies, as text for a review; asks no account."""

from collections.abc import Iterator
from pathlib import Path

from tools.assembly import AssemblyStack, hermetic, stacks_of
from tools.cdk import run_cdk
from tools.repository import LOCAL


def compare(*, base: Path | None, new: Path) -> Iterator[str]:
    """The differences of all stacks as Markdown, each stack's as the CDK CLI words them.

    Without a base, every stack is new.
    """
    before = {stack.path: stack for stack in stacks_of(base)} if base else {}
    after = {stack.path: stack for stack in stacks_of(new)}
    for path, stack in after.items():
        old = before.get(path)
        if old is None:
            yield f"### {path}: new, {len(stack.resources)} resources\n"
        elif old.template != stack.template:
            yield f"### {path}\n\n```text\n{_difference(old, stack, new)}\n```\n"
    for path in before.keys() - after.keys():
        yield f"### {path}: no longer there\n\nIts stack is not destroyed by a deploy; `make decommission` does that.\n"
    same = sorted(path for path in after if path in before and before[path].template == after[path].template)
    if same:
        yield f"Unchanged: {', '.join(same)}\n"


def _difference(old: AssemblyStack, new: AssemblyStack, assembly: Path) -> str:
    output = run_cdk(
        *(
            "diff",
            "--app",
            str(assembly),
            "--no-color",
            "--exclusively",
            "--no-change-set",
            "--template",
            str(old.template_file),
            new.path,
        ),
        environment={**hermetic(), "NO_COLOR": "1"},
        cwd=LOCAL,
    )
    return output.strip().replace("```", "'''")
