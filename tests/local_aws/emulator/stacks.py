"""Deploys small templates to the emulator that is being tested."""

import json
import uuid
from collections.abc import Mapping
from typing import Any

Resources = Mapping[str, Any]


class Stack:
    """One stack: `deploy` creates or updates it and waits; what happened stands in `status` and `reasons`."""

    def __init__(self, cloudformation: Any, *, tags: Mapping[str, str] | None = None) -> None:
        self.client = cloudformation
        self.name = f"s{uuid.uuid4().hex[:10]}"
        self.tags = [{"Key": key, "Value": value} for key, value in (tags or {}).items()]
        self.deployed = False

    def deploy(self, resources: Resources, **sections: Any) -> "Stack":
        """Create or update the stack with these resources."""
        request = {
            "StackName": self.name,
            "TemplateBody": json.dumps({"Resources": resources, **sections}),
            "Capabilities": ["CAPABILITY_NAMED_IAM"],
            "Tags": self.tags,
        }
        if self.deployed:
            self.client.update_stack(**request)
        else:
            self.client.create_stack(**request)
        self.deployed = True
        return self.settle()

    def delete(self) -> "Stack":
        """Delete the stack."""
        self.stack_id = self.describe()["StackId"]
        self.client.delete_stack(StackName=self.name)
        self.name = self.stack_id
        return self.settle()

    def settle(self) -> "Stack":
        """Wait for the end of what the stack is doing."""
        for _ in range(2000):
            if not self.status.endswith("IN_PROGRESS"):
                return self
        raise TimeoutError(self.status)

    def describe(self) -> dict[str, Any]:
        """The stack, as CloudFormation describes it."""
        found: dict[str, Any] = self.client.describe_stacks(StackName=self.name)["Stacks"][0]
        return found

    @property
    def status(self) -> str:
        """The stack's status."""
        status: str = self.describe()["StackStatus"]
        return status

    @property
    def reasons(self) -> str:
        """What went wrong, newest first."""
        events = self.client.describe_stack_events(StackName=self.name)["StackEvents"]
        return "\n".join(e.get("ResourceStatusReason", "") for e in events if "FAILED" in e["ResourceStatus"])

    def physical_id(self, logical_id: str) -> str:
        """What `Ref` gives for a resource."""
        found = self.client.describe_stack_resource(StackName=self.name, LogicalResourceId=logical_id)
        physical_id: str = found["StackResourceDetail"]["PhysicalResourceId"]
        return physical_id

    def outputs(self) -> dict[str, str]:
        """The stack's outputs."""
        return {output["OutputKey"]: output["OutputValue"] for output in self.describe().get("Outputs", ())}
