"""What a person sees: results on standard output, progress and errors on standard error."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tools.standing import Fact

result = Console(highlight=False, soft_wrap=True)
progress = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Say what is done while it is; where nobody looks, in a log or a pipe, by a line."""
    if progress.is_terminal:
        with progress.status(what):
            yield
    else:
        progress.print(f"{what} …")
        yield


def warn(message: str) -> None:
    """Say what deserves a thought and fails nothing."""
    progress.print(f"[yellow]warning[/] {escape(message)}")


def show_facts(title: str, facts: Iterable[Fact]) -> None:
    """A table of facts, each subject said once above its own: AWS's names leave no room for it beside them."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, show_header=False)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for subject, group in groupby(facts, key=attrgetter("subject")):
        table.add_row(f"[bold]{subject}[/]")
        for fact in group:
            table.add_row(f"  {escape(fact.name)}", escape(fact.detail))
    result.print(table, soft_wrap=False)
