"""Cluster roles that every cluster has.

https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings (read 2026-11-23)
"""

CLUSTER_ADMIN = "cluster-admin"
USER_FACING = (CLUSTER_ADMIN, "admin", "edit", "view")
"""Those for people."""

FOR_COMPONENTS = ("system:auth-delegator", "system:monitoring", "system:node-problem-detector")
"""Those that components of one's own are bound to; the others are bound already to whom they are for."""

DEFAULT_ROLES = (*USER_FACING, *FOR_COMPONENTS)
"""What a binding may name that is not in the file."""
