"""Logs that somebody owns: encrypted with a customer-managed key, and expiring."""

from aws_cdk import RemovalPolicy, Stack
from aws_cdk.aws_kms import Key
from aws_cdk.aws_logs import CfnLogGroup
from constructs import Construct

from constructs_lib.keys.key_policies import use_for_logs
from constructs_lib.place import place_of
from constructs_lib.policy.acknowledgement import acknowledge

A_YEAR = 365
"""Days that Control Tower wants logs to be kept (CT.CLOUDWATCH.PR.2)."""


class OwnedLogGroup(Construct):
    """A CloudWatch log group with a retention, encrypted with a key that CloudWatch Logs may use for it alone.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        key: Key,
        retention_days: int,
        removal_policy: RemovalPolicy,
        name: str | None = None,
    ) -> None:
        """Create the log group and let CloudWatch Logs use the key for it.

        Without a name CloudFormation gives it one that starts with the stack's; a name is for logs that AWS writes
        to a place of its own choosing. The id, letters and digits, also names the statement in the key's policy.
        """
        super().__init__(scope, construct_id)
        self.resource = CfnLogGroup(
            self, "Resource", log_group_name=name, kms_key_id=key.key_arn, retention_in_days=retention_days
        )
        self.resource.apply_removal_policy(removal_policy)
        if retention_days < A_YEAR:
            acknowledge(
                self.resource,
                "cdk-validator-cfnguard::cloudwatch_log_group_retention_period_check",
                because=f"the environment's file keeps these logs for {retention_days} days, and says so beside what "
                "else it gives up; the default is a year",
            )
        place = place_of(self)
        self.arn = place.arn("logs", f"log-group:{name or f'{Stack.of(self).stack_name}-*'}")
        key.add_to_resource_policy(use_for_logs(place, log_groups=self.arn, sid=construct_id))
