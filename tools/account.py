"""An AWS account, reached with the person's own credentials."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from tools.cdk import run_cdk
from tools.failure import Failure
from tools.repository import LOCAL

NO_CREDENTIALS = """\
no AWS credentials: account {account} cannot be asked.
Sign in (aws sso login, or whatever your organisation uses) and name the profile: export AWS_PROFILE=...
Without an account: add LOCAL=1 to speak to the local AWS."""


@dataclass(frozen=True, kw_only=True)
class Account:
    """One account in one region, and as whom we speak to it."""

    account: str
    region: str
    caller: str
    """The ARN of the credentials' principal."""

    @classmethod
    def reached(cls, *, account: str, region: str) -> Self:
        """Ask the credentials whose they are; raises `Failure` where there are none, or another account's."""
        import boto3
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

        try:
            identity = boto3.Session(region_name=region).client("sts").get_caller_identity()
        except NoCredentialsError as error:
            raise Failure(NO_CREDENTIALS.format(account=account)) from error
        except (BotoCoreError, ClientError) as error:
            raise Failure(f"AWS does not accept the credentials for account {account}: {error}") from error
        if identity["Account"] != account:
            raise Failure(
                f"the credentials are of account {identity['Account']} ({identity['Arn']}), "
                f"the environment's file says {account}; name the right profile: export AWS_PROFILE=..."
            )
        return cls(account=account, region=region, caller=identity["Arn"])

    @property
    def description(self) -> str:
        """Which account, where, and as whom."""
        return f"AWS account {self.account}, {self.region}, as {self.caller}"

    def client(self, service: str) -> Any:  # noqa: ANN401  (boto3 makes its clients' classes at run time)
        """A boto3 client with the person's credentials."""
        import boto3

        return boto3.Session(region_name=self.region).client(service)

    def environment(self) -> dict[str, str]:
        """The person's own variables, for the environment's region."""
        return {**os.environ, "AWS_REGION": self.region, "AWS_DEFAULT_REGION": self.region}

    def cdk(self, *arguments: str, on_line: Callable[[str], None] | None = None) -> str:
        """Run the CDK CLI with the person's credentials, in an empty folder, so that it synthesises nothing again."""
        cwd = LOCAL / "empty"
        cwd.mkdir(parents=True, exist_ok=True)
        return run_cdk(*arguments, environment=self.environment(), cwd=cwd, log=LOCAL / "cdk.log", on_line=on_line)
