"""AWS::IAM::InstanceProfile: ministack's `Ref` gives the ARN, AWS's the name."""

from ministack.services import iam

from tools.local_aws.emulator.ministack import call_iam
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted

LONGEST_NAME = 128


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    name = properties.get("InstanceProfileName") or wanted.generated_name(LONGEST_NAME)
    call_iam("_create_instance_profile", InstanceProfileName=name, Path=properties.get("Path", "/"))
    return _with_roles(name, properties)


def _update(physical_id: str, _: Properties, new: Properties) -> Provisioned:
    return _with_roles(physical_id, new)


def _with_roles(name: str, properties: Properties) -> Provisioned:
    profile = iam._instance_profiles[name]
    profile["Roles"] = list(properties["Roles"])
    return Provisioned(name, {"Arn": profile["Arn"]})


def _delete(physical_id: str, _: Properties) -> None:
    iam._instance_profiles.pop(physical_id, None)


INSTANCE_PROFILE = ResourceType(name="AWS::IAM::InstanceProfile", create=_create, update=_update, delete=_delete)
