"""Cluster roles that every cluster has.

https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings (read 2026-11-23)
"""

CLUSTER_ADMIN = "cluster-admin"
WRITERS = ("admin", "edit")
"""Those that change workloads and read Secrets, and so can be any service account of where they hold."""
USER_FACING = (CLUSTER_ADMIN, *WRITERS, "view")
"""Those for people."""

FOR_COMPONENTS = ("system:auth-delegator", "system:monitoring", "system:node-problem-detector")
"""Those that components of one's own are bound to; the others are bound already to whom they are for."""

DEFAULT_ROLES = (*USER_FACING, *FOR_COMPONENTS)
"""What a binding may name that is not in the file."""

OF_ADD_ONS = (
    "aws-node",
    "ebs-csi-node-role",
    "ebs-external-attacher-role",
    "ebs-external-provisioner-role",
    "ebs-external-resizer-role",
    "ebs-external-snapshotter-role",
    "efs-csi-external-provisioner-role",
)
"""Those that EKS add-ons make under other names than `system:…` and `eks:…`, as far as their sources tell.

aws/amazon-vpc-cni-k8s, config/master/aws-k8s-cni.yaml at 005542504b4d; kubernetes-sigs/aws-ebs-csi-driver and
kubernetes-sigs/aws-efs-csi-driver, deploy/kubernetes/base at 36d7fd880c3c and 0006454f3d5a; read 2026-11-23.
"""
