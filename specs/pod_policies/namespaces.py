"""Namespaces that Kubernetes makes itself."""

SYSTEM_NAMESPACES = ("kube-node-lease", "kube-public", "kube-system")
"""Those that are its own: Kubernetes documentation, “Namespaces”, “Initial namespaces”.

https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
"""

INITIAL_NAMESPACES = ("default", *SYSTEM_NAMESPACES)
"""All that stand in a new cluster: as above."""
