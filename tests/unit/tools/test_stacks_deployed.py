"""Only a stack that CloudFormation says does not exist is taken for one that does not stand."""

from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from tests.unit.tools.answering import Answering
from tools.assembly import AssemblyStack
from tools.failure import Failure
from tools.stacks_deployed import deployed

STACK = AssemblyStack(path="prod/network", name="prod-network", template_file=Path("none"), dependencies=())
ARN = "arn:aws:cloudformation:eu-west-1:111122223333:stack/prod-network/1"
STATUS = {"StackId": ARN, "StackName": "prod-network", "CreationTime": "2026-01-01T00:00:00Z"}


@pytest.fixture
def cloudformation() -> Any:
    return boto3.client(
        "cloudformation", region_name="eu-west-1", aws_access_key_id="111122223333", aws_secret_access_key="test"
    )


def test_a_stack_that_does_not_exist_does_not_stand(cloudformation: Any) -> None:
    with Stubber(cloudformation) as answers:
        answers.add_client_error("describe_stacks", "ValidationError", "Stack with id prod-network does not exist")

        assert deployed(Answering(cloudformation=cloudformation), [STACK]) == ()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("AccessDenied", "User is not authorized to perform: cloudformation:DescribeStacks"),
        ("Throttling", "Rate exceeded"),
        ("ExpiredToken", "The security token included in the request is expired"),
        ("ValidationError", "1 validation error detected"),
    ],
)
def test_any_other_answer_is_told_and_stops_the_command(cloudformation: Any, code: str, message: str) -> None:
    with Stubber(cloudformation) as answers:
        answers.add_client_error("describe_stacks", code, message)

        with pytest.raises(Failure, match=f"does not say whether prod/network stands: {code}: {message}"):
            deployed(Answering(cloudformation=cloudformation), [STACK])


def test_a_refusal_to_list_resources_is_not_taken_for_a_missing_stack(cloudformation: Any) -> None:
    with Stubber(cloudformation) as answers:
        answers.add_response("describe_stacks", {"Stacks": [{**STATUS, "StackStatus": "CREATE_COMPLETE"}]})
        answers.add_client_error("list_stack_resources", "ValidationError", f"Stack {ARN} does not exist")

        with pytest.raises(Failure, match="does not list the resources of prod/network: ValidationError"):
            deployed(Answering(cloudformation=cloudformation), [STACK])


def test_a_stack_that_stands_has_its_resources(cloudformation: Any) -> None:
    vpc = {"LogicalResourceId": "Vpc", "ResourceType": "AWS::EC2::VPC", "ResourceStatus": "CREATE_COMPLETE"}
    listed = {"StackResourceSummaries": [{**vpc, "LastUpdatedTimestamp": "2026-01-01T00:00:00Z"}]}
    with Stubber(cloudformation) as answers:
        answers.add_response("describe_stacks", {"Stacks": [{**STATUS, "StackStatus": "CREATE_COMPLETE"}]})
        answers.add_response("list_stack_resources", listed)

        (found,) = deployed(Answering(cloudformation=cloudformation), [STACK])

    assert (found.id, found.status, found.updatable) == (ARN, "CREATE_COMPLETE", True)
    assert [resource["LogicalResourceId"] for resource in found.resources] == ["Vpc"]
