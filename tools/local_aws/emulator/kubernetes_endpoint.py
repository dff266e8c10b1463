"""The Kubernetes APIs of the clusters of this emulator."""

from ministack.services import eks

from tools.local_aws.kubernetes.definitions import of_add_on
from tools.local_aws.kubernetes.merging import Object
from tools.local_aws.kubernetes.server import Server, endpoint, serve

NAMESPACE = {"group": "", "version": "v1", "plural": "namespaces"}
DEFINITION = {"group": "apiextensions.k8s.io", "version": "v1", "plural": "customresourcedefinitions"}


class KubernetesEndpoint:
    """Where the clusters' Kubernetes APIs listen; each says the minor that EKS says of its cluster."""

    def __init__(self) -> None:
        self._server: Server | None = None
        self._port = 0

    def serve(self, port: int) -> None:
        """Answer on this port from now on."""
        self._server = serve(port, minor_of=minor_of)
        self._port = self._server.port

    def address(self, cluster: str) -> str:
        """The endpoint of a cluster."""
        return endpoint(self._port, cluster)

    def install(self, cluster: str, add_on: str, *, namespace: str) -> None:
        """Put into a cluster what EKS installs with an add-on and others build upon: its namespace and its kinds."""
        if self._server is None:
            return
        api = self._server.api.cluster(cluster)
        space: Object = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": namespace}}
        for address, wanted in ((NAMESPACE, space), *((DEFINITION, each) for each in of_add_on(add_on))):
            name = wanted["metadata"]["name"]
            api.apply(api.kind(**address), name, wanted, namespace="", manager="eks", force=True)

    def forget(self, cluster: str) -> None:
        """Drop what was in a cluster that is deleted."""
        if self._server is not None:
            self._server.api.forget(cluster)


def minor_of(cluster: str) -> str:
    """The Kubernetes minor of a cluster, whichever account and region it is in; raises KeyError where there is none."""
    for (_, _, name), record in eks._clusters.all_items():
        if name == cluster:
            minor: str = record["version"]
            return minor
    raise KeyError(cluster)


ENDPOINT = KubernetesEndpoint()
