"""What an access entry of a mapped principal would be: decided by its groups, as EKS and eksctl give them.

https://docs.aws.amazon.com/eks/latest/userguide/migrating-access-entries.html, as of awsdocs/amazon-eks-user-guide at
239d90625673; pkg/actions/accessentry/migrator.go of eksctl-io/eksctl at 99984adb6164; read 2026-11-23.
"""

from typing import Literal, TypeAlias

from tools.access.aws_auth.mapping import Mapping

MASTERS = "system:masters"
NODES = frozenset(("system:bootstrappers", "system:nodes"))
FARGATE = "system:node-proxier"
"""EKS gives it to a Fargate profile's role beside those of nodes: the example of the page above."""
WINDOWS = "eks:kube-proxy-windows"
"""https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html, “Enable Windows support”, read 2026-11-23."""
GROUPS_OF_NODES = NODES | {FARGATE, WINDOWS}
HYBRID_USERNAME = "system:node:{{SessionName}}"
"""With the groups of nodes alone it is a hybrid node's; an instance's is `system:node:{{EC2PrivateDNSName}}`.

https://docs.aws.amazon.com/eks/latest/userguide/hybrid-nodes-cluster-prep.html, as of awsdocs/amazon-eks-user-guide at
4d52b4d05e34 (latest/ug/YAML/aws-auth-hybrid.yml), read 2026-11-23.
"""

Kind: TypeAlias = Literal["admin", "standard", "ec2_linux", "ec2_windows", "fargate_linux", "hybrid_linux"]


def kind_of(mapping: Mapping) -> Kind:
    """Its kind. Whether an instance's role is of a managed node group, `aws-auth` does not tell."""
    groups = set(mapping.groups)
    if groups & NODES:
        if FARGATE in groups:
            return "fargate_linux"
        if WINDOWS in groups:
            return "ec2_windows"
        return "hybrid_linux" if mapping.username == HYBRID_USERNAME else "ec2_linux"
    return "admin" if MASTERS in groups else "standard"
