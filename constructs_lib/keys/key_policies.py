"""What key policies say."""

from aws_cdk.aws_iam import Effect, PolicyStatement

from constructs_lib.place import Place
from constructs_lib.policy.principals import anybody, service


def use_for_logs(place: Place, *, log_groups: str, sid: str = "LogGroup") -> PolicyStatement:
    """Let CloudWatch Logs use the key for these log groups (an ARN, or a pattern of ARNs) and for no other.

    `sid` tells the statement from others of the same key.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    """
    return PolicyStatement(
        sid=sid,
        principals=[service(f"logs.{place.region}.{place.url_suffix}")],
        actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        resources=["*"],
        conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": log_groups}},
    )


def grants_to_services_only() -> PolicyStatement:
    """Let nobody hand the key on by a grant, but an AWS service that needs one for what it does.

    https://docs.aws.amazon.com/controltower/latest/controlreference/ct-kms-pv-1.html
    """
    return PolicyStatement(
        sid="GrantsToServicesOnly",
        effect=Effect.DENY,
        principals=[anybody()],
        actions=["kms:CreateGrant"],
        resources=["*"],
        conditions={"BoolIfExists": {"kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false"}},
    )
