"""Tags of EKS resources, which UpdateX calls do not carry."""

from urllib.parse import quote

from ministack.services import eks

from tools.local_aws.emulator.ministack import tag_map
from tools.local_aws.emulator.resource_type import Properties


def retag(arn: str, record: dict[str, object], old: Properties, new: Properties) -> None:
    """Bring a resource's tags from what the template said to what it says now."""
    before, now = tag_map(old), tag_map(new)
    if before == now:
        return
    others = {key: value for key, value in eks._tags.get(arn, {}).items() if key not in before}
    eks._tags[arn] = {**others, **now}
    record["tags"] = dict(eks._tags[arn])


def path_part(arn: str) -> str:
    """An ARN as one part of a path."""
    return quote(arn, safe="")
