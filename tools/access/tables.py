"""Tables of two columns, as wide as the terminal."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

FIRST, SECOND = 2, 3
"""How the columns of each table share its width."""


def lines_of(lines: Iterable[Text]) -> Text:
    """A cell of several lines."""
    return Text("\n").join(lines)


def table_of(title: str, first: str, second: str) -> Table:
    """An empty table with its headers."""
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, header_style="dim", expand=True
    )
    table.add_column(first, overflow="fold", ratio=FIRST)
    table.add_column(second, overflow="fold", ratio=SECOND)
    return table
