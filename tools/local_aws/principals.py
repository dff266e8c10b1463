"""The people's roles and users that an environment names: in an account they exist before it, here they are made."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from specs.environment import Environment
from tools.local_aws.session import LocalAws

TRUST_NOBODY = '{"Version": "2012-10-17", "Statement": []}'


def principals_of(environment: Environment) -> Iterator[str]:
    """The ARNs of all who may enter, teams' members among them."""
    return (grant.principal for grant in environment.grants)


def make_principals(local_aws: LocalAws, arns: Iterable[str]) -> None:
    """Make those that do not exist yet; EKS refuses an access entry for a principal that IAM does not know."""
    iam = local_aws.client("iam")
    for arn in arns:
        kind, _, rest = arn.rpartition(":")[2].partition("/")
        path, _, name = f"/{rest}".rpartition("/")
        with suppress(iam.exceptions.EntityAlreadyExistsException):
            _make(iam, kind, path=f"{path}/", name=name)


def _make(iam: Any, kind: str, *, path: str, name: str) -> None:  # noqa: ANN401  (a boto3 client)
    if kind == "role":
        iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=TRUST_NOBODY)
    else:
        iam.create_user(UserName=name, Path=path)


def made_beside(local_aws: LocalAws, environment: Environment) -> frozenset[str]:
    """The names and ids of what `make up` makes beside the environment's own stacks: principals, and the CDK's."""
    pages = local_aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName="CDKToolkit")
    of_the_cdk = {found["PhysicalResourceId"] for page in pages for found in page["StackResourceSummaries"]}
    return frozenset(of_the_cdk | {arn.rpartition("/")[2] for arn in principals_of(environment)})
