"""Add-ons: what AWS refuses of them, and what ministack loses of them."""

from ministack.services import eks

from specs.refusals import add_ons, pod_identities
from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.eks_api import owned_identities
from tools.local_aws.emulator.eks_api.offered_add_ons import is_offered, namespace_of, supports
from tools.local_aws.emulator.eks_api.principals import check_role
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import Record, add_ons_of, cluster_named
from tools.local_aws.emulator.kubernetes_endpoint import ENDPOINT

PATH = "/clusters/{cluster}/addons"
IDENTITIES = "podIdentityAssociations"


def _create(request: Request) -> Body:
    cluster, body = cluster_named(request.parts["cluster"]), request.body
    name, minor = body["addonName"], cluster["version"]
    add_ons.NAME_TAKEN.check(name=name, names=list(add_ons_of(cluster["name"])))
    add_ons.UNKNOWN.check(name=name, version=minor, names=[name] if is_offered(name, minor=minor) else [])
    _check(name, minor, body)
    request.forward()
    record = add_ons_of(cluster["name"])[name]
    record["namespaceConfig"] = body.get("namespaceConfig") or {"namespace": namespace_of(name)}
    try:
        _give_identities(record, body.get(IDENTITIES, []))
    except ApiError:
        _forget(record)
        raise
    ENDPOINT.install(cluster["name"], name, namespace=record["namespaceConfig"]["namespace"])
    return {"addon": record}


def _update(request: Request) -> Body:
    cluster, name = cluster_named(request.parts["cluster"]), request.parts["name"]
    record = _named(cluster["name"], name)
    _check(name, cluster["version"], request.body)
    identities = request.body.get(IDENTITIES)
    answer = request.forward()
    if identities is not None:
        _give_identities(record, identities)
    return answer


def _delete(request: Request) -> Body:
    record = _named(request.parts["cluster"], request.parts["name"])
    _give_identities(record, [])
    return request.forward()


def _check(name: str, minor: str, body: Record) -> None:
    version: str = body.get("addonVersion", "")
    if version:
        supported = [version] if supports(name, version, minor=minor) else []
        add_ons.VERSION_UNSUPPORTED.check(add_on_version=version, versions=supported)
    if body.get("serviceAccountRoleArn"):
        check_role(body["serviceAccountRoleArn"])
    identities = [each["serviceAccount"] for each in body.get(IDENTITIES, ())]
    pod_identities.TWICE_IN_AN_ADD_ON.check(service_accounts=identities)
    pod_identities.NOT_BY_THE_ADD_ON.check(name=name, version=version, identities=identities)


def _give_identities(record: Record, wanted: list[Record]) -> None:
    owned_identities.settle(record, wanted, namespace=record["namespaceConfig"]["namespace"])


def _forget(record: Record) -> None:
    _give_identities(record, [])
    eks._addons.pop(f"{record['clusterName']}/{record['addonName']}")


def _named(cluster: str, name: str) -> Record:
    found = add_ons_of(cluster).get(name)
    if found is None:
        raise ApiError(
            service="Eks",
            code="ResourceNotFoundException",
            message=f"No addon: {name} found in cluster: {cluster}",
            status=404,
        )
    return found


ROUTES = (
    Route(method="POST", path=PATH, answer=_create),
    Route(method="POST", path=PATH + "/{name}/update", answer=_update),
    Route(method="DELETE", path=PATH + "/{name}", answer=_delete),
)
