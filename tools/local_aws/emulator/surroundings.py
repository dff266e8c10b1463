"""The process environment that ministack reads while it is imported."""

import os
import tempfile

from tools.local_aws.emulator.settings import Settings


def surround(settings: Settings) -> None:
    """Point ministack, and the functions it runs, at this emulator's ports and folder.

    To be called before ministack's first import. Function handlers write to fixed names inside the temporary folder,
    so each emulator has its own: two can run side by side.
    """
    temporary = settings.state / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        {
            "GATEWAY_PORT": str(settings.port),
            "BIND_HOST": "127.0.0.1",
            "MINISTACK_HOST": "127.0.0.1",
            "MINISTACK_ACCOUNT_ID": settings.account,
            "MINISTACK_REGION": settings.region,
            "LAMBDA_EXECUTOR": "local",
            "STATE_DIR": str(settings.state / "ministack"),
            "S3_DATA_DIR": str(settings.state / "s3"),
            "TMPDIR": str(temporary),
            "AWS_EC2_METADATA_DISABLED": "true",
        }
    )
    tempfile.tempdir = None  # what Python remembers of the temporary folder of before
