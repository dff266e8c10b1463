"""Who may use a VPC endpoint: one's own principals, and what AWS's services need beside them.

An endpoint policy grants nothing; it bounds what credentials from elsewhere can do from within the VPC.
https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
"""

from aws_cdk import Fn, Token
from aws_cdk.aws_iam import PolicyStatement

from constructs_lib.place import Place
from constructs_lib.policy.principals import anybody
from specs.endpoints.reach import Bucket
from specs.endpoints.resolution import Endpoints
from specs.network.endpoint_services import EndpointService


def for_service(service: EndpointService, *, place: Place, endpoints: Endpoints) -> tuple[PolicyStatement, ...]:
    """The statements for an interface endpoint: one's own principals, whatever they ask for.

    Whose resources they ask for stays open: nodes pull AWS's images, read AWS's AMIs, and not every action of every
    service tells an endpoint the resource's owner.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
    """
    own = _own_principals(_owner(place, endpoints, of="Principal"))
    return (own, _federated_callers(_owner(place, endpoints, of="Resource"))) if service == "sts" else (own,)


def for_s3(*, place: Place, endpoints: Endpoints) -> tuple[PolicyStatement, ...]:
    """The statements for the gateway endpoint of S3, through which all S3 of the region goes.

    One's own principals reach one's own buckets. Beside them stand the buckets that the environment's features
    declare: requests to them carry no credentials, or those of AWS.
    https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
    """
    owners = _owner(place, endpoints, of="Principal") | _owner(place, endpoints, of="Resource")
    return (_own_principals(owners), *(_declared(bucket, place) for bucket in endpoints.buckets))


def _owner(place: Place, endpoints: Endpoints, *, of: str) -> dict[str, str]:
    if endpoints.organization:
        return {f"aws:{of}OrgID": endpoints.organization}
    return {f"aws:{of}Account": place.account}


def _own_principals(owners: dict[str, str]) -> PolicyStatement:
    return PolicyStatement(
        sid="OwnPrincipals",
        principals=[anybody()],
        actions=["*"],
        resources=["*"],
        conditions={"StringEquals": owners},
    )


def _federated_callers(owners: dict[str, str]) -> PolicyStatement:
    """Callers with a web identity have no account yet; the role they take has one.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sts_vpc_endpoint_policies.html
    """
    return PolicyStatement(
        sid="FederatedCallers",
        principals=[anybody()],
        actions=["sts:AssumeRoleWithWebIdentity"],
        resources=["*"],
        conditions={"StringEquals": owners},
    )


def _declared(bucket: Bucket, place: Place) -> PolicyStatement:
    name = bucket.name.format(region=place.region, plain_region=_without_hyphens(place.region))
    return PolicyStatement(
        sid=bucket.title,
        principals=[anybody()],
        actions=[bucket.action],
        resources=[place.global_arn("s3", f"{name}/*")],
    )


def _without_hyphens(region: str) -> str:
    return Fn.join("", Fn.split("-", region)) if Token.is_unresolved(region) else region.replace("-", "")
