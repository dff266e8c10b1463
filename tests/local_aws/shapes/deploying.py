"""Assemblies deployed as the CDK CLI deploys them, through the APIs of S3 and CloudFormation alone."""

import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.assembly import AssemblyStack, stacks_of
from tools.local_aws.session import LocalAws

SECONDS = 300
"""How long one layer may take; it takes one or two, and some more where functions run."""


class DeploymentFailedError(Exception):
    """A layer ended in another state than it should; `str()` has the reasons of CloudFormation's events."""


def prepare(aws: LocalAws) -> None:
    """Make what `cdk bootstrap` would make and these deployments need: the bucket of assets, and its version."""
    aws.client("s3").create_bucket(
        Bucket=f"cdk-hnb659fds-assets-{aws.process.account}-{aws.process.region}",
        **_place(aws.process.region),
    )
    aws.client("ssm").put_parameter(Name="/cdk-bootstrap/hnb659fds/version", Value="30", Type="String")


def _place(region: str) -> dict[str, Any]:
    """Where a bucket is; us-east-1, where S3 began, is not said."""
    return {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}


def deploy(aws: LocalAws, assembly: Path) -> None:
    """Publish the assets of an assembly, then create or update its stacks in order. Raises DeploymentFailedError."""
    publish(aws, assembly)
    standing = {stack["StackName"] for stack in _standing(aws.client("cloudformation"))}
    for stack in stacks_of(assembly):
        deploy_stack(aws, stack, update=stack.name in standing)


def deploy_stack(aws: LocalAws, stack: AssemblyStack, *, update: bool = False) -> None:
    """Create or update one stack, whose assets are published. Raises DeploymentFailedError."""
    cloudformation = aws.client("cloudformation")
    request = {
        "StackName": stack.name,
        "TemplateURL": _address(aws, stack),
        "Capabilities": ["CAPABILITY_NAMED_IAM"],
    }
    if not update:
        cloudformation.create_stack(**request)
    elif not _updated(cloudformation, request):
        return
    _settle(cloudformation, stack.name, wanted=("CREATE_COMPLETE", "UPDATE_COMPLETE"))


def delete(aws: LocalAws, assembly: Path) -> None:
    """Delete the stacks of an assembly, the last first. Raises DeploymentFailedError."""
    for stack in reversed(stacks_of(assembly)):
        delete_stack(aws, stack)


def delete_stack(aws: LocalAws, stack: AssemblyStack) -> None:
    """Delete one stack. Raises DeploymentFailedError."""
    cloudformation = aws.client("cloudformation")
    (described,) = cloudformation.describe_stacks(StackName=stack.name)["Stacks"]
    cloudformation.delete_stack(StackName=stack.name)
    _settle(cloudformation, described["StackId"], wanted=("DELETE_COMPLETE",))


def publish(aws: LocalAws, assembly: Path) -> None:
    """Put what the bucket of assets does not hold: a key says what is in it, so that what is there is the same."""
    s3 = aws.client("s3")
    for manifest in assembly.rglob("*.assets.json"):
        for asset in json.loads(manifest.read_text())["files"].values():
            for place in asset["destinations"].values():
                if "Contents" not in s3.list_objects_v2(Bucket=place["bucketName"], Prefix=place["objectKey"]):
                    source = manifest.parent / asset["source"]["path"]
                    data = _packed(source, packaging=asset["source"]["packaging"])
                    s3.put_object(Bucket=place["bucketName"], Key=place["objectKey"], Body=data)


def _packed(source: Path, *, packaging: str) -> bytes:
    if packaging == "file":
        return source.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in source.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(source))
    return packed.getvalue()


def _address(aws: LocalAws, stack: AssemblyStack) -> str:
    """Where a stack's template was published."""
    manifest = json.loads((stack.template_file.parent / "manifest.json").read_text())
    (published,) = (
        artifact["properties"]["stackTemplateAssetObjectUrl"]
        for artifact in manifest["artifacts"].values()
        if artifact.get("properties", {}).get("templateFile") == stack.template_file.name
    )
    bucket, _, key = published.removeprefix("s3://").partition("/")
    return f"{aws.endpoint}/{bucket}/{key}"


def _updated(cloudformation: Any, request: dict[str, Any]) -> bool:
    """Begin an update; False where nothing is to be updated."""
    try:
        cloudformation.update_stack(**request)
    except cloudformation.exceptions.ClientError as error:
        if "No updates are to be performed" in str(error):
            return False
        raise
    return True


def _settle(cloudformation: Any, stack: str, *, wanted: tuple[str, ...]) -> None:
    deadline, pause = time.monotonic() + SECONDS, 0.02
    while (status := _status(cloudformation, stack)).endswith("_IN_PROGRESS"):
        if time.monotonic() > deadline:
            raise DeploymentFailedError(f"{stack} is still {status}")
        time.sleep(pause)
        pause = min(2 * pause, 0.5)
    if status not in wanted:
        raise DeploymentFailedError("\n".join([f"{stack}: {status}", *_reasons(cloudformation, stack)]))


def _status(cloudformation: Any, stack: str) -> str:
    (described,) = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    return str(described["StackStatus"])


def _reasons(cloudformation: Any, stack: str) -> Iterator[str]:
    for page in cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack):
        for event in page["StackEvents"]:
            if event["ResourceStatus"].endswith("_FAILED"):
                yield f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}"


def _standing(cloudformation: Any) -> list[dict[str, Any]]:
    stacks: list[dict[str, Any]] = cloudformation.describe_stacks()["Stacks"]
    return [stack for stack in stacks if stack["StackStatus"] != "DELETE_COMPLETE"]
