"""The API of ECR Public, which ministack lacks: the one action that a pull from there begins with.

https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_GetAuthorizationToken.html
"""

import base64
import json
import time
from typing import Any

from tools.local_aws.emulator.callers import Application

TARGET = b"SpencerFrontendService.GetAuthorizationToken"
TWELVE_HOURS = 12 * 60 * 60
TOKEN = base64.b64encode(b"AWS:local").decode()


def with_public_registry(application: Application) -> Application:
    """The same ASGI application, which gives tokens for public.ecr.aws."""

    async def answering(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or dict(scope["headers"]).get(b"x-amz-target") != TARGET:
            await application(scope, receive, send)
            return
        token = {"authorizationToken": TOKEN, "expiresAt": int(time.time()) + TWELVE_HOURS}
        body = json.dumps({"authorizationData": token}).encode()
        headers = [(b"content-type", b"application/x-amz-json-1.1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    return answering
