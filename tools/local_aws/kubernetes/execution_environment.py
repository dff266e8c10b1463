"""What a function's process finds where Lambda has `/opt` and `/tmp`; run in that process before its handler.

The emulator unpacks layers beside the function instead of at `/opt`, and gives all functions one temporary folder. On
Lambda each execution environment has its own `/tmp`, on which CDK's kubectl handler relies: it writes `kubeconfig`,
`manifest.yaml` and `values.yaml` there under fixed names (aws-cdk-lib 2.275.0, aws-eks-v2/kubectl-handler), so that two
manifests applied at once would overwrite each other.
"""

import os
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
"""The clone."""

POINTER = "unpacked-at"
"""The file of a layer which names the folder that the layer is really unpacked in."""


def prepare(folder: Path) -> None:
    """Give this process its own temporary folder, and the programs of its function's layers."""
    programs, temporary = folder / "bin", folder / "tmp"
    programs.mkdir(exist_ok=True)
    temporary.mkdir(exist_ok=True)
    for layer in filter(None, os.environ.get("_LAMBDA_LAYERS_DIRS", "").split(os.pathsep)):
        pointer = Path(layer) / POINTER
        if pointer.is_file():
            _link(Path(pointer.read_text()), programs)
    os.environ |= {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "TMPDIR": str(temporary),
        "TEST_OUTDIR": str(temporary),  # what the handler reads in place of /tmp
        "KUBECACHEDIR": str(temporary / "kube-cache"),
    }


def _link(layer: Path, programs: Path) -> None:
    if (layer / "kubectl/kubectl").is_file():
        (programs / "kubectl").symlink_to(layer / "kubectl/kubectl")
    if (layer / "helm/helm").is_file():
        _script(programs / "helm", f"PYTHONPATH={shlex.quote(str(ROOT))}", "-m", "tools.local_aws.kubernetes.helm")
    if (layer / "awscli/aws").is_file():
        _script(programs / "aws", "", str(layer / "awscli/aws"))


def _script(file: Path, variables: str, *arguments: str) -> None:
    """A program that runs this Python: the layer's own names one that only Lambda has."""
    command = shlex.join([sys.executable, *arguments])
    file.write_text(f'#!/bin/sh\n{variables} exec {command} "$@"\n')
    file.chmod(0o755)
