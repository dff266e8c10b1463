"""Environments for the tests of the stacks, and the layers that they become."""

import json
from pathlib import Path
from typing import Any

from specs.environment import Environment

NAMES = ("dev", "isolated", "prod")


def manifest_of(assembly: Path, name: str) -> dict[str, Any]:
    """The stage's manifest, with each stack's template under its layer's name."""
    folder = assembly / f"assembly-{name}"
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    stacks = {
        artifact["displayName"].removeprefix(f"{name}/"): {
            "id": artifact_id,
            **artifact,
            "template": json.loads((folder / artifact["properties"]["templateFile"]).read_text()),
        }
        for artifact_id, artifact in manifest["artifacts"].items()
        if artifact["type"] == "aws:cloudformation:stack"
    }
    return {"stacks": stacks, "missing": manifest.get("missing", [])}


def changed(original: Environment, **network: Any) -> Environment:
    """The same environment with fields of its network replaced."""
    return original.model_copy(update={"network": original.network.model_copy(update=network)})
