"""Log groups into which an add-on writes."""

from collections.abc import Sequence

from constructs import Construct

from constructs_lib.keys.key_policies import grants_to_services_only
from constructs_lib.keys.owned_key import OwnedKey, removal_policy
from constructs_lib.logs.owned_log_group import OwnedLogGroup


class ExpiringLogs(Construct):
    """Log groups under one name, encrypted with one key, each there before somebody writes into it.

    A group that is there already is not made: CloudFormation refuses.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        parts: Sequence[str],
        retention_days: int,
        retain: bool,
    ) -> None:
        """Create a group for each part of the name; `retain` keeps them and their key when they are destroyed."""
        super().__init__(scope, construct_id)
        key = OwnedKey(self, "Key", description=f"Logs of {name}", retain=retain)
        key.add_to_resource_policy(grants_to_services_only())
        for part in parts:
            OwnedLogGroup(
                self,
                part.title(),
                key=key,
                retention_days=retention_days,
                removal_policy=removal_policy(retain=retain),
                name=f"{name}/{part}",
            )
