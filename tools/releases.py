"""The Helm releases that the local AWS recorded, read from its Kubernetes API."""

import http.client
import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from tools.failure import Failure
from tools.local_aws.kubernetes.releases import LABEL, recorded
from tools.local_aws.session import LocalAws
from tools.standing import Fact


def releases(local_aws: LocalAws, cluster: str) -> Iterator[Fact]:
    """One fact for each release of the cluster: chart, version, and how many values were set."""
    endpoint = local_aws.client("eks").describe_cluster(name=cluster)["cluster"]["endpoint"]
    for release in recorded({**each, "kind": "ConfigMap"} for each in config_maps(endpoint)):
        yield Fact(
            subject="Helm release",
            name=f"{release.namespace}/{release.name}",
            detail=f"{release.chart.rpartition('/')[2]} {release.version}, revision {release.revision} "
            "(recorded, not rendered)",
        )


def config_maps(endpoint: str) -> list[dict[str, object]]:
    """The ConfigMaps that record a release; raises `Failure` where the Kubernetes API does not answer."""
    parts = urlsplit(endpoint)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", f"{parts.path}/api/v1/configmaps?labelSelector={LABEL.replace('/', '%2F')}")
        answer = connection.getresponse()
        found = json.loads(answer.read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise Failure(f"the local Kubernetes API at {endpoint} does not answer: {error}") from error
    finally:
        connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise Failure(f"the local Kubernetes API at {endpoint} does not list releases: {found.get('message')}")
    items: list[dict[str, object]] = found["items"]
    return items
