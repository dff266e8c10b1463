"""kubectl as the tests call it."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Kubectl:
    """kubectl, in an environment built from nothing, speaking to one cluster."""

    program: Path
    folder: Path
    endpoint: str

    @property
    def kubeconfig(self) -> Path:
        return self.folder / "kubeconfig"

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.program.parent}{os.pathsep}{os.defpath}", "HOME": str(self.folder), "NO_PROXY": "*"}

    def run(self, *arguments: str, objects: list[dict[str, Any]] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.program), "--kubeconfig", str(self.kubeconfig), *arguments, *(["-f", "-"] if objects else [])],
            input="".join(json.dumps(found) for found in objects or ()),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, *arguments: str, objects: list[dict[str, Any]] | None = None) -> str:
        answer = self.run(*arguments, objects=objects)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout

    def read(self, *arguments: str) -> Any:
        return json.loads(self.done("get", *arguments, "--output", "json"))
