"""AWS Control Tower's proactive controls as a checker of an app."""

import json
import platform
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jsii
from aws_cdk import (
    IPolicyValidationContext,
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
)

from tools.repository import LOCAL
from tools.unpacking import unpack

PACKAGE = "cdklabs.cdk-validator-cfnguard"
SYSTEMS = {"linux": "ubuntu", "darwin": "macos"}
PROCESSORS = {"x86_64": "x86_64", "aarch64": "aarch64", "arm64": "aarch64"}
VERDICTS = (0, 5, 19)
"""Exit codes of a run that came to an end, with findings or without (lib/utils.js of the package's 0.0.62; read
2026-11-23)."""


@jsii.implements(IPolicyValidationPlugin)
class ControlTowerGuard:
    """The rules and the cfn-guard of the package cdklabs.cdk-validator-cfnguard, without the package's own reading.

    Version 0.0.62 of that fails as a whole where one clause of a disjunction has no place, as for a function in a VPC.
    """

    @property
    def name(self) -> str:
        """Stands before the two colons of a rule: the package, whose rules these are."""
        return "cdk-validator-cfnguard"

    @property
    def version(self) -> str:
        """The package's."""
        return version(PACKAGE)

    @property
    def rule_ids(self) -> list[str] | None:
        """Not told."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Check every template of the assembly."""
        stacks = {stack.template_path: stack.stack_construct_path for stack in context.stack_templates}
        violations = [
            _violation(rule, template, stacks[template])
            for template, rules in _run(list(stacks)).items()
            for rule in rules
        ]
        return PolicyValidationPluginReport(success=not violations, violations=violations)


def _run(templates: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Give the rules that each template breaks."""
    package = _unpacked()
    program = package / "bin" / SYSTEMS[sys.platform] / PROCESSORS[platform.machine()] / "cfn-guard"
    command = [str(program), "validate", "--rules", str(package / "rules" / "control-tower" / "cfn-guard")]
    command += [argument for template in templates for argument in ("--data", template)]
    command += ["--output-format", "json", "--show-summary", "none", "--structured"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in VERDICTS:
        raise RuntimeError(f"cfn-guard ended with {done.returncode}: {done.stderr.strip()}")
    told = json.loads(done.stdout)
    results = {result["name"]: [entry["Rule"] for entry in result["not_compliant"]] for result in told}
    if missing := set(templates) - set(results):
        raise RuntimeError(f"cfn-guard says nothing of {', '.join(sorted(missing))}")
    return results


@cache
def _unpacked() -> Path:
    """Unpack the package's JavaScript module, which holds the program and the rules."""
    folder = LOCAL / f"cfn-guard-{version(PACKAGE)}"
    if not folder.exists():
        LOCAL.mkdir(exist_ok=True)
        modules = files("cdklabs.cdk_validator_cfnguard._jsii").iterdir()
        (archive,) = [found for found in modules if found.name.endswith(".tgz")]
        with as_file(archive) as path, tarfile.open(path) as module, TemporaryDirectory(dir=LOCAL) as unfinished:
            unpack(module, Path(unfinished))
            with suppress(OSError):  # somebody else was faster
                (Path(unfinished) / "package").rename(folder)
    return folder


def _violation(rule: dict[str, Any], template: str, stack_path: str) -> PolicyViolation:
    """Tell one rule, with every resource that breaks it."""
    resources = sorted({path.split("/")[2] for path in _values(rule, "path") if path.startswith("/Resources/")})
    message = next(_values(rule, "custom_message"), rule["name"])
    return PolicyViolation(
        rule_name=rule["name"],
        description=" ".join(line.strip() for line in message.splitlines() if "[FIX]" not in line).strip(),
        severity="error",
        violating_resources=[
            PolicyViolatingResource(locations=[], resource_logical_id=resource, template_path=template)
            for resource in resources
        ]
        or [PolicyViolatingResource(locations=[], construct_path=stack_path, template_path=template)],
    )


def _values(value: object, key: str) -> Iterator[str]:
    """Find every text of this key, at whatever depth: the form of a result follows the form of its rule."""
    if isinstance(value, list):
        for part in value:
            yield from _values(part, key)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name == key and isinstance(part, str):
                yield part
            else:
                yield from _values(part, key)
