"""The record of all traffic of a VPC."""

from aws_cdk import Duration, RemovalPolicy
from aws_cdk.aws_ec2 import CfnFlowLog, Vpc
from aws_cdk.aws_iam import ManagedPolicy, PolicyStatement, Role, ServicePrincipal
from aws_cdk.aws_kms import Key
from constructs import Construct

from constructs_lib.logs.key_policies import grants_to_services_only
from constructs_lib.logs.owned_log_group import OwnedLogGroup
from constructs_lib.place import place_of


class FlowLogs(Construct):
    """All accepted and rejected traffic of a VPC, in an encrypted log group that expires.

    https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, vpc: Vpc, retention_days: int, retain: bool) -> None:
        """Create the log with its key, log group and role; `retain` keeps what was logged when the VPC goes."""
        super().__init__(scope, construct_id)
        removal_policy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE if retain else RemovalPolicy.DESTROY
        self.key = Key(
            self,
            "Key",
            description=f"Logs of {vpc.node.path}",
            enable_key_rotation=True,
            pending_window=Duration.days(30 if retain else 7),
            removal_policy=removal_policy,
        )
        self.key.add_to_resource_policy(grants_to_services_only())
        group = OwnedLogGroup(
            self, "LogGroup", key=self.key, retention_days=retention_days, removal_policy=removal_policy
        )
        role = self._role(group)
        CfnFlowLog(
            self,
            "Resource",
            resource_type="VPC",
            resource_id=vpc.vpc_id,
            traffic_type="ALL",
            log_destination_type="cloud-watch-logs",
            log_group_name=group.resource.ref,
            deliver_logs_permission_arn=role.role_arn,
        )

    def _role(self, group: OwnedLogGroup) -> Role:
        place = place_of(self)
        own_flow_logs = {
            "StringEquals": {"aws:SourceAccount": place.account},
            "ArnLike": {"aws:SourceArn": place.arn("ec2", "vpc-flow-log/*")},
        }
        role = Role(
            self,
            "Role",
            description="Writes VPC flow logs",
            assumed_by=ServicePrincipal("vpc-flow-logs.amazonaws.com", conditions=own_flow_logs),
        )
        ManagedPolicy(
            self,
            "Policy",
            description="Writes to the log group of VPC flow logs",
            roles=[role],
            statements=[
                PolicyStatement(
                    actions=["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    resources=[group.resource.attr_arn],
                )
            ],
        )
        return role
