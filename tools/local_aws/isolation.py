"""The variables of everything that speaks to the local AWS: built from nothing, so that no account's settings leak."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.no_account import NO_ACCOUNT
from tools.repository import LOCAL, PROGRAMS

ALLOWED = ("LANG", "LC_ALL", "TERM", "COLUMNS", "LINES", "NO_COLOR")
"""What is taken over from the person's own environment: how their terminal looks."""

SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin"


def isolated(*, folder: Path, endpoint: str, account: str, region: str) -> dict[str, str]:
    """All variables, for an endpoint whose account is the access key's id (the emulator takes 12 digits so)."""
    return {
        **{name: os.environ[name] for name in ALLOWED if name in os.environ},
        **process_variables(folder),
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": account,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        **NO_ACCOUNT,
        "CDK_DISABLE_VERSION_CHECK": "1",
        "CDK_DISABLE_CLI_TELEMETRY": "true",
    }


def process_variables(folder: Path) -> dict[str, str]:
    """Where programs are, and where they may write: inside the folder."""
    for name in ("home", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    return {
        "PATH": f"{PROGRAMS}:{SYSTEM_PATH}",
        "HOME": str(folder / "home"),
        "TMPDIR": str(folder / "tmp"),
        "NO_PROXY": "*",
        "PYTHONUNBUFFERED": "1",
        "JSII_RUNTIME_PACKAGE_CACHE_ROOT": str(LOCAL / "jsii"),
    }


@contextmanager
def applied(environment: Mapping[str, str]) -> Iterator[None]:
    """This process's own environment, replaced as a whole for a while: botocore reads it while a client is made."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
