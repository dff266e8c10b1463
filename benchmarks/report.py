"""What was measured, for people and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from benchmarks.contest import TARGET, Result
from benchmarks.inventory import Layer
from benchmarks.measure import Cost


def costs(results: Sequence[Result], *, runs: int) -> Table:
    """Ours, bare and ratio of every figure at every size."""
    table = Table(title=f"Synthesis, whole processes, medians of {runs} runs; target: at most {TARGET} times bare")
    table.add_column("size")
    for figure in ("wall s", "CPU s", "memory MiB"):
        for side in ("ours", "bare", "ratio"):
            table.add_column(f"{figure}\n{side}", justify="right")
    for result in results:
        table.add_row(
            str(result.size),
            *_cells(result.ours.wall_seconds, result.bare.wall_seconds, result.ratio.wall_seconds, digits=1),
            *_cells(result.ours.cpu_seconds, result.bare.cpu_seconds, result.ratio.cpu_seconds, digits=1),
            *_cells(result.ours.memory_mib, result.bare.memory_mib, result.ratio.memory_mib, digits=0),
        )
    return table


def validator(with_it: Cost, without: Cost) -> Table:
    """What the CDK's built-in CloudFormation validator costs on `prod`."""
    table = Table(title="Synthesis of prod with and without the CDK's own validator, one run each")
    for heading in ("validator", "wall s", "CPU s", "memory MiB"):
        table.add_column(heading, justify="left" if heading == "validator" else "right")
    for name, cost in (("on", with_it), ("off", without)):
        table.add_row(name, f"{cost.wall_seconds:.1f}", f"{cost.cpu_seconds:.1f}", f"{cost.memory_mib:.0f}")
    return table


def contents(layers: Sequence[Layer]) -> Table:
    """Resources, Lambda functions and custom resources of each layer of each environment."""
    table = Table(title="What is deployed")
    for heading in ("environment", "layer"):
        table.add_column(heading)
    for heading in ("resources", "Lambda functions", "custom resources"):
        table.add_column(heading, justify="right")
    for layer in layers:
        counts = (layer.resources, layer.functions, layer.custom_resources)
        table.add_row(layer.environment, layer.name, *map(str, counts), end_section=layer.name == "add-ons")
    return table


def write_json(file: Path, *, runs: int, results: Sequence[Result], with_it: Cost, without: Cost) -> None:
    """The same figures for machines."""
    body: dict[str, Any] = {
        "runs": runs,
        "target": TARGET,
        "sizes": [{**asdict(result), "ratio": asdict(result.ratio)} for result in results],
        "validator": {"on": asdict(with_it), "off": asdict(without)},
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(body, indent=2) + "\n", encoding="utf-8")


def _cells(ours: float, bare: float, ratio: float, *, digits: int) -> tuple[str, str, str]:
    colour = "green" if ratio <= TARGET else "red"
    return f"{ours:.{digits}f}", f"{bare:.{digits}f}", f"[{colour}]{ratio:.2f}[/{colour}]"
