"""Programs that speak to the local AWS know nothing of an account."""

import os
from pathlib import Path

import pytest

from tools.local_aws.isolation import applied, isolated

HOSTILE = {
    "AWS_PROFILE": "production",
    "AWS_DEFAULT_PROFILE": "production",
    "AWS_ACCESS_KEY_ID": "AKIAREAL",
    "AWS_SECRET_ACCESS_KEY": "real",
    "AWS_SESSION_TOKEN": "real",
    "AWS_ENDPOINT_URL": "https://sts.amazonaws.com",
    "AWS_ENDPOINT_URL_STS": "https://sts.amazonaws.com",
    "AWS_CONFIG_FILE": "/home/somebody/.aws/config",
    "AWS_SHARED_CREDENTIALS_FILE": "/home/somebody/.aws/credentials",
    "AWS_ROLE_ARN": "arn:aws:iam::999999999999:role/admin",
    "AWS_WEB_IDENTITY_TOKEN_FILE": "/token",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.2/",
    "AWS_CA_BUNDLE": "/proxy.pem",
    "AWS_USE_FIPS_ENDPOINT": "true",
    "HTTPS_PROXY": "http://proxy:3128",
    "http_proxy": "http://proxy:3128",
    "HOME": "/home/somebody",
    "CDK_DEFAULT_ACCOUNT": "999999999999",
    "NODE_OPTIONS": "--require /evil.js",
    "PYTHONPATH": "/evil",
    "LD_PRELOAD": "/evil.so",
}


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    return isolated(folder=tmp_path, endpoint="http://127.0.0.1:4566", account="111122223333", region="eu-west-1")


def test_no_value_of_a_hostile_environment_leaks(environment: dict[str, str]) -> None:
    assert not set(HOSTILE.values()) - {"true"} & set(environment.values())


def test_no_variable_is_there_that_nobody_allowed(environment: dict[str, str]) -> None:
    assert set(environment) - {"LANG", "LC_ALL", "TERM", "COLUMNS", "LINES", "NO_COLOR"} == {
        "AWS_ACCESS_KEY_ID",
        "AWS_CONFIG_FILE",
        "AWS_DEFAULT_REGION",
        "AWS_EC2_METADATA_DISABLED",
        "AWS_ENDPOINT_URL",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SHARED_CREDENTIALS_FILE",
        "BOTO_CONFIG",
        "CDK_DISABLE_CLI_TELEMETRY",
        "CDK_DISABLE_VERSION_CHECK",
        "HOME",
        "JSII_RUNTIME_PACKAGE_CACHE_ROOT",
        "NO_PROXY",
        "PATH",
        "PYTHONUNBUFFERED",
        "TMPDIR",
    }


def test_home_and_temporary_files_are_inside_the_folder(environment: dict[str, str], tmp_path: Path) -> None:
    for name in ("HOME", "TMPDIR"):
        assert Path(environment[name]).is_relative_to(tmp_path)
        assert Path(environment[name]).is_dir()


def test_the_process_gets_its_own_environment_back(environment: dict[str, str]) -> None:
    before = dict(os.environ)
    with applied(environment):
        assert dict(os.environ) == environment
    assert dict(os.environ) == before


def test_the_process_gets_its_own_environment_back_after_an_error(environment: dict[str, str]) -> None:
    before = dict(os.environ)
    with pytest.raises(KeyError), applied(environment):
        raise KeyError
    assert dict(os.environ) == before
