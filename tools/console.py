"""What a person sees: results on standard output, progress and errors on standard error."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table

from tools.standing import Fact

result = Console(highlight=False, soft_wrap=True)
progress = Console(stderr=True, highlight=False, soft_wrap=True)


def show_facts(title: str, facts: Iterable[Fact]) -> None:
    """A table of facts, each subject said once."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, show_header=False)
    for _ in ("subject", "name", "detail"):
        table.add_column(overflow="fold")
    before = ""
    for fact in facts:
        table.add_row("" if fact.subject == before else fact.subject, fact.name, fact.detail)
        before = fact.subject
    result.print(table, soft_wrap=False)
