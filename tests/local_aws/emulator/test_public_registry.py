"""ECR Public, as far as a pull from there asks it."""

import base64
from datetime import UTC, datetime

import boto3

from tests.local_aws.emulator.conftest import ACCOUNT


def test_whoever_pulls_gets_a_token(emulator: str) -> None:
    ecr = boto3.client(
        "ecr-public",
        endpoint_url=emulator,
        region_name="us-east-1",
        aws_access_key_id=ACCOUNT,
        aws_secret_access_key="test",
    )

    found = ecr.get_authorization_token()["authorizationData"]

    assert base64.b64decode(found["authorizationToken"]).startswith(b"AWS:")
    assert found["expiresAt"] > datetime.now(UTC)
