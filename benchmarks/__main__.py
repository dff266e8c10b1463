"""How fast and how large synthesis is, against a bare CDK app with the same resources."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks import report
from benchmarks.contest import contest, run_once, warm_up
from benchmarks.contestants import ROOT, Contestant, ours
from benchmarks.inventory import layers_of
from benchmarks.measure import CommandFailed
from benchmarks.sizes import ALL, PROD, QUICK

JSON = ROOT / ".local" / "benchmark.json"
BEFORE_AND_AFTER = 4
"""Steps around the contest: both warm-ups, prod with and without the validator; the inventory's run is the last."""


def main(
    *,
    runs: Annotated[int, typer.Option(min=1, help="Runs of each side at each size; the median is shown.")] = 5,
    quick: Annotated[bool, typer.Option("--quick", help="Only prod as it is.")] = False,
) -> None:
    """Measure synthesis against a bare CDK app with the same resources."""
    sizes = QUICK if quick else ALL
    console = Console(width=None if Console().is_terminal else 140)
    try:
        with tempfile.TemporaryDirectory() as temporary, _progress() as progress:
            folder = Path(temporary)
            task = progress.add_task("warming up", total=len(sizes) * runs * 2 + BEFORE_AND_AFTER)
            warm_up(folder / "warm-up")
            progress.advance(task, 2)
            results = []
            for number, size in enumerate(sizes):
                progress.update(task, description=str(size))
                results.append(
                    contest(size, runs=runs, folder=folder / str(number), ran=lambda: progress.advance(task))
                )
            progress.update(task, description="the CDK's validator")
            with_it = run_once(ours(PROD, folder / "with", validation=True))
            progress.advance(task)
            without = run_once(ours(PROD, folder / "without"))
            progress.advance(task)
            written = _written_environments(folder / "written")
            run_once(written)
            layers = layers_of(written.assembly)
    except CommandFailed as failed:
        console.print(str(failed), style="red", markup=False)
        raise typer.Exit(1) from failed
    console.print(
        report.costs(results, runs=runs), report.validator(with_it, without), report.contents(layers), sep="\n"
    )
    report.write_json(JSON, runs=runs, results=results, with_it=with_it, without=without)
    console.print(f"as JSON: {JSON.relative_to(ROOT)}", highlight=False)


def _written_environments(folder: Path) -> Contestant:
    """This repository's app over the environments that it ships."""
    some = ours(PROD, folder)
    environment = {name: value for name, value in some.environment.items() if name != "CDK_CONTEXT_JSON"}
    return Contestant(command=some.command, environment=environment, assembly=some.assembly)


def _progress() -> Progress:
    columns = (TextColumn("{task.description:<40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)


if __name__ == "__main__":
    typer.run(main)
