"""One server for a module, a cluster of its own for each test, and the real kubectl."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.minors import Minors
from tools.local_aws.kubernetes.cluster import Cluster
from tools.local_aws.kubernetes.layers import kubectl_layer, unpacked
from tools.local_aws.kubernetes.server import Server, serve
from tools.repository import LOCAL


@pytest.fixture(scope="session")
def kubectl_program() -> Path:
    return unpacked(kubectl_layer("1.36"), LOCAL / "layers") / "kubectl/kubectl"


@pytest.fixture(scope="module")
def minors() -> Minors:
    return Minors()


@pytest.fixture(scope="module")
def server(minors: Minors) -> Iterator[Server]:
    with serve(0, minor_of=minors.__getitem__) as running:
        yield running


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    return f"cluster-{abs(hash(request.node.nodeid))}"


@pytest.fixture
def cluster(server: Server, name: str) -> Cluster:
    return server.api.cluster(name)


@pytest.fixture
def kubectl(server: Server, name: str, kubectl_program: Path, tmp_path: Path) -> Kubectl:
    found = Kubectl(program=kubectl_program, folder=tmp_path, endpoint=server.endpoint(name))
    found.kubeconfig.write_text(
        json.dumps(
            {
                "apiVersion": "v1",
                "kind": "Config",
                "clusters": [{"name": "it", "cluster": {"server": found.endpoint}}],
                "contexts": [{"name": "it", "context": {"cluster": "it", "user": "me"}}],
                "current-context": "it",
                "users": [{"name": "me", "user": {"token": "me"}}],
            }
        )
    )
    return found
