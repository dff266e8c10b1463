"""The `access` section of an environment's file, as text."""

import io
import json
from collections.abc import Iterator

from ruamel.yaml import YAML

from tools.access.aws_auth.mapping import printable
from tools.access.aws_auth.translation import Translation

WIDTH = 4096
"""No line is broken: an ARN is one word."""


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


def _before(source: str) -> Iterator[str]:
    yield f"From {printable(source)}, which knows neither a role's path nor the case of letters; an entry knows both:"
    yield "compare each ARN with what `aws iam get-role --role-name <name> --query Role.Arn` tells."


def _after(made: Translation) -> Iterator[str]:
    if made.remarks:
        yield ""
        yield "What is left out, and what changes:"
        yield from (f"- {printable(remark)}" for remark in made.remarks)
    if made.groups:
        yield ""
        yield "Groups may do what bindings give them, which aws-auth does not tell. On the old cluster they are told by"
        yield "kubectl get clusterrolebindings,rolebindings --all-namespaces --output wide"
        yield "Write those of a ClusterRole as this, with the role that is bound today:"
        yield "rbac:"
        yield "  cluster_role_bindings:"
        for group in made.groups:
            yield f"    - {{name: ..., cluster_role: ..., groups: [{json.dumps(group)}]}}"
