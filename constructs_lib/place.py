"""Where a construct is deployed to: what its ARNs are made of."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from aws_cdk import Stack
from constructs import IConstruct


@dataclass(frozen=True, kw_only=True)
class Place:
    """A stack's target: literal where the stack names its account and region, else tokens."""

    partition: str
    region: str
    account: str
    url_suffix: str
    """The end of host names, as `amazonaws.com`."""

    def arn(self, service: str, resource: str) -> str:
        """The ARN of a resource of this account and region, by its kind and name, as `cluster/prod`."""
        return f"arn:{self.partition}:{service}:{self.region}:{self.account}:{resource}"

    def global_arn(self, service: str, resource: str) -> str:
        """The ARN of a resource that has neither account nor region, as those of S3."""
        return f"arn:{self.partition}:{service}:::{resource}"


_places: WeakKeyDictionary[Stack, Place] = WeakKeyDictionary()


def place_of(scope: IConstruct) -> Place:
    """The place of the stack that a construct is in, asked of the CDK once for each stack."""
    stack = Stack.of(scope)
    if stack not in _places:
        _places[stack] = Place(
            partition=stack.partition, region=stack.region, account=stack.account, url_suffix=stack.url_suffix
        )
    return _places[stack]
