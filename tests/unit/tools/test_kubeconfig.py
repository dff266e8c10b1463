"""The way to a cluster: a kubeconfig without secrets, and a token that opens one cluster only."""

import base64
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from tools.kubeconfig import kubeconfig
from tools.kubernetes_token import credential

CLUSTER = {
    "name": "prod",
    "endpoint": "https://ABC.gr7.eu-west-1.eks.amazonaws.com",
    "certificateAuthority": {"data": "Q0E="},
}
VARIABLES = {
    "AWS_PROFILE": "prod-admin",
    "AWS_ACCESS_KEY_ID": "AKIAREAL",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "AWS_SESSION_TOKEN": "session",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
}


def passed_on(*, local: bool) -> dict[str, str]:
    config = kubeconfig(CLUSTER, region="eu-west-1", variables=VARIABLES, local=local)
    return {each["name"]: each["value"] for each in config["users"][0]["user"]["exec"]["env"]}


def test_a_kubeconfig_for_an_account_names_the_profile_and_holds_no_secret() -> None:
    told = passed_on(local=False)
    assert told.pop("PYTHONPATH")
    assert told == {"AWS_PROFILE": "prod-admin"}


def test_a_kubeconfig_for_the_local_aws_leads_there() -> None:
    assert passed_on(local=True)["AWS_ENDPOINT_URL"] == "http://127.0.0.1:4566"


def test_the_cluster_is_the_one_that_eks_described() -> None:
    config = kubeconfig(CLUSTER, region="eu-west-1", variables={}, local=False)
    assert config["clusters"] == [
        {"name": "prod", "cluster": {"server": CLUSTER["endpoint"], "certificate-authority-data": "Q0E="}}
    ]
    assert config["users"][0]["user"]["exec"]["args"][-4:] == ["--cluster", "prod", "--region", "eu-west-1"]


def test_a_token_is_a_signed_question_who_am_i_that_names_the_cluster(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    found = credential("prod", region="eu-west-1", now=datetime(2026, 11, 23, 10, 0, tzinfo=UTC))
    assert found["status"]["expirationTimestamp"] == "2026-11-23T10:14:00Z"
    prefix, _, encoded = found["status"]["token"].partition(".")
    url = urlsplit(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode())
    query = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert prefix == "k8s-aws-v1"
    assert (url.scheme, url.netloc) == ("https", "sts.eu-west-1.amazonaws.com")
    assert (query["Action"], query["X-Amz-Expires"]) == ("GetCallerIdentity", "60")
    assert query["X-Amz-SignedHeaders"] == "host;x-k8s-aws-id"
