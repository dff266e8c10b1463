"""Who may use a VPC endpoint: the account's own principals, and what AWS's services need beside them.

An endpoint policy grants nothing; it bounds what credentials from elsewhere can do from within the VPC.
https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
"""

from aws_cdk import Stack
from aws_cdk.aws_iam import AnyPrincipal, PolicyStatement

from specs.network import EndpointService


def for_service(service: EndpointService, stack: Stack) -> tuple[PolicyStatement, ...]:
    """The statements for an interface endpoint."""
    own = _own_principals(stack.account)
    return (own, _federated_callers(stack.account)) if service == "sts" else (own,)


def for_s3(stack: Stack) -> tuple[PolicyStatement, ...]:
    """The statements for the gateway endpoint of S3.

    Image layers lie in a bucket of ECR and are read by links that ECR signs, not the account.
    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
    """
    layers = PolicyStatement(
        sid="EcrImageLayers",
        principals=[AnyPrincipal()],
        actions=["s3:GetObject"],
        resources=[f"arn:{stack.partition}:s3:::prod-{stack.region}-starport-layer-bucket/*"],
    )
    return (_own_principals(stack.account), layers)


def _own_principals(account: str) -> PolicyStatement:
    return PolicyStatement(
        sid="OwnPrincipals",
        principals=[AnyPrincipal()],
        actions=["*"],
        resources=["*"],
        conditions={"StringEquals": {"aws:PrincipalAccount": account}},
    )


def _federated_callers(account: str) -> PolicyStatement:
    """Callers with a web identity have no account yet; the role they take has one.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_policies.html
    """
    return PolicyStatement(
        sid="FederatedCallers",
        principals=[AnyPrincipal()],
        actions=["sts:AssumeRoleWithWebIdentity"],
        resources=["*"],
        conditions={"StringEquals": {"aws:ResourceAccount": account}},
    )
