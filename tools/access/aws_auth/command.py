"""From a file to the section, or to what is wrong with it."""

import re
from pathlib import Path

from pydantic import ValidationError

from specs.yaml_document import LARGEST_BYTES
from tools.access.aws_auth.config_map import NoConfigMap, read
from tools.access.aws_auth.section import section
from tools.access.aws_auth.translation import translate
from tools.failure import Failure

ASK = "kubectl get configmap aws-auth -n kube-system -o yaml > aws-auth.yaml"


def converted(file: str, *, account: str = "", self_managed: str = "", with_path: str = "") -> str:
    """The section for the ConfigMap of a file; `Failure` with every reason why there is none."""
    if not file:
        raise Failure(f"which file? Say AWS_AUTH=aws-auth.yaml, made by: {ASK}", exit_code=2)
    if account and not re.fullmatch(r"\d{12}", account, re.ASCII):
        raise Failure(f"ACCOUNT must be the 12 digits of an account, got {account!r}", exit_code=2)
    try:
        found = read(_content(Path(file)))
    except NoConfigMap as error:
        raise Failure(f"{file} is no aws-auth: {error}. It is what this prints: {ASK}", exit_code=2) from error
    made = translate(
        found, account=account or None, self_managed=_named(self_managed), with_path=_named(with_path, kind="role/")
    )
    if made.refused:
        told = "\n".join(f"{file} {reason}" for reason in made.refused)
        count = len(made.refused)
        raise Failure(f"{told}\n{count} {'reason' if count == 1 else 'reasons'}: nothing is written.", exit_code=2)
    try:
        made.validated()
    except ValidationError as invalid:
        told = "\n".join(f"{file} access: {error['msg']} ({error['loc']})" for error in invalid.errors())
        raise Failure(told, exit_code=2) from invalid
    return section(made, source=Path(file).name)


def _named(written: str, *, kind: str = "") -> frozenset[str]:
    return frozenset(name.removeprefix(kind) for each in written.split(",") if (name := each.strip()))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            return opened.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Failure(f"{path} cannot be read: {reason.lower()}", exit_code=2) from error
