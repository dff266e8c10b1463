"""`make diff-base BASE=main`: what this tree changes, without an account."""

from typing import Annotated

import typer


def diff_base(
    base: Annotated[str, typer.Argument(help="The commit to compare with.")] = "",
    *,
    assembly: Annotated[str, typer.Option(help="An assembly to compare with, instead of a commit.")] = "",
) -> None:
    """Compare the templates of this tree with those of another commit, as Markdown on standard output."""
    from pathlib import Path

    from tools.assembly import synthesise
    from tools.base_commit import tree_of
    from tools.cdk import CdkFailed
    from tools.console import step
    from tools.repository import LOCAL
    from tools.template_diff import compare

    before: Path | None = Path(assembly).resolve() if assembly else None
    name = assembly or base or "HEAD"
    if not assembly:
        folder = LOCAL / "base"
        name = f"{name} ({tree_of(name, into=folder / 'tree')[:12]})"
        if (folder / "tree/app.py").exists():
            try:
                with step(f"synthesising {name}"):
                    synthesise(folder / "assembly", context={}, app_folder=folder / "tree")
            except CdkFailed as failure:
                print(f"## {name} cannot be synthesised with this tree's packages\n\n```text\n{failure}\n```")
                return
            before = folder / "assembly"
    with step("synthesising this tree"):
        synthesise(LOCAL / "base/new", context={})
    print(f"## Changes against {name}\n")
    with step("comparing"):
        print("\n".join(compare(base=before, new=LOCAL / "base/new")))
