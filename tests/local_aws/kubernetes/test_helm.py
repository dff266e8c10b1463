"""The stand-in for helm: what it records, and what it refuses as helm would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.local_aws.kubernetes.kubectl import Kubectl
from tools.local_aws.kubernetes.helm.chart import Chart, referred
from tools.local_aws.kubernetes.helm.command_line import understood
from tools.local_aws.kubernetes.helm.failure import Failure
from tools.local_aws.kubernetes.releases import Release
from tools.local_aws.kubernetes.server import Server
from tools.repository import ROOT

AUTOSCALER = ("cluster-autoscaler", "--repo", "https://kubernetes.github.io/autoscaler", "--version", "9.50.1")


def helm(kubectl: Kubectl, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.local_aws.kubernetes.helm", *words],
        env=kubectl.environment | {"PYTHONPATH": str(ROOT), "KUBECONFIG": str(kubectl.kubeconfig)},
        cwd=folder or kubectl.folder,
        input="password",
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_is_recorded_as_the_handler_asks_for_it(kubectl: Kubectl, server: Server, name: str) -> None:
    (kubectl.folder / "values.yaml").write_text(json.dumps({"replicaCount": 2}))
    words = ("upgrade", "scaler", *AUTOSCALER, "--install", "--create-namespace", "--values", "values.yaml")
    more = ("--namespace", "tools", "--wait", "--timeout", "600s", "--atomic", "--kubeconfig", str(kubectl.kubeconfig))
    first = helm(kubectl, *words, *more)
    assert first.returncode == 0, first.stderr
    expected = Release(
        name="scaler",
        namespace="tools",
        chart="cluster-autoscaler",
        repository="https://kubernetes.github.io/autoscaler",
        version="9.50.1",
        values={"replicaCount": 2},
    )
    assert server.api.releases(name) == [expected]
    helm(kubectl, *words, *more)
    assert [release.revision for release in server.api.releases(name)] == [1]
    (kubectl.folder / "values.yaml").write_text(json.dumps({"nodeSelector": {}}))
    helm(kubectl, *words, *more)
    assert [(release.revision, release.values) for release in server.api.releases(name)] == [(2, {"nodeSelector": {}})]
    helm(kubectl, "uninstall", "scaler", "--namespace", "tools")
    assert server.api.releases(name) == []
    assert "release: not found" in helm(kubectl, "uninstall", "scaler", "--namespace", "tools").stderr


def test_a_release_needs_its_namespace(kubectl: Kubectl, server: Server, name: str) -> None:
    refused = helm(kubectl, "upgrade", "scaler", *AUTOSCALER, "--install", "--namespace", "nowhere")
    assert refused.returncode == 1
    assert 'namespaces "nowhere" not found' in refused.stderr
    assert server.api.releases(name) == []


def test_what_is_not_installed_cannot_be_upgraded(kubectl: Kubectl) -> None:
    assert "has no deployed releases" in helm(kubectl, "upgrade", "scaler", *AUTOSCALER).stderr


def test_a_chart_of_a_registry_is_recorded_with_where_it_is_from(kubectl: Kubectl, server: Server, name: str) -> None:
    registry = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
    assert helm(kubectl, "registry", "login", "--username", "AWS", "--password-stdin", registry).returncode == 0
    reference = f"oci://{registry}/charts/cluster-autoscaler"
    pulled = helm(kubectl, "pull", reference, "--version", "9.50.1", "--untar")
    assert pulled.returncode == 0, pulled.stderr
    helm(kubectl, "upgrade", "scaler", str(kubectl.folder / "cluster-autoscaler"), "--install")
    (release,) = server.api.releases(name)
    assert (release.chart, release.repository, release.version) == (
        "cluster-autoscaler",
        f"oci://{registry}/charts",
        "9.50.1",
    )


def test_a_chart_in_a_folder_says_its_own_version(tmp_path: Path) -> None:
    (tmp_path / "Chart.yaml").write_text("{apiVersion: v2, name: own, version: 1.2.3}")
    assert referred(str(tmp_path), {}) == Chart(name="own", repository="", version="1.2.3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["upgrade", "a", "b", "--bogus"], "unknown flag: --bogus"),
        (["upgrade", "a", "b", "--set", "c=d"], "unknown flag: --set"),
        (["upgrade", "a"], '"helm upgrade" requires 2 arguments'),
        (["upgrade", "a", "b", "c"], '"helm upgrade" requires 2 arguments'),
        (["upgrade", "a", "b", "--version"], "flag needs an argument: --version"),
        (["upgrade", "a", "b", "--timeout", "5"], 'invalid argument "5" for "--timeout" flag'),
        (["upgrade", "a", "b", "--version", "newest"], "improper constraint: newest"),
        (["upgrade", "a", "b", "--wait=forever"], 'invalid argument "forever" for "--wait" flag'),
        (["uninstall", "a", "--atomic"], "unknown flag: --atomic"),
        (["uninstall"], '"helm uninstall" requires 1 argument'),
        (["registry", "login"], '"helm registry login" requires 1 argument'),
        (["instal", "a", "b"], 'unknown command "instal" for "helm"'),
        ([], 'unknown command "" for "helm"'),
    ],
)
def test_a_command_line_that_helm_would_not_understand_is_refused(words: list[str], said: str) -> None:
    with pytest.raises(Failure) as refused:
        understood(words)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("reference", "flags", "said"),
    [
        ("no-such-folder", {}, 'path "no-such-folder" not found'),
        ("scaler", {"--repo": "ftp://example.com"}, "could not find protocol handler"),
        ("oci://example.com/scaler", {"--repo": "https://example.com"}, "invalid reference"),
        ("oci://example.com", {}, "invalid reference"),
        (os.curdir, {}, "Chart.yaml file is missing"),
    ],
)
def test_a_reference_to_no_chart_is_refused(
    reference: str, flags: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure, match=said):
        referred(reference, flags)


@pytest.mark.parametrize("release", ["Scaler", "scaler_1", "a" * 54])
def test_a_release_name_that_helm_refuses_is_refused(kubectl: Kubectl, release: str) -> None:
    assert "invalid release name" in helm(kubectl, "upgrade", release, *AUTOSCALER, "--install").stderr
