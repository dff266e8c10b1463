import sys
from pathlib import Path

import pytest

from benchmarks.measure import CommandFailed, Cost, cost_of, median

BURN = "import time\nwhile time.process_time() < {seconds}: pass"
KEEP = "kept = bytearray({mib} << 20)\n" + BURN.format(seconds=0.5)
AS_GRANDCHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {program!r}], check=True)"


def cost(wall: float, cpu: float, memory: float) -> Cost:
    return Cost(wall_seconds=wall, cpu_seconds=cpu, memory_mib=memory)


def cost_of_grandchild(program: str, folder: Path) -> Cost:
    return cost_of((sys.executable, "-c", AS_GRANDCHILD.format(program=program)), folder=folder, environment={})


def test_the_cpu_time_of_grandchildren_counts(tmp_path: Path) -> None:
    assert cost_of_grandchild(BURN.format(seconds=0.5), tmp_path).cpu_seconds >= 0.5


def test_the_memory_of_grandchildren_counts(tmp_path: Path) -> None:
    assert cost_of_grandchild(KEEP.format(mib=200), tmp_path).memory_mib >= 200


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="no such luck"):
        cost_of((sys.executable, "-c", "raise SystemExit('no such luck')"), folder=tmp_path, environment={})


def test_the_median_is_that_of_each_figure() -> None:
    assert median([cost(1, 30, 5), cost(2, 10, 9), cost(3, 20, 7)]) == cost(2, 20, 7)


def test_a_ratio_is_ours_over_theirs() -> None:
    assert cost(3, 1, 8).ratio_to(cost(2, 2, 4)) == cost(1.5, 0.5, 2)
