"""The tree of another commit, beside this one."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from tools.failure import Failure
from tools.repository import ROOT, fresh_folder
from tools.unpacking import unpack


def tree_of(commit: str, *, into: Path) -> str:
    """Write the commit's files into a fresh folder, and return its full id.

    An archive, and not a git worktree: nothing is left in the repository when this is killed half-way.
    Raises `Failure` where there is no such commit.
    """
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
    if found.returncode:
        raise Failure(
            f"there is no commit {commit!r} here; say BASE=<commit or branch>, and fetch it first", exit_code=2
        )
    sha = found.stdout.decode().strip()
    archive = _git("archive", "--format=tar", sha)
    if archive.returncode:
        raise Failure(archive.stderr.decode())
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        unpack(files, fresh_folder(into))
    return sha


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)
