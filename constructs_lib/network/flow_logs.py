"""The record of all traffic of a VPC."""

from aws_cdk.aws_ec2 import CfnFlowLog, Vpc
from aws_cdk.aws_iam import ManagedPolicy, PolicyStatement, Role, ServicePrincipal
from constructs import Construct

from constructs_lib.keys.key_policies import grants_to_services_only
from constructs_lib.keys.owned_key import OwnedKey, removal_policy
from constructs_lib.logs.owned_log_group import OwnedLogGroup
from constructs_lib.place import place_of


class FlowLogs(Construct):
    """All accepted and rejected traffic of a VPC, in an encrypted log group that expires.

    https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, vpc: Vpc, retention_days: int, retain: bool) -> None:
        """Create the log with its key, log group and role; `retain` keeps what was logged when the VPC goes."""
        super().__init__(scope, construct_id)
        self.key = OwnedKey(self, "Key", description=f"Logs of {vpc.node.path}", retain=retain)
        self.key.add_to_resource_policy(grants_to_services_only())
        group = OwnedLogGroup(
            self,
            "LogGroup",
            key=self.key,
            retention_days=retention_days,
            removal_policy=removal_policy(retain=retain),
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
