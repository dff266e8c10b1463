"""Instances that wait, started once already, for their group to grow."""

from typing import Literal

from pydantic import Field

from specs.spec import Spec


class WarmPoolSpec(Spec):
    """A warm pool of a node group: a node that is needed comes from it, and need not boot for the first time.

    https://docs.aws.amazon.com/eks/latest/userguide/warm-pools-managed-node-groups.html
    """

    min: int = Field(default=0, ge=0, le=450)
    """The fewest instances that wait."""
    max_prepared: int | None = Field(default=None, ge=1, le=450)
    """The most instances that wait or serve; absent: the group's most."""
    waiting: Literal["stopped", "running"] = "stopped"
    """How they wait: stopped, at the price of their volumes, or running, at their own price. (Hibernated ones need a
    launch template that lets them hibernate, and an instance type that can.)"""
    reuse_on_scale_in: bool = False
    """Nodes that are not needed go back to the pool, and are not terminated."""
