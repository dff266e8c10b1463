"""Pod identity associations: the roles that they name have to exist."""

from tools.local_aws.emulator.eks_api.principals import check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route

PATH = "/clusters/{cluster}/pod-identity-associations"


def _with_role(request: Request) -> Body:
    if "roleArn" in request.body:
        check_role(request.body["roleArn"])
    return request.forward()


ROUTES = (
    Route(method="POST", path=PATH, answer=_with_role),
    Route(method="POST", path=PATH + "/{association}", answer=_with_role),
)
