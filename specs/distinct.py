"""Lists in which nothing stands twice."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from specs.problems import FieldPath
from specs.rules.lists import repeated

Entry = TypeVar("Entry")


@dataclass(frozen=True, kw_only=True)
class Once:
    """An annotation of a list: each entry stands in it once, for what stands twice was meant to be another."""

    by: str | None = None
    """The field by which entries are told apart; None: by themselves."""

    def check(self, entries: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
        """The entries themselves, or an error of type `form` at each that stands above already."""
        keys = entries if self.by is None else tuple(getattr(entry, self.by) for entry in entries)
        found = [_error(index, key, self.by) for index, key in repeated(keys)]
        if found:
            raise ValidationError.from_exception_data("list", found)
        return entries

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), **({"uniqueItems": True} if self.by is None else {})}


Distinct: TypeAlias = Annotated[tuple[Entry, ...], Once()]
"""A list in which no entry stands twice."""


def _error(index: int, key: Hashable, by: str | None) -> InitErrorDetails:
    named = repr(key) if isinstance(key, str) else str(key)
    error = PydanticCustomError("form", "{message}", {"message": f"must stand once, {named} stands above already"})
    path: FieldPath = (index,) if by is None else (index, by)
    return InitErrorDetails(type=error, loc=path, input=key)
