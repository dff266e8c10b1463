"""Secrets among the values of add-ons of one's own."""

from typing import Any

import pytest

from specs.add_ons.own.rules.secrets import configuration_holds_no_secrets, values_hold_no_secrets


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"password": "hunter2"}, ("values", "password")),
        ({"server": {"adminPassword": "hunter2"}}, ("values", "server", "adminPassword")),
        ({"server": {"token": "s.abc"}}, ("values", "server", "token")),
        ({"apiKey": "abc"}, ("values", "apiKey")),
        ({"api_key": "abc"}, ("values", "api_key")),
        ({"AWS_SECRET_ACCESS_KEY": "abc"}, ("values", "AWS_SECRET_ACCESS_KEY")),
        ({"clientSecret": "abc"}, ("values", "clientSecret")),
        ({"tokens": ["a"]}, ("values", "tokens", 0)),
        ({"env": [{"name": "X", "value": "{{resolve:secretsmanager:x}}"}]}, ("values", "env", 0, "value")),
    ],
)
def test_a_secret_is_found_where_it_stands(values: dict[str, Any], path: tuple[str | int, ...]) -> None:
    (violation,) = values_hold_no_secrets(values)

    assert violation.path == path
    assert "External Secrets" in violation.message


@pytest.mark.parametrize(
    "values",
    [
        {"existingSecret": "database"},
        {"existingPassword": "database"},
        {"secretName": "database"},
        {"passwordSecretRef": "database"},
        {"secretKeyRef": {"name": "database", "key": "user"}},
        {"password": ""},
        {"automountServiceAccountToken": True},
        {"secret": {"create": False}},
        {"tokenTtl": "1h"},
        {"key": "value"},
        {"replicaCount": 2},
    ],
)
def test_what_names_a_secret_or_none_is_not_one(values: dict[str, Any]) -> None:
    assert not list(values_hold_no_secrets(values))


def test_the_configuration_of_an_add_on_is_looked_at_as_values_are() -> None:
    (violation,) = configuration_holds_no_secrets({"auth": {"password": "hunter2"}})

    assert violation.path == ("configuration", "auth", "password")
