"""Objects of Kubernetes that an add-on brings beside itself."""

from collections.abc import Sequence

from aws_cdk.aws_eks_v2 import KubernetesManifest
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.add_ons.add_on import Manifest


class AppliedManifests(Construct):
    """Some objects, applied in one step.

    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_eks_v2.KubernetesManifest.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, manifests: Sequence[Manifest], kubectl: Kubectl) -> None:
        """Apply them, over what is there under their names."""
        super().__init__(scope, construct_id)
        manifest = KubernetesManifest(
            self, "Manifest", cluster=kubectl.cluster, manifest=list(manifests), overwrite=True
        )
        manifest.node.add_dependency(kubectl)
