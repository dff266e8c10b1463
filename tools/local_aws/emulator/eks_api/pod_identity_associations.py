"""Pod identity associations: what AWS refuses of them."""

from specs.refusals import pod_identities
from tools.local_aws.emulator.eks_api.principals import check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import pod_identities_of

PATH = "/clusters/{cluster}/pod-identity-associations"


def _create(request: Request) -> Body:
    wanted = (request.body["namespace"], request.body["serviceAccount"])
    standing = pod_identities_of(request.parts["cluster"]).values()
    taken = [each["associationId"] for each in standing if (each["namespace"], each["serviceAccount"]) == wanted]
    pod_identities.TAKEN.check(service_account=wanted[1], association="".join(taken))
    return _changed(request)


def _changed(request: Request) -> Body:
    if "roleArn" in request.body:
        check_role(request.body["roleArn"])
    pod_identities.POLICY_NEEDS_NO_TAGS.check(association=request.body)
    return request.forward()


ROUTES = (
    Route(method="POST", path=PATH, answer=_create),
    Route(method="POST", path=PATH + "/{association}", answer=_changed),
)
