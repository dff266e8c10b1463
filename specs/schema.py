"""The JSON Schema of an environment's file, by which editors complete and check it while it is written.

`python -m specs.schema` writes `environments/schema.json`.
"""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from specs.environment import Environment

FILE = Path(__file__).parents[1] / "environments" / "schema.json"


class _WithoutTitles(GenerateJsonSchema):
    """Titles would repeat the fields' names, which an editor shows anyway."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as pydantic declares it
        return False


def schema() -> dict[str, Any]:
    """The schema; what it cannot say (rules between fields) is said when the file is read."""
    body = Environment.model_json_schema(schema_generator=_WithoutTitles)
    return {"$schema": _WithoutTitles.schema_dialect, **body}


def render() -> str:
    """The schema as it stands in the repository."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(render(), encoding="utf-8")
