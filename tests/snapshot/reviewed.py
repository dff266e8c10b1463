"""The templates of all deployed stacks, as people review them; `python -m tests.snapshot.reviewed` writes them anew."""

import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.synthesis import ROOT, assembly_of

FOLDER = Path(__file__).parent / "templates"
ASSET = re.compile(r"\b[0-9a-f]{64}\b")
BOILERPLATE = ("BootstrapVersion", "CheckBootstrapVersion")


def rendered() -> dict[Path, str]:
    """Every environment's templates, by the file that holds what was reviewed: `prod/network.yaml`."""
    assembly = assembly_of(*sorted((ROOT / "environments").glob("*.yaml")))
    return {
        FOLDER / f"{stack.hierarchical_id}.yaml": _as_yaml(json.loads(Path(stack.template_full_path).read_text()))
        for stage in assembly.nested_assemblies
        for stack in stage.nested_assembly.stacks
    }


def write() -> None:
    """Make today's templates the reviewed ones."""
    templates = rendered()
    shutil.rmtree(FOLDER, ignore_errors=True)
    for file, text in templates.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _as_yaml(template: dict[str, Any]) -> str:
    """YAML with the hashes of assets redacted, without what every stack has from the CDK."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.width = 120
    text = io.StringIO()
    yaml.dump({section: kept for section, content in template.items() if (kept := _kept(content))}, text)
    return ASSET.sub("<asset>", text.getvalue())


def _kept(content: object) -> object:
    match content:
        case dict():
            return {name: value for name, value in content.items() if name not in BOILERPLATE}
        case _:
            return content


if __name__ == "__main__":
    write()
