"""The logs of the functions that the CDK makes for kubectl."""

from aws_cdk import RemovalPolicy
from aws_cdk.aws_eks_v2 import KubectlProvider
from aws_cdk.aws_logs import CfnLogGroup
from constructs import Construct

from constructs_lib.keys.key_policies import grants_to_services_only, use_for_logs
from constructs_lib.keys.owned_key import OwnedKey
from constructs_lib.place import place_of

RETENTION_DAYS = 365


class FunctionLogs(Construct):
    """A key for the log groups of a kubectl provider, and a year for what stands in them.

    They say what was deployed and how it went. The cluster's audit log says it too, so they go with their functions.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, provider: KubectlProvider) -> None:
        """Create the key and give it to every log group of the provider."""
        super().__init__(scope, construct_id)
        place = place_of(self)
        key = OwnedKey(self, "Key", description="Logs of the kubectl functions", retain=False)
        key.add_to_resource_policy(
            use_for_logs(
                place,
                # CloudFormation names a function after its stack, but cuts a long stack's name: 64 characters.
                log_groups=place.arn("logs", "log-group:/aws/lambda/*"),
            )
        )
        key.add_to_resource_policy(grants_to_services_only())
        for group in provider.node.find_all():
            if isinstance(group, CfnLogGroup):
                group.kms_key_id = key.key_arn
                group.retention_in_days = RETENTION_DAYS
                group.apply_removal_policy(RemovalPolicy.DESTROY)
