"""An AWS API that answers no."""

from typing import Literal

Service = Literal["Ec2", "Eks", "Iam", "CloudWatchLogs", "Kms"]


class ApiError(Exception):
    """The answer of a service that refuses: `str()` is what CloudFormation shows as the resource's status reason."""

    def __init__(self, *, service: Service, code: str, message: str, status: int) -> None:
        super().__init__(
            f'Resource handler returned message: "{message} (Service: {service}, Status Code: {status})" '
            f"(HandlerErrorCode: {handler_error_code(code=code, status=status)})"
        )
        self.service = service
        self.code = code
        self.message = message
        self.status = status


def handler_error_code(*, code: str, status: int) -> str:
    """CloudFormation's own word for an error of a service.

    From the handler error codes of the CloudFormation CLI user guide (resource-type-test-contract-errors), read
    2026-11-23.
    """
    if status == 404 or code.endswith("NotFound"):
        return "NotFound"
    if code in {"ResourceInUseException", "EntityAlreadyExists", "ResourceAlreadyExistsException"}:
        return "AlreadyExists"
    return "InvalidRequest"
