"""Both sides at one size, run in turn, so that a busy machine is as busy for the one as for the other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contestants import ROOT, Contestant, bare, ours
from benchmarks.measure import Cost, cost_of, median
from benchmarks.sizes import PROD, Size

TARGET = 1.2
"""The most that ours may cost, as a multiple of the bare app, in each figure."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """The medians of both sides at one size."""

    size: Size
    ours: Cost
    bare: Cost

    @property
    def ratio(self) -> Cost:
        """Ours as a multiple of the bare app."""
        return self.ours.ratio_to(self.bare)


def contest(size: Size, *, runs: int, folder: Path, ran: Callable[[], None]) -> Result:
    """Run both sides that often, each time the other one first; `ran` hears of every run."""
    sides = (ours(size, folder / "ours"), bare(size, folder / "bare"))
    costs: tuple[list[Cost], list[Cost]] = ([], [])
    for run in range(runs):
        for side in (0, 1) if run % 2 == 0 else (1, 0):
            costs[side].append(run_once(sides[side]))
            ran()
    return Result(size=size, ours=median(costs[0]), bare=median(costs[1]))


def warm_up(folder: Path) -> None:
    """Run both sides once: the first run compiles Python and unpacks what the CDK ships."""
    for side in (ours(PROD, folder / "ours"), bare(PROD, folder / "bare")):
        run_once(side)


def run_once(side: Contestant) -> Cost:
    """What one run costs."""
    return cost_of(side.command, folder=ROOT, environment=side.environment)
