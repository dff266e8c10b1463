"""AWS::EC2::Instance."""

import base64

from ministack.services import ec2

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted

SAME_NAME = ("ImageId", "InstanceType", "KeyName", "SubnetId", "PrivateIpAddress", "UserData")


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    numbered = enumerate(properties.get("SecurityGroupIds") or (), start=1)
    groups = {f"SecurityGroupId.{number}": group for number, group in numbered}
    made = call_ec2(
        "RunInstances",
        MinCount=1,
        MaxCount=1,
        **{name: properties.get(name) for name in SAME_NAME},
        **groups,
        **{"IamInstanceProfile.Name": properties.get("IamInstanceProfile")},
        **ec2_tags("instance", properties),
    )
    return _standing(element_text(made, "instanceId"))


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    record = ec2._instances[physical_id]
    record.update({name: new[name] for name in ("InstanceType",) if name in new})
    if "UserData" in new:
        record["UserData"] = base64.b64decode(new["UserData"]).decode()
    retag_ec2(physical_id, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("TerminateInstances", **{"InstanceId.1": physical_id})


def _standing(instance: str) -> Provisioned:
    record = ec2._instances[instance]
    return Provisioned(
        instance,
        {
            "AvailabilityZone": record.get("Placement", {}).get("AvailabilityZone", ""),
            "InstanceId": instance,
            "PrivateDnsName": record.get("PrivateDnsName", ""),
            "PrivateIp": record.get("PrivateIpAddress", ""),
            "PublicDnsName": record.get("PublicDnsName", ""),
            "PublicIp": record.get("PublicIpAddress", ""),
            "VpcId": record.get("VpcId", ""),
        },
    )


INSTANCE = ResourceType(name="AWS::EC2::Instance", create=_create, update=_update, delete=_delete)
