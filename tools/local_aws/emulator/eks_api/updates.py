"""Updates of clusters and node groups, as DescribeUpdate and ListUpdates tell of them."""

import time
from collections.abc import Mapping

from ministack.core.responses import new_uuid

from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.eks_api.router import Body, Request, Route
from tools.local_aws.emulator.eks_api.store import UPDATES, cluster_named


def successful_update(*, cluster: str, kind: str, changes: Mapping[str, object], node_group: str = "") -> Body:
    """Remember an update that is done already, and answer it as the API does."""
    update = {
        "id": new_uuid(),
        "status": "Successful",
        "type": kind,
        "params": [{"type": name, "value": str(value)} for name, value in changes.items()],
        "createdAt": int(time.time()),
        "errors": [],
    }
    UPDATES[f"{cluster}/{node_group}/{update['id']}"] = update
    return {"update": update}


def _list(request: Request) -> Body:
    cluster_named(request.parts["cluster"])
    scope = f"{request.parts['cluster']}/{request.query.get('nodegroupName', '')}/"
    return {"updateIds": [update["id"] for key, update in UPDATES.items() if key.startswith(scope)]}


def _describe(request: Request) -> Body:
    cluster, update_id = request.parts["cluster"], request.parts["update"]
    found = UPDATES.get(f"{cluster}/{request.query.get('nodegroupName', '')}/{update_id}")
    if found is None:
        raise ApiError(
            service="Eks",
            code="ResourceNotFoundException",
            message=f"No update found for ID: {update_id}.",
            status=404,
        )
    return {"update": found}


ROUTES = (
    Route(method="GET", path="/clusters/{cluster}/updates", answer=_list),
    Route(method="GET", path="/clusters/{cluster}/updates/{update}", answer=_describe),
)
