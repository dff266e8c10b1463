"""Where a volume comes from when nobody says."""

from aws_cdk.aws_eks_v2 import KubernetesManifest
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl

MANIFEST = {
    "apiVersion": "storage.k8s.io/v1",
    "kind": "StorageClass",
    "metadata": {
        "name": "gp3-encrypted",
        "annotations": {"storageclass.kubernetes.io/is-default-class": "true"},
    },
    "provisioner": "ebs.csi.aws.com",
    "parameters": {"type": "gp3", "encrypted": "true"},
    "volumeBindingMode": "WaitForFirstConsumer",
    "reclaimPolicy": "Delete",
    "allowVolumeExpansion": True,
}
"""https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md"""


class DefaultStorageClass(Construct):
    """The cluster's default StorageClass: encrypted gp3 volumes, made in the zone of the pod that first needs them.

    The add-on's own class sets no encryption.
    https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, kubectl: Kubectl) -> None:
        """Apply it."""
        super().__init__(scope, construct_id)
        manifest = KubernetesManifest(self, "Manifest", cluster=kubectl.cluster, manifest=[MANIFEST], overwrite=True)
        manifest.node.add_dependency(kubectl)
