"""Access entries: what AWS refuses of them."""

from specs.refusals import access
from tools.local_aws.emulator.eks_api.principals import principals
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import access_entries_of, cluster_named


def _create(request: Request) -> Body:
    cluster, principal = cluster_named(request.parts["cluster"]), request.body["principalArn"]
    access.ROOT.check(principal=principal)
    access.SERVICE_LINKED_ROLE.check(principal=principal)
    access.PRINCIPAL_MISSING.check(principal=principal, principals=principals())
    access.TAKEN.check(principal=principal, principals=access_entries_of(cluster["name"]))
    return request.forward()


ROUTES = (Route(method="POST", path="/clusters/{cluster}/access-entries", answer=_create),)
