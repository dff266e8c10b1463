"""Which emulators run, read from the processes themselves: a file that says so could outlive what it speaks of."""

import os
import signal
import socket
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

MODULE = "tools.local_aws.emulator"


@dataclass(frozen=True, kw_only=True)
class EmulatorProcess:
    """One emulator, as its command line describes it."""

    pid: int
    """Its process, which leads a group of its own."""
    port: int
    kubernetes_port: int
    account: str
    region: str

    def stop(self) -> None:
        """End its whole process group: kindly, and after five seconds for good."""
        with suppress(psutil.NoSuchProcess):
            members = [psutil.Process(self.pid), *psutil.Process(self.pid).children(recursive=True)]
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGTERM)
            _, alive = psutil.wait_procs(members, timeout=5)
            for process in alive:
                process.kill()
            psutil.wait_procs(alive, timeout=5)


def command_line(python: Path, *, state: Path, port: int, kubernetes_port: int, account: str, region: str) -> list[str]:
    """What starts an emulator, and by what it is found again."""
    return [
        *(str(python), "-m", MODULE),
        *("--port", str(port)),
        *("--kubernetes-port", str(kubernetes_port)),
        *("--account", account),
        *("--region", region),
        *("--state", str(state)),
    ]


def launch(words: list[str], *, environment: Mapping[str, str], log: Path) -> int:
    """Start a process that outlives this one, in a session and group of its own; its id."""
    writable = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    files = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), writable, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    return os.posix_spawn(words[0], words, environment, file_actions=files, setsid=True)


def emulators_of(state: Path) -> list[EmulatorProcess]:
    """The emulators that keep their state in this folder; more than one only after a start that was killed."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        if MODULE in words and str(state) in words and process.pid == _group(process.pid):
            options = dict(zip(words[3::2], words[4::2], strict=False))
            found.append(
                EmulatorProcess(
                    pid=process.pid,
                    port=int(options["--port"]),
                    kubernetes_port=int(options["--kubernetes-port"]),
                    account=options["--account"],
                    region=options["--region"],
                )
            )
    return found


def _group(pid: int) -> int | None:
    with suppress(ProcessLookupError):
        return os.getpgid(pid)
    return None


def free_ports(count: int) -> list[int]:
    """Different loopback ports that nobody listens on at this moment."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
