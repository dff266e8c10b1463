# ruff: noqa: SLF001 -- ministack has no public interface for this
"""How the emulator's functions come to their programs, and to a temporary folder of their own.

Pinned to ministack 1.5.33, whose private names are used: it has no public way to say what a function's process runs
first, nor to keep an unpacked layer.
"""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

from tools.local_aws.kubernetes import execution_environment
from tools.local_aws.kubernetes.layers import unpacked

PROGRAMS = frozenset({"awscli", "helm", "kubectl"})
"""The folders of the layers that are kept unpacked: each holds programs, nothing that a function imports."""


def prepare_functions(layers: Path) -> None:
    """Change how functions start in this process, once; layers are unpacked into the folder, which may be shared."""
    first = (
        "import pathlib, runpy\n"
        f"runpy.run_path({execution_environment.__file__!r})['prepare'](pathlib.Path(__file__).parent)\n"
    )
    if not lambda_runtime._PYTHON_WORKER_SCRIPT.startswith(first):
        lambda_runtime._PYTHON_WORKER_SCRIPT = first + lambda_runtime._PYTHON_WORKER_SCRIPT
        lambda_svc._resolve_layer_zip = _pointing(lambda_svc._resolve_layer_zip, layers)


def _pointing(resolve: Callable[[Any], bytes | None], layers: Path) -> Callable[[Any], bytes | None]:
    """In place of a layer of programs: a layer that says where it is unpacked.

    Otherwise each process of a function would unpack 160 MB and compile the AWS CLI anew.
    """

    def resolved(attachment: Any) -> bytes | None:  # noqa: ANN401 -- an ARN, alone or in a mapping
        layer = resolve(attachment)
        if layer is None or not _holds_programs(layer):
            return layer
        pointer = BytesIO()
        with zipfile.ZipFile(pointer, "w") as zipped:
            zipped.writestr(execution_environment.POINTER, str(unpacked(layer, layers)))
        return pointer.getvalue()

    return resolved


def _holds_programs(layer: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(layer)) as zipped:
        return {name.partition("/")[0] for name in zipped.namelist()} <= PROGRAMS
