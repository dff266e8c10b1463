"""Whom a command speaks to: an AWS account, or the local AWS."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from specs.environment import Environment
from tools.account import Account
from tools.failure import Failure
from tools.local_aws.session import LocalAws
from tools.repository import LOCAL


class Target(Protocol):
    """Something that answers as AWS, for one account and region."""

    @property
    def description(self) -> str:
        """Which account, where, and as whom."""
        ...

    def client(self, service: str) -> Any:  # noqa: ANN401  (boto3 makes its clients' classes at run time)
        """A boto3 client."""
        ...

    def environment(self) -> dict[str, str]:
        """The variables for a program that speaks to it."""
        ...

    def cdk(self, *arguments: str, on_line: Callable[[str], None] | None = None) -> str:
        """Run the CDK CLI against it; raises `CdkFailed`."""
        ...


def target_of(environment: Environment, *, local: bool) -> Target:
    """The account that the environment names, or the local AWS that plays it; raises `Failure`."""
    if local:
        return running_local_aws_of(environment)
    return Account.reached(account=environment.account, region=environment.region)


def running_local_aws_of(environment: Environment) -> LocalAws:
    """The environment's own local AWS; raises `Failure` where it does not run: a new one would hold nothing."""
    running = LocalAws.running(_folder(environment), account=environment.account, region=environment.region)
    if running is None:
        raise Failure(f"no local AWS runs for {environment.name}; make up ENV={environment.name} starts it and deploys")
    return running


def local_aws_of(environment: Environment) -> LocalAws:
    """The environment's own local AWS, started where it does not run."""
    return LocalAws.start(_folder(environment), account=environment.account, region=environment.region)


def _folder(environment: Environment) -> Path:
    return LOCAL / environment.name
