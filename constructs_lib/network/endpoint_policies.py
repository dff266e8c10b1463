"""Who may use a VPC endpoint: the account's own principals, and what AWS's services need beside them.

An endpoint policy grants nothing; it bounds what credentials from elsewhere can do from within the VPC.
https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
"""

from aws_cdk import Fn, Stack
from aws_cdk.aws_iam import AnyPrincipal, PolicyStatement

from specs.network.endpoint_services import EndpointService


def for_service(service: EndpointService, *, account: str) -> tuple[PolicyStatement, ...]:
    """The statements for an interface endpoint."""
    own = _own_principals(account)
    return (own, _federated_callers(account)) if service == "sts" else (own,)


def for_s3(stack: Stack, *, way_out: bool) -> tuple[PolicyStatement, ...]:
    """The statements for the gateway endpoint of S3, through which all S3 of the region goes.

    Some links into buckets of AWS are signed by AWS, not by the account. Where there is a way out to the internet,
    anything public may be read too: registry.k8s.io sends image pulls from AWS to its buckets, and Amazon Linux has
    its packages there. Only the account's own principals write, and custom resources their answers.
    https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-minimum-s3-perms
    https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-vpce-bucketnames.html
    https://github.com/kubernetes/registry.k8s.io/blob/main/cmd/archeio/docs/request-handling.md
    """
    layers = _anybody("EcrImageLayers", "s3:GetObject", f"prod-{stack.region}-starport-layer-bucket", stack)
    region = Fn.join("", Fn.split("-", stack.region))
    responses = _anybody(
        "CustomResourceResponses", "s3:PutObject", f"cloudformation-custom-resource-response-{region}", stack
    )
    own = (_own_principals(stack.account), layers, responses)
    return (*own, _anybody("PublicReads", "s3:GetObject", "*", stack)) if way_out else own


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


def _anybody(sid: str, action: str, bucket: str, stack: Stack) -> PolicyStatement:
    return PolicyStatement(
        sid=sid,
        principals=[AnyPrincipal()],
        actions=[action],
        resources=[f"arn:{stack.partition}:s3:::{bucket}/*"],
    )
