"""One object of Kubernetes."""

from collections.abc import Mapping

from aws_cdk.aws_eks_v2 import KubernetesManifest
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.json import Json


class AppliedObject(Construct):
    """An object that is applied, and deleted when it goes from the file.

    It is a manifest of its own: what `kubectl apply --prune` looks after is a list of kinds, which has not all of them
    (kubernetes/kubernetes, kubectl's pkg/util/prune/prune.go, read 2026-11-23).
    """

    def __init__(self, scope: Construct, construct_id: str, *, manifest: Mapping[str, Json], kubectl: Kubectl) -> None:
        """Apply it, whether it is there already or not."""
        super().__init__(scope, construct_id)
        applied = KubernetesManifest(
            self, "Manifest", cluster=kubectl.cluster, manifest=[dict(manifest)], overwrite=True, prune=False
        )
        applied.node.add_dependency(kubectl)
