"""CDK's own handler, started as the emulator starts a function."""

import json
import os
import subprocess
import sys
import tarfile
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tools.local_aws.kubernetes import execution_environment
from tools.local_aws.kubernetes.layers import awscli_layer, unpacked
from tools.local_aws.kubernetes.server import Server
from tools.repository import LOCAL

HANDLER = "package/custom-resource-handlers/dist/aws-eks-v2/kubectl-handler/"

WORKER = f"""
import json, os, pathlib, runpy, sys
runpy.run_path({execution_environment.__file__!r})["prepare"](pathlib.Path(__file__).parent)
sys.path.insert(0, sys.argv[1])
import index
index.handler(json.load(sys.stdin), None)
print("TEMPORARY", os.environ["TEST_OUTDIR"])
"""


@pytest.fixture(scope="module")
def handler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handler")
    files = metadata.files("aws-cdk-lib") or []
    with tarfile.open(str(next(file for file in files if file.name.endswith(".jsii.tgz")).locate()), "r:*") as tar:
        for member in tar:
            if member.isfile() and member.name.startswith(HANDLER):
                target = folder / member.name.removeprefix(HANDLER)
                target.parent.mkdir(exist_ok=True)
                found = tar.extractfile(member)
                assert found is not None
                target.write_bytes(found.read())
    return folder


@pytest.fixture(scope="module")
def layers(kubectl_program: Path) -> list[Path]:
    return [kubectl_program.parent.parent, unpacked(awscli_layer(), LOCAL / "layers")]


@pytest.fixture
def eks(server: Server, name: str) -> Iterator[str]:
    """An EKS API that knows one cluster."""
    described = {"cluster": {"name": name, "arn": f"arn:aws:eks:eu-west-1:111122223333:cluster/{name}"}}
    described["cluster"] |= {"status": "ACTIVE", "endpoint": server.endpoint(name)}
    authority: dict[str, Any] = {"certificateAuthority": {"data": ""}}

    class Eks(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps({"cluster": described["cluster"] | authority}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002 -- the base class's name

    http = ThreadingHTTPServer(("127.0.0.1", 0), Eks)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{http.server_address[1]}"
    http.shutdown()
    http.server_close()


def start(folder: Path, handler: Path, layers: list[Path], eks: str, event: dict[str, Any]) -> subprocess.Popen[str]:
    """A function's process, as the emulator makes it: layers beside its code, here as pointers to unpacked ones."""
    folder.mkdir()
    (folder / "_worker.py").write_text(WORKER)
    pointers = [folder / f"layer_{number}" for number, _ in enumerate(layers)]
    for pointer, layer in zip(pointers, layers, strict=True):
        pointer.mkdir()
        (pointer / execution_environment.POINTER).write_text(str(layer))
    environment = {
        "PATH": os.defpath,
        "HOME": str(folder),
        "_LAMBDA_LAYERS_DIRS": os.pathsep.join(map(str, pointers)),
        "AWS_ENDPOINT_URL": eks,
        "AWS_ACCESS_KEY_ID": "111122223333",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "NO_PROXY": "*",
    }
    process = subprocess.Popen(
        [sys.executable, str(folder / "_worker.py"), str(handler)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(event))
    process.stdin.close()
    process.stdin = None
    return process


def creation(cluster: str, config: str) -> dict[str, Any]:
    manifest = [{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": config, "namespace": "default"}}]
    return {
        "RequestType": "Create",
        "ResourceType": "Custom::AWSCDK-EKS-KubernetesResource",
        "ResourceProperties": {"ClusterName": cluster, "Manifest": json.dumps(manifest)},
    }


def test_two_manifests_applied_at_once_do_not_meet(
    server: Server, name: str, handler: Path, layers: list[Path], eks: str, tmp_path: Path
) -> None:
    wanted = {"one", "two"}
    processes = [start(tmp_path / config, handler, layers, eks, creation(name, config)) for config in sorted(wanted)]
    said = [process.communicate(timeout=60)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    found = {one["metadata"]["name"] for one in server.api.objects(name) if one["kind"] == "ConfigMap"}
    assert found == wanted
    assert len({text.rpartition("TEMPORARY ")[2] for text in said}) == 2


def test_what_the_cluster_refuses_fails_the_handler(
    server: Server, name: str, handler: Path, layers: list[Path], eks: str, tmp_path: Path
) -> None:
    process = start(tmp_path / "one", handler, layers, eks, creation(name, "Not_A_Name"))
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 1
    assert "a lowercase RFC 1123 subdomain" in said
    assert not [one for one in server.api.objects(name) if one["kind"] == "ConfigMap"]
