"""Principals of policies, each made once: what crosses to the CDK's Node process for every policy takes its time."""

from functools import cache

from aws_cdk.aws_iam import AnyPrincipal, ServicePrincipal


@cache
def anybody() -> AnyPrincipal:
    """Everybody; the statement's conditions say who of them."""
    return AnyPrincipal()


@cache
def service(name: str) -> ServicePrincipal:
    """An AWS service by its principal's name, as `eks.amazonaws.com`, without conditions."""
    return ServicePrincipal(name)
