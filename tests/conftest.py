"""What holds for every test, however pytest was started."""

import os

import pytest

from tools.no_account import without_account


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    """Before any module of tests is imported: no test finds an account, even one that forgets the local AWS."""
    variables = without_account(os.environ)
    os.environ.clear()
    os.environ.update(variables)
