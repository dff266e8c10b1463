"""Resources of AWS that stand beside an add-on, as data: the catalogue says what, a construct each makes it.

Their names are said, and not CloudFormation's: the add-on's identity is scoped to them before they are there, and what
is applied by GitOps may write them down. `{cluster}` and `{region}` stand for the cluster's own.
"""

from dataclasses import dataclass
from typing import TypeAlias

from specs.logs import RetentionDays


@dataclass(frozen=True, kw_only=True)
class NodeEventQueue:
    """A queue of what EC2 and AWS Health tell of instances: interruptions, maintenance, changes of state."""

    name: str


@dataclass(frozen=True, kw_only=True)
class LaunchedNodes:
    """The role, the instance profile and the access entry of nodes that an add-on launches by itself."""

    name: str
    """Of the role and of the instance profile."""


@dataclass(frozen=True, kw_only=True)
class ExpiringLogs:
    """Log groups into which an add-on writes, encrypted with a key of one's own, and not kept for ever."""

    name: str
    """Of all of them, up to the last part."""
    parts: tuple[str, ...]
    """The last part of each name: letters and digits."""
    retention_days: RetentionDays


Beside: TypeAlias = NodeEventQueue | LaunchedNodes | ExpiringLogs
"""One of them."""
