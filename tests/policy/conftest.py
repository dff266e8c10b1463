"""One checked synthesis of all environments, shared by every policy test and every test process."""

import fcntl
from pathlib import Path

import pytest

from tests.policy.platforms import ENVIRONMENTS, ROOT, Platform, read_platform
from tools.check.report import Report, read_report
from tools.check.run import check_app


@pytest.fixture(scope="session")
def assembly(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The assembly of all environments, with the checkers' report in it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "checked-environments"
    folder.mkdir(exist_ok=True)
    with (folder.parent / "checked-environments.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "validation-report.json").exists():
            check_app(ROOT / "app.py", assembly=folder, context={"environment": ",".join(ENVIRONMENTS)})
    return folder


@pytest.fixture(scope="session")
def report(assembly: Path) -> Report:
    """What the checkers found in all environments."""
    return read_report(assembly / "validation-report.json")


@pytest.fixture(params=ENVIRONMENTS)
def platform(request: pytest.FixtureRequest, assembly: Path) -> Platform:
    """The platform of each environment in turn."""
    return read_platform(assembly, request.param)
