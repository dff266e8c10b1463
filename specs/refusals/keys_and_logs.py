"""What KMS and CloudWatch Logs refuse."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _not_enabled(*, key: str, state: str) -> bool:  # noqa: ARG001 -- named in the answer
    return state != "Enabled"


def _exists(*, name: str, names: Collection[str]) -> bool:
    return name in names


KEY_DISABLED = Refusal(
    id="kms-key-is-not-enabled",
    condition=_not_enabled,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="{key} is {state}",
    quoted=False,
    source="AWS KMS API reference, DisabledException; Amazon EKS API reference, EncryptionConfig",
    read=READ,
)

LOG_GROUP_EXISTS = Refusal(
    id="logs-group-exists",
    condition=_exists,
    service="CloudWatchLogs",
    code="ResourceAlreadyExistsException",
    status=400,
    answer="Resource of type 'AWS::Logs::LogGroup' with identifier '{{\"/properties/LogGroupName\":\"{name}\"}}' "
    "already exists.",
    quoted=True,
    source="CloudSmith-Delivery-Troubleshooting/CFNDeployment issue 82; terraform-aws-modules/terraform-aws-eks "
    "issue 2486",
    read=READ,
)
