"""A namespace of what is applied."""

from collections.abc import Mapping

from aws_cdk import RemovalPolicy
from aws_cdk.aws_eks_v2 import KubernetesManifest
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.names import Namespace


class StandingNamespace(Construct):
    """A namespace that is made where there is none, and stays when nothing asks for it any more.

    With a namespace Kubernetes deletes all that is in it, so no entry that leaves a file takes one along.
    https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: Namespace,
        kubectl: Kubectl,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        """Apply it, with its labels; labels that others gave it stay."""
        super().__init__(scope, construct_id)
        metadata = {"name": name, **({"labels": dict(labels)} if labels else {})}
        manifest = KubernetesManifest(
            self,
            "Manifest",
            cluster=kubectl.cluster,
            manifest=[{"apiVersion": "v1", "kind": "Namespace", "metadata": metadata}],
            overwrite=True,
            prune=False,
            removal_policy=RemovalPolicy.RETAIN,
        )
        manifest.node.add_dependency(kubectl)
