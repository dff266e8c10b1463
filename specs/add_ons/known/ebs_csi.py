"""Volumes on Amazon EBS."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity

POLICY = "AmazonEBSCSIDriverEKSClusterScopedPolicy"
"""It reaches the volumes and snapshots of this one cluster, which the add-on tags by itself from 1.58.0 on, by the
cluster's name in the session tags of EKS Pod Identity. Volumes made elsewhere need that tag before the driver may
attach them, and volumes under a key of one's own need a grant on the key.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverEKSClusterScopedPolicy.html;
kubernetes-sigs/aws-ebs-csi-driver issue 2918 (2026-04).
"""


STORAGE_CLASS: Manifest = {
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
"""Encrypted gp3 volumes, made in the zone of the pod that first needs them: the add-on's own class sets no encryption.

https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
"""


class EbsCsiDriver(EksAddOn):
    """The Amazon EBS CSI driver, and one default StorageClass: encrypted gp3, bound when a pod first needs it.

    Its pods cannot read a node's metadata service (hop limit 1) and need not: what they ask for stands on the
    Kubernetes node, but for the number of network interfaces. Before the seventh generation these take slots of
    volumes, so that the node promises more volumes than it can attach:
    https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/install.md#kubernetes-metadata
    https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
    """

    definition: ClassVar[Definition] = Definition(
        identities=(Identity(service_account="ebs-csi-controller-sa", managed_policies=(POLICY,)),),
        reach=Reach(calls=(Call(service="ec2", because="creates, attaches and snapshots volumes"),)),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
    )

    name: Literal["aws-ebs-csi-driver"]
    """Which add-on this entry is."""
    default_storage_class: bool = True
    """The encrypted gp3 StorageClass is created and is the cluster's default."""

    @property
    def uses_kubectl(self) -> bool:
        """The StorageClass is a manifest."""
        return self.default_storage_class

    def manifests(self, around: Surroundings) -> Mapping[str, tuple[Manifest, ...]]:  # noqa: ARG002 -- as declared
        """The default StorageClass, where it is wanted."""
        return {"default-storage-class": (STORAGE_CLASS,)} if self.default_storage_class else {}
