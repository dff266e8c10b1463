"""Options that several commands take, as the Makefile passes them on."""

from typing import Annotated

import typer

EnvironmentName = Annotated[
    str, typer.Option("--environment", "-e", help="A file of environments/, without its ending.")
]
"""Which environment; Make's ENV."""

Local = Annotated[bool, typer.Option("--local", help="Speak to the local AWS instead of an account.")]
"""Make's LOCAL=1."""
