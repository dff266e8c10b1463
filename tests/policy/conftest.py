"""One checked synthesis of all environments, shared by every policy test and every test process."""

import fcntl
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.policy.platforms import ENVIRONMENTS, EVERY_FILE, ROOT, Platform, read_platform
from tests.synthesis import assembly_of
from tools.check.report import Report, read_report
from tools.check.run import check_app

Checked = Callable[[str, Path, Mapping[str, object]], Path]


@pytest.fixture(scope="session")
def checked(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Checked:
    """Check an app, unless another test process already has; gives the assembly, with the checkers' report in it."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent

    def check(name: str, app: Path, context: Mapping[str, object]) -> Path:
        assembly = shared / name
        assembly.mkdir(exist_ok=True)
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (assembly / "validation-report.json").exists():
                check_app(app, assembly=assembly, context=context)
        return assembly

    return check


@pytest.fixture(scope="session")
def assembly(checked: Checked) -> Path:
    """The checked assembly of all environments."""
    return checked("environments", ROOT / "app.py", {"environment": ",".join(ENVIRONMENTS)})


@pytest.fixture(scope="session")
def naive(checked: Checked) -> Path:
    """The checked assembly of an app that nobody hardened, and that acknowledges one of its findings."""
    return checked("naive", Path(__file__).with_name("naive") / "app.py", {})


@pytest.fixture(scope="session")
def report(assembly: Path) -> Report:
    """What the checkers found in all environments."""
    return read_report(assembly / "validation-report.json")


@pytest.fixture(params=ENVIRONMENTS)
def platform(request: pytest.FixtureRequest, assembly: Path) -> Platform:
    """The platform of each environment in turn."""
    return read_platform(assembly, ROOT / "environments" / f"{request.param}.yaml")


@pytest.fixture(scope="session")
def folder_of_all(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where all environments are synthesised to, examples among them, by whichever test process comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "all"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(params=EVERY_FILE, ids=lambda file: file.stem)
def any_platform(request: pytest.FixtureRequest, folder_of_all: Path) -> Platform:
    """The platform of each environment in turn, of the examples too, without what the checkers say of it."""
    file: Path = request.param
    assembly = folder_of_all / file.stem
    with (folder_of_all / f"{file.stem}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (assembly / "manifest.json").exists():
            assembly_of(file, outdir=assembly)
    return _read(assembly, file)


@cache
def _read(assembly: Path, file: Path) -> Platform:
    return read_platform(assembly, file)
