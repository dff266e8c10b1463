"""Strictness put around ministack's provisioning: schemas are checked, and create-only changes replace."""

from collections.abc import Mapping
from typing import Any

from ministack.core.responses import get_region, new_uuid
from ministack.services.cloudformation import provisioners, stacks

from tools.local_aws.emulator.strict.properties import validate
from tools.local_aws.emulator.strict.replacement import recreation, replaces

Properties = Mapping[str, Any]


def make_strict() -> None:
    """Wrap ministack's functions, wherever its stack engine has a name for them."""
    provision, update = provisioners._provision_resource, provisioners._update_resource
    lenient_replacing, lenient_recreation = provisioners._replacing_change, provisioners._property_recreation

    def provision_strictly(type_name: str, logical_id: str, properties: Properties, stack: str) -> Any:
        validate(type_name, properties, region=get_region())
        if not provisioners._NAME_SEED.get():
            # CloudFormation draws a new name for each creation; ministack's is the same after a stack's end, when what
            # bore it may have left something behind. The stack engine keeps the seed with the resource.
            provisioners._NAME_SEED.set(new_uuid()[:8])
        return provision(type_name, logical_id, properties, stack)

    def update_strictly(type_name: str, physical_id: str, old: Properties, new: Properties, *more: Any) -> Any:
        validate(type_name, new, region=get_region())
        return update(type_name, physical_id, old, new, *more)

    def replacing(type_name: str, old: Properties, new: Properties) -> bool:
        return lenient_replacing(type_name, old, new) or replaces(type_name, old, new, region=get_region())

    def property_recreation(type_name: str, name: str) -> str:
        strict = recreation(type_name, name, region=get_region())
        return lenient_recreation(type_name, name) if type_name in provisioners._REPLACING_PROPERTIES else strict

    for module in (provisioners, stacks):
        module._provision_resource = provision_strictly
        module._update_resource = update_strictly
        module._replacing_change = replacing
        module._property_recreation = property_recreation
