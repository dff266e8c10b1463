"""Charts as they are referred to: by repository and name, in a registry, or as a folder.

No chart is ever downloaded. `pull` leaves a folder that says only where the chart would have come from, which a later
installation from that folder records.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from tools.local_aws.kubernetes.helm.failure import Failure

OCI = "oci://"
ORIGIN = ".origin.json"


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart's name, the repository or registry that it is from (empty for a folder), and its version."""

    name: str
    repository: str
    version: str


def referred(reference: str, flags: Mapping[str, str]) -> Chart:
    """The chart that an installation refers to; raises `Failure` where helm would find none by that reference."""
    repository, version = flags.get("--repo", ""), flags.get("--version", "")
    if reference.startswith(OCI):
        if repository:
            raise Failure(f"--repo {repository} cannot be used with the chart {reference}: invalid reference")
        return in_registry(reference, version)
    if repository:
        if not repository.startswith(("https://", "http://")):
            raise Failure(f'could not find protocol handler for: "{repository.partition("://")[0]}"')
        return Chart(name=reference, repository=repository, version=version)
    return _in_folder(Path(reference))


def in_registry(reference: str, version: str) -> Chart:
    """The chart of an `oci://` reference."""
    path = reference.removeprefix(OCI)
    if "/" not in path or path.endswith("/"):
        raise Failure(f"invalid reference: {reference}")
    repository, _, name = reference.rpartition("/")
    return Chart(name=name, repository=repository, version=version)


def pull(chart: Chart, folder: Path) -> None:
    """Leave in the folder what an installation from it needs to know."""
    target = folder / chart.name
    if target.exists():
        raise Failure(f"failed to untar: a file or directory with the name {target} already exists")
    target.mkdir(parents=True)
    (target / ORIGIN).write_text(json.dumps(asdict(chart)))


def _in_folder(folder: Path) -> Chart:
    if (folder / ORIGIN).is_file():
        return Chart(**json.loads((folder / ORIGIN).read_text()))
    if not folder.is_dir():
        raise Failure(f'path "{folder}" not found')
    described = folder / "Chart.yaml"
    if not described.is_file():
        raise Failure("Chart.yaml file is missing")
    found = yaml.safe_load(described.read_text())
    for wanted in ("apiVersion", "name", "version"):
        if not isinstance(found, dict) or not found.get(wanted):
            raise Failure(f"validation: chart.metadata.{wanted} is required")
    return Chart(name=found["name"], repository="", version=str(found["version"]))
