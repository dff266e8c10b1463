"""A deployment as it happens: the CDK CLI's output, read for what a person wants to see of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from rich.console import Console
from rich.status import Status

from tools.standing import Fact

DEPLOYING = re.compile(r"(?P<path>\S+/\S+)(?: \(\S+\))?: (?:deploying|destroying)\.\.\.")
DONE = re.compile(r"✅\s+(?P<path>[^\s:]+/[^\s:]+)(?: \([^)]*\))*?(?P<same> \(no changes\))?(?P<gone>: destroyed)?\s*$")
TIME = re.compile(r"✨\s+(?:Deployment|Destruction) time: (?P<seconds>[\d.]+)s")
EVENT = re.compile(r"\| (?P<status>[A-Z_]+)\s+\| (?P<type>AWS::\S+|Custom::\S+)\s*\| (?P<id>\S+)")


@dataclass
class Layer:
    """What happened to one stack."""

    path: str
    changed: bool
    destroyed: bool = False
    seconds: float | None = None


@dataclass
class Deployment:
    """Follows one run of `cdk deploy` or `cdk destroy`; shows the present step, and a line for each finished layer."""

    console: Console
    verb: str
    layers: list[Layer] = field(default_factory=list)
    status: Status | None = None

    def __enter__(self) -> Self:
        self.status = self.console.status(self.verb)
        self.status.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.status:
            self.status.stop()
        self._tell_last()

    def read(self, line: str) -> None:
        """Take in one line of the CLI's output."""
        if found := DEPLOYING.search(line):
            self._tell_last()
            self._show(found["path"])
        elif found := EVENT.search(line):
            self._show(f"{found['type']} {found['id']} {found['status'].lower().replace('_', ' ')}")
        elif found := DONE.search(line):
            self._tell_last()
            self.layers.append(Layer(path=found["path"], changed=not found["same"], destroyed=bool(found["gone"])))
        elif (found := TIME.search(line)) and self.layers:
            self.layers[-1].seconds = float(found["seconds"])
            self._tell_last()

    @property
    def changed(self) -> bool:
        """Whether any layer is another one than before."""
        return any(layer.changed for layer in self.layers)

    def facts(self) -> Iterator[Fact]:
        """How long each layer took, as the CLI says it."""
        for layer in self.layers:
            took = f"{layer.seconds:.1f} s" if layer.seconds is not None else ""
            yield Fact(subject="layer", name=layer.path, detail=took if layer.changed else "no changes")

    def _show(self, what: str) -> None:
        if self.status:
            self.status.update(f"{self.verb}: {what}")

    def _tell_last(self) -> None:
        """Print the line of a layer once, when its time is known or the next one begins."""
        if self.layers and self.layers[-1].path not in self._told:
            last = self.layers[-1]
            self._told.add(last.path)
            took = f"{last.seconds:6.1f} s" if last.seconds is not None else ""
            ended = "destroyed" if last.destroyed else "" if last.changed else "no changes"
            self.console.print(f"  {last.path:<16} {took:>8}  {ended}".rstrip())

    _told: set[str] = field(default_factory=set)
