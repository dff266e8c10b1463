"""The cost of a command as a whole process tree: wall time, CPU time and memory."""

import os
import resource
import statistics
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What one run took, or the medians of several."""

    wall_seconds: float
    cpu_seconds: float
    memory_mib: float
    """The highest sum of resident memory over the process tree, sampled twenty times a second."""

    def ratio_to(self, other: "Cost") -> "Cost":
        """This cost as a multiple of another."""
        return Cost(
            wall_seconds=self.wall_seconds / other.wall_seconds,
            cpu_seconds=self.cpu_seconds / other.cpu_seconds,
            memory_mib=self.memory_mib / other.memory_mib,
        )


class CommandFailed(Exception):
    """A measured command did not succeed; its output is the message."""


def cost_of(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command once and say what it cost.

    CPU time is that of all children this process has waited for, so one command is measured at a time.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    peak = _PeakMemory(process.pid)
    output, _ = process.communicate()
    wall = time.perf_counter() - start
    memory_mib = peak.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise CommandFailed(f"{' '.join(command)} in {folder}:\n{output.decode(errors='replace')}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall_seconds=wall, cpu_seconds=cpu, memory_mib=memory_mib)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        wall_seconds=statistics.median(cost.wall_seconds for cost in costs),
        cpu_seconds=statistics.median(cost.cpu_seconds for cost in costs),
        memory_mib=statistics.median(cost.memory_mib for cost in costs),
    )


class _PeakMemory:
    """Samples the memory of a process tree until it is told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak_bytes = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """End sampling; the peak in MiB."""
        self._done.set()
        self._thread.join()
        return self._peak_bytes / 2**20

    def _sample(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self._peak_bytes = max(self._peak_bytes, _resident_bytes(self._pid))


def _resident_bytes(pid: int) -> int:
    try:
        root = psutil.Process(pid)
        tree = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    total = 0
    for process in tree:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
