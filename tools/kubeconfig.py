"""A kubeconfig for one cluster, whose token step is this repository's own."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tools.failure import Failure
from tools.repository import ROOT
from tools.target import Target

PASSED_ON = ("AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CA_BUNDLE")
"""How the credentials were found, so that kubectl finds the same; never the credentials themselves."""

OF_THE_LOCAL_AWS = ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_EC2_METADATA_DISABLED")
"""The local AWS has no secrets: its key is its account's number."""


def cluster_of(target: Target, name: str) -> dict[str, Any]:
    """The cluster as EKS describes it; raises `Failure` where there is none."""
    eks = target.client("eks")
    try:
        described: dict[str, Any] = eks.describe_cluster(name=name)["cluster"]
    except eks.exceptions.ResourceNotFoundException as error:
        raise Failure(f"{target.description} has no cluster {name}; deploy it first") from error
    return described


def write_kubeconfig(
    file: Path, cluster: Mapping[str, Any], *, region: str, variables: Mapping[str, str], local: bool
) -> None:
    """Write the file, for its owner's eyes alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    config = kubeconfig(cluster, region=region, variables=variables, local=local)
    file.write_text(yaml.safe_dump(config, sort_keys=False))
    file.chmod(0o600)


def kubeconfig(cluster: Mapping[str, Any], *, region: str, variables: Mapping[str, str], local: bool) -> dict[str, Any]:
    """The file's content, from what EKS's DescribeCluster says and the variables that reach its account."""
    name = cluster["name"]
    server = {"server": cluster["endpoint"]}
    if authority := (cluster.get("certificateAuthority") or {}).get("data"):
        server["certificate-authority-data"] = authority
    names = (*PASSED_ON, *OF_THE_LOCAL_AWS) if local else PASSED_ON
    passed_on = {"PYTHONPATH": str(ROOT), **{each: variables[each] for each in names if each in variables}}
    step = {
        "apiVersion": "client.authentication.k8s.io/v1",
        "command": sys.executable,
        "args": token_step(name, region),
        "env": [{"name": key, "value": value} for key, value in passed_on.items()],
        "interactiveMode": "IfAvailable",
    }
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": name, "cluster": server}],
        "users": [{"name": name, "user": {"exec": step}}],
        "contexts": [{"name": name, "context": {"cluster": name, "user": name}}],
        "current-context": name,
    }


def token_step(cluster: str, region: str) -> list[str]:
    """The arguments by which Python makes a token."""
    return ["-m", "tools", "token", "--cluster", cluster, "--region", region]
