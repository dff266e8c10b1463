"""The `access` section of an environment's file, as text."""

import io
import json
from collections.abc import Iterator
from textwrap import wrap

from ruamel.yaml import YAML

from tools.access.aws_auth.mapping import printable
from tools.access.aws_auth.translation import Translation

WIDTH = 4096
"""No line of the section is broken: an ARN is one word."""
PROSE = 100
"""Columns of a comment that is no YAML or command; a longer word stands alone."""


def section(made: Translation, *, source: str) -> str:
    """The section with what its reader should know, as comments before and after it."""
    text = io.StringIO()
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = WIDTH
    entries = {"entries": made.entries} if made.entries else {}
    yaml.dump({"access": {"admins": made.admins, **entries}}, text)
    return "".join((*_comments(_before(source)), text.getvalue(), *_comments(_after(made))))


def _comments(lines: Iterator[str]) -> Iterator[str]:
    return (f"# {line}".rstrip() + "\n" for line in lines)


def _prose(text: str, *, hanging: str = "") -> list[str]:
    return wrap(text, PROSE - len("# "), subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False)


def _before(source: str) -> Iterator[str]:
    yield from _prose(
        f"From {printable(source)}, which knows neither a role's path nor the case of letters; an entry knows both: "
        "compare each ARN with what `aws iam get-role --role-name <name> --query Role.Arn` tells."
    )


def _after(made: Translation) -> Iterator[str]:
    if made.remarks:
        yield ""
        yield "What is left out, and what changes:"
        for remark in made.remarks:
            yield from _prose(f"- {printable(remark)}", hanging="  ")
    if made.groups:
        yield ""
        yield "Groups may do what bindings give them, which aws-auth does not tell. On the old cluster this does:"
        yield "kubectl get clusterrolebindings,rolebindings --all-namespaces --output wide"
        yield "Write those of a ClusterRole as this, with the role that is bound today:"
        yield "rbac:"
        yield "  cluster_role_bindings:"
        for group in made.groups:
            yield f"    - {{name: ..., cluster_role: ..., groups: [{json.dumps(group)}]}}"
