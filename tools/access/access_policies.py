"""What roles allow that are somebody else's, in plain words: EKS access policies and Kubernetes' own ClusterRoles."""

READS = "read workloads, Services, Ingresses, ConfigMaps, volume claims and logs; no Secrets, no Roles"
EDITS = (
    "read and change workloads, Services, Ingresses, ConfigMaps, Secrets and volume claims; exec into pods and forward "
    "ports; act as any service account"
)

ACCESS_POLICIES = {
    "AmazonEKSAdminPolicy": f"{EDITS}; read and change Roles and RoleBindings",
    "AmazonEKSAdminViewPolicy": "read every kind, Secrets too",
    "AmazonEKSClusterAdminPolicy": "everything",
    "AmazonEKSEditPolicy": EDITS,
    "AmazonEKSSecretReaderPolicy": "read Secrets",
    "AmazonEKSViewPolicy": READS,
    "AmazonEKSAutoNodePolicy": "what nodes of EKS Auto Mode need: Services, volumes, events, diagnostics",
    "AmazonEKSACKPolicy": "read and change objects of ACK",
    "AmazonEKSArgoCDClusterPolicy": "discover kinds, and keep what Argo CD itself has outside namespaces",
    "AmazonEKSArgoCDPolicy": "keep Applications and what else is Argo CD's own; not what these bring",
    "AmazonEKSKROPolicy": "read and change ResourceGraphDefinitions and their instances; not what these compose",
}
"""EKS access policies. AWS lists the rules of each, which its API does not tell.

https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html, as of awsdocs/amazon-eks-user-guide at
145543a96a20 (the page's newest entry: 6 November 2025), read 2026-11-23. Those of capabilities:
https://docs.aws.amazon.com/eks/latest/userguide/capabilities-security.html, read 2026-11-23.
"""

UNKNOWN = "not told here: see AWS's page of access policies"

CLUSTER_ROLES = {
    "admin": f"{EDITS}; read and change Roles and RoleBindings",
    "cluster-admin": "everything",
    "edit": EDITS,
    "view": READS,
}
"""The ClusterRoles for people that every cluster has.

https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles, read 2026-11-23.
"""

NODES = "register as nodes, and read what the pods on them need"
"""What the groups of a node's access entry may do: the Node authorizer's part.

https://kubernetes.io/docs/reference/access-authn-authz/node/, read 2026-11-23.
"""

MADE_BY_EKS = "EKS makes its access entry"
"""Of node groups' and Fargate profiles' roles: “It's unnecessary to create an access entry” for them.

https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html, as of awsdocs/amazon-eks-user-guide at
1b1d3dfc05c9, read 2026-11-23.
"""


def policy_name(arn: str) -> str:
    """The name at the end of a policy's ARN."""
    return arn.rpartition("/")[2]
