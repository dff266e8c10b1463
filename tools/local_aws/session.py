"""A running local AWS: started when it is not there, found again when it is, and never mistaken for a real account."""

import fcntl
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from tools.cdk import run_cdk
from tools.failure import Failure
from tools.local_aws.guard import NotTheEmulator, health, require_emulator
from tools.local_aws.isolation import applied, isolated, process_variables
from tools.local_aws.processes import EmulatorProcess, command_line, emulators_of, free_ports, launch
from tools.repository import ROOT, fresh_folder

START_SECONDS = 60
"""How long an emulator may take to answer; it takes two to five seconds on two idle cores."""

ATTEMPTS = 3
"""A port that was free may be taken by somebody else before the emulator listens on it."""


@dataclass(frozen=True, kw_only=True)
class LocalAws:
    """One emulator with all its files in one folder."""

    folder: Path
    process: EmulatorProcess

    @classmethod
    def start(cls, folder: Path, *, account: str, region: str) -> Self:
        """The emulator of this folder, with what it holds where it runs, else a new and empty one.

        Raises `Failure` with the end of its log, where it does not come up.
        """
        folder = folder.resolve()
        folder.mkdir(parents=True, exist_ok=True)
        with (folder.parent / f".{folder.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            return cls.running(folder, account=account, region=region) or cls._fresh(folder, account, region)

    @classmethod
    def running(cls, folder: Path, *, account: str, region: str) -> Self | None:
        """The emulator of this folder, if one runs for this account and region and is well."""
        for process in emulators_of(folder.resolve() / "state"):
            found = cls(folder=folder.resolve(), process=process)
            if (process.account, process.region) == (account, region) and found.whole() and found.answers():
                return found
        return None

    @classmethod
    def _fresh(cls, folder: Path, account: str, region: str) -> Self:
        for _ in range(ATTEMPTS):
            for old in emulators_of(folder / "state"):
                old.stop()
            started = cls._launch(fresh_folder(folder), account, region)
            if started.waits_until_it_answers():
                require_emulator(started.environment(), account=account)
                return started
            gave_up = bool(emulators_of(folder / "state"))
            started.process.stop()
            if gave_up:
                break
        log = (folder / "emulator.log").read_text(errors="replace").splitlines()
        raise Failure("\n".join(["the local AWS does not start:", *log[-15:], f"Its whole log: {folder}/emulator.log"]))

    @classmethod
    def _launch(cls, folder: Path, account: str, region: str) -> Self:
        port, kubernetes_port = free_ports(2)
        words = command_line(
            Path(sys.executable),
            state=folder / "state",
            port=port,
            kubernetes_port=kubernetes_port,
            account=account,
            region=region,
        )
        environment = process_variables(folder) | {"PYTHONPATH": str(ROOT), "NODE_PATH": str(ROOT / "node_modules")}
        pid = launch(words, environment=environment, log=folder / "emulator.log")
        process = EmulatorProcess(pid=pid, port=port, kubernetes_port=kubernetes_port, account=account, region=region)
        return cls(folder=folder, process=process)

    def waits_until_it_answers(self) -> bool:
        """Whether it came up in time."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.answers():
                return True
            if not emulators_of(self.folder / "state"):
                return False
            time.sleep(0.1)
        return False

    def whole(self) -> bool:
        """Whether its files are still there: somebody may have deleted `.local` under it."""
        return (self.folder / "state").is_dir()

    def answers(self) -> bool:
        """Whether both of its servers listen, and the AWS one is the emulator."""
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.process.kubernetes_port), timeout=2):
            return health(self.endpoint) is not None
        return False

    @property
    def description(self) -> str:
        """Which account it plays, and where it is."""
        return f"the local AWS at {self.endpoint}, as account {self.process.account}, {self.process.region}"

    @property
    def endpoint(self) -> str:
        """Where every AWS service is."""
        return f"http://127.0.0.1:{self.process.port}"

    def environment(self) -> dict[str, str]:
        """All variables for a program that speaks to it, built from nothing."""
        return isolated(
            folder=self.folder, endpoint=self.endpoint, account=self.process.account, region=self.process.region
        )

    def client(self, service: str) -> Any:  # noqa: ANN401  (boto3 makes its clients' classes at run time)
        """A boto3 client of one service; raises `NotTheEmulator`."""
        if service not in self._clients:
            require_emulator(self.environment(), account=self.process.account)
            with applied(self.environment()):
                self._clients[service] = self._session.client(service)
        elif health(self.endpoint) is None:
            raise NotTheEmulator(f"{self.endpoint} no longer answers as the local AWS; nothing was sent to it")
        return self._clients[service]

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401  (as above)
        """One for all clients: each session reads the services' models anew."""
        import boto3

        return boto3.Session()

    @cached_property
    def _clients(self) -> dict[str, Any]:
        """Those that were made: to make one, and to ask whose endpoint it is, takes longer than most calls."""
        return {}

    def cdk(self, *arguments: str, on_line: Callable[[str], None] | None = None) -> str:
        """Run the CDK CLI against it, in an empty folder: where a `cdk.json` is, each command synthesises first.

        Returns what it printed; raises `NotTheEmulator`, and `CdkFailed` with the reason.
        """
        environment = self.environment()
        require_emulator(environment, account=self.process.account)
        cwd = self.folder / "empty"
        cwd.mkdir(exist_ok=True)
        return run_cdk(*arguments, environment=environment, cwd=cwd, log=self.folder / "cdk.log", on_line=on_line)

    def stop(self) -> None:
        """End it and all that it started; what it held is gone."""
        self.stop_all_of(self.folder)

    @staticmethod
    def stop_all_of(folder: Path) -> None:
        """End every emulator of the folder, also one that does not answer."""
        for process in emulators_of(folder.resolve() / "state"):
            process.stop()
