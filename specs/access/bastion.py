"""The way in when the cluster's endpoint is private."""

from typing import ClassVar

from specs.access.policies import PeoplePolicyName
from specs.access.rules import bastion as rules
from specs.endpoints.reach import Call, Reach
from specs.spec import Rule, Spec


class BastionSpec(Spec):
    """A small host in a private subnet, reached through AWS Systems Manager only, with kubectl and view of the cluster.

    It has no inbound rule, no public address and no key.
    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (rules.the_bastion_has_an_x86_64_type,)
    reach: ClassVar[Reach] = Reach(
        calls=(
            Call(service="eks", because="asks for the cluster's address for its kubeconfig"),
            Call(service="s3", because="fetches kubectl"),
            Call(service="ssm", because="registers for sessions"),
            Call(service="ssmmessages", because="carries sessions"),
        )
    )
    """An agent that reaches ssmmessages calls no ec2messages:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html"""

    instance_type: str = "t3.micro"
    """An x86-64 instance type."""
    policy: PeoplePolicyName = "AmazonEKSViewPolicy"
    """What its role may do in the whole cluster. Whoever IAM lets open a session on the host acts as this role;
    AmazonEKSAdminViewPolicy reads Secrets too."""
