"""An app made of CloudFormation templates that lie in a folder, so that the checkers can look at them."""

import re
from pathlib import Path
from typing import Any

from aws_cdk import App, LegacyStackSynthesizer, Stack
from aws_cdk.cloudformation_include import CfnInclude

SUFFIXES = (".json", ".yaml", ".yml", ".template")


def templates(folder: Path) -> list[Path]:
    """Find the files of a folder that hold CloudFormation resources."""
    return [file for file in sorted(folder.rglob("*")) if file.suffix in SUFFIXES and _holds_resources(file)]


def _holds_resources(file: Path) -> bool:
    from cfnlint.decode import decode

    template: Any
    template, _ = decode(str(file))
    return isinstance(template, dict) and isinstance(template.get("Resources"), dict)


def include(app: App, folder: Path) -> None:
    """One stack for each template, named by its file. Exits where there is none."""
    found = templates(folder)
    if not found:
        raise SystemExit(f"{folder}: holds no CloudFormation template")
    for file in found:
        name = re.sub(r"[^A-Za-z0-9]+", "-", str(file.relative_to(folder).with_suffix("")).removesuffix(".template"))
        # The legacy synthesizer adds nothing to a template.
        stack = Stack(app, name, synthesizer=LegacyStackSynthesizer())
        CfnInclude(stack, "Template", template_file=str(file))


if __name__ == "__main__":
    templates_app = App()
    include(templates_app, Path(str(templates_app.node.get_context("templates"))))
    templates_app.synth()
