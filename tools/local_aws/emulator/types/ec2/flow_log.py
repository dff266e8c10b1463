"""AWS::EC2::FlowLog."""

from ministack.services import ec2

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted

SAME_NAME = (
    "DeliverLogsPermissionArn",
    "LogDestination",
    "LogDestinationType",
    "LogFormat",
    "LogGroupName",
    "MaxAggregationInterval",
    "ResourceType",
    "TrafficType",
)


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    made = call_ec2(
        "CreateFlowLogs",
        **{name: properties.get(name) for name in SAME_NAME},
        **{"ResourceId.1": properties["ResourceId"]},
        **ec2_tags("flow-log", properties),
    )
    flow_log = element_text(made, "item")
    ec2._flow_logs[flow_log].update({name: properties[name] for name in SAME_NAME if name in properties})
    return Provisioned(flow_log, {"Id": flow_log})


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    retag_ec2(physical_id, old, new)
    return Provisioned(physical_id, {"Id": physical_id})


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("DeleteFlowLogs", **{"FlowLogId.1": physical_id})


FLOW_LOG = ResourceType(name="AWS::EC2::FlowLog", create=_create, update=_update, delete=_delete)
