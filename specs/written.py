"""Text of a certain form, with the rule in words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


@dataclass(frozen=True, kw_only=True)
class Written:
    """An annotation of `str`: the pattern it matches, its length, and how to say so to the one who wrote it."""

    pattern: str
    rule: str
    """What it must be: `must be 12 digits in quotes`."""
    example: str
    longest: int | None = None
    """Characters at most."""
    hint: Callable[[str], str | None] = lambda _: None
    """What is wrong with this very value, where that is known better than by the rule."""

    def check(self, value: str) -> str:
        """The value itself, or an error of type `rule`."""
        if self.longest is not None and len(value) > self.longest:
            raise _error(f"must be at most {self.longest} characters long, got {len(value)}: {value[:100]!r}")
        if re.fullmatch(self.pattern, value, re.ASCII) is None:
            raise _error(f"{self.hint(value) or self.rule}, got {value[:100]!r}")
        return value

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        length = {} if self.longest is None else {"maxLength": self.longest}
        return {**handler(schema), "pattern": f"^({self.pattern})$", "examples": [self.example], **length}


def _error(message: str) -> PydanticCustomError:
    return PydanticCustomError("form", "{message}", {"message": message})
