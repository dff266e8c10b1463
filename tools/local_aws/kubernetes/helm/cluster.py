"""The cluster as a release needs it: reached with kubectl, which reads the same kubeconfig as helm would."""

import json
import subprocess
from dataclasses import dataclass
from typing import Any

from tools.local_aws.kubernetes.helm.failure import Failure
from tools.local_aws.kubernetes.releases import Release, object_name, release_of


@dataclass(frozen=True, kw_only=True)
class ReleasesOfNamespace:
    """Releases in one namespace of the cluster that a kubeconfig points at."""

    kubeconfig: str
    namespace: str

    def get(self, name: str) -> Release | None:
        """The release as it stands, or nothing."""
        wanted = f"configmap/{object_name(name)}"
        found = self._kubectl("get", wanted, "--ignore-not-found", "--output", "json")
        return release_of(json.loads(found)) if found.strip() else None

    def record(self, release: Release) -> None:
        """Store a new or changed release; raises `Failure` where the API refuses, as for a missing namespace."""
        self._kubectl("apply", "--server-side", "--force-conflicts", "--filename", "-", given=release.manifest())

    def define(self, definition: dict[str, Any]) -> None:
        """Add a kind to the cluster, or bring its definition up to date."""
        self._kubectl("apply", "--server-side", "--force-conflicts", "--filename", "-", given=definition)

    def remove(self, name: str) -> None:
        """Forget a release."""
        self._kubectl("delete", f"configmap/{object_name(name)}")

    def create_namespace(self) -> None:
        """Create the namespace where it does not exist."""
        if not self._kubectl("get", "namespace", self.namespace, "--ignore-not-found", "--output", "name").strip():
            wanted = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": self.namespace}}
            self._kubectl("create", "--filename", "-", given=wanted)

    def _kubectl(self, *arguments: str, given: object = None) -> str:
        scope = ["--namespace", self.namespace] if "namespace" not in arguments else []
        where = ["--kubeconfig", self.kubeconfig] if self.kubeconfig else []
        done = subprocess.run(
            ["kubectl", *arguments, *scope, *where],
            input=json.dumps(given) if given is not None else None,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Failure(done.stderr.strip())
        return done.stdout
