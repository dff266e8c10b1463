"""AWS::SNS::Topic: ministack loses the attributes of a template."""

import json

from ministack.services import sns

from tools.local_aws.emulator.resource_type import Amendment, Properties

KEPT = ("KmsMasterKeyId", "TracingConfig", "SignatureVersion", "ContentBasedDeduplication", "ArchivePolicy")
"""Attributes that GetTopicAttributes calls as the template does."""


def _keep(physical_id: str, properties: Properties) -> None:
    attributes = sns._topics[physical_id]["attributes"]
    for name in KEPT:
        if name in properties:
            value = properties[name]
            attributes[name] = value if isinstance(value, str) else json.dumps(value)
        else:
            attributes.pop(name, None)


TOPIC = Amendment(name="AWS::SNS::Topic", keep=_keep)
