"""Keys of one's own."""

from aws_cdk import Duration, RemovalPolicy
from aws_cdk.aws_kms import Key
from constructs import Construct


def removal_policy(*, retain: bool) -> RemovalPolicy:
    """What becomes of a key, and of what it encrypts, when its stack lets go of it."""
    return RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE if retain else RemovalPolicy.DESTROY


class OwnedKey(Key):
    """A customer-managed key with rotation. One that is retained waits longest before it is deleted by hand.

    https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, description: str, retain: bool) -> None:
        """Create the key; `retain` keeps it when it is destroyed."""
        super().__init__(
            scope,
            construct_id,
            description=description,
            enable_key_rotation=True,
            pending_window=Duration.days(30 if retain else 7),
            removal_policy=removal_policy(retain=retain),
        )
