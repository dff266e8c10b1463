"""The base of everything that may be written in an environment's file."""

from pydantic import BaseModel, ConfigDict


class Spec(BaseModel):
    """A part of an environment as its author writes it: plain values, frozen, no unknown field."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)
