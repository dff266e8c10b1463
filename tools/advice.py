"""What the authors of environments ought to know, told by the commands that use their files."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from specs.advice import Advice
from specs.environment import Environment
from tools.console import warn

LONGEST_OPEN = timedelta(days=7)
"""For how long an emergency may keep its way in open without a word about it."""


def advice_at(environment: Environment, now: datetime) -> Iterator[Advice]:
    """What the file says for itself, and what the clock makes of it."""
    yield from environment.advice
    glass = environment.access.break_glass
    if glass is None or glass.open_until is None:
        return
    left = datetime.fromisoformat(glass.open_until) - now
    until = f"access.break_glass.open_until, {glass.open_until},"
    if left <= timedelta():
        message = f"{until} is past: the way in for emergencies is shut; remove the line"
        yield Advice(id="eks:glass-shut", message=message)
    elif left > LONGEST_OPEN:
        message = (
            f"{until} is {left.days} days away: until then whoever is named administers the cluster; an emergency "
            f"takes hours, and {LONGEST_OPEN.days} days at most"
        )
        yield Advice(id="eks:glass-open-for-long", message=message)


def tell_advice(environments: Iterable[Environment]) -> None:
    """A line for each, with the environment that it is about; nothing fails by it."""
    now = datetime.now(UTC)
    for environment in environments:
        for advice in advice_at(environment, now):
            warn(f"{environment.name}: {advice.message}")
