"""The token by which a person's AWS identity opens a cluster.

A token is a signed request that is never sent: the cluster sends it to AWS STS itself, and so learns who signed it
(README of kubernetes-sigs/aws-iam-authenticator at 05d4010, "API Authorization from Outside a Cluster").
"""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

from tools.failure import Failure

PREFIX = "k8s-aws-v1."
CLUSTER_HEADER = "x-k8s-aws-id"
"""Signed too, so that a token for one cluster is worth nothing at another."""

SIGNED_SECONDS = 60
LIFE = timedelta(minutes=14)
"""Clusters accept it for 15 minutes after it was signed; one less, so that none is used too late."""


def credential(cluster: str, *, region: str, now: datetime | None = None) -> dict[str, Any]:
    """What kubectl takes from an exec plugin: a token with its end (Kubernetes' client.authentication.k8s.io/v1)."""
    ends = (now or datetime.now(UTC)) + LIFE
    return {
        "apiVersion": "client.authentication.k8s.io/v1",
        "kind": "ExecCredential",
        "spec": {},
        "status": {"expirationTimestamp": f"{ends:%Y-%m-%dT%H:%M:%SZ}", "token": token(cluster, region=region)},
    }


def token(cluster: str, *, region: str) -> str:
    """A token for the cluster, signed with the credentials at hand; raises `Failure` where there are none."""
    import boto3
    from botocore.exceptions import BotoCoreError

    try:
        sts = boto3.Session(region_name=region).client("sts")
        sts.meta.events.register(
            "before-sign.sts.GetCallerIdentity",
            lambda request, **_: request.headers.add_header(CLUSTER_HEADER, cluster),
        )
        url = sts.generate_presigned_url("get_caller_identity", ExpiresIn=SIGNED_SECONDS, HttpMethod="GET")
    except BotoCoreError as error:
        raise Failure(f"no AWS credentials to sign a token for {cluster}: {error}") from error
    return PREFIX + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")
