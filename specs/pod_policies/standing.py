"""Names of the network policies that every namespace of an environment's list has."""

DEFAULT_DENY = "default-deny"
"""Denies everything in both directions, once the CNI has written it for a pod: a new one starts with all allowed."""

DNS_AND_POD_IDENTITY = "dns-and-pod-identity"
"""Lets all pods ask CoreDNS, and the agent of their identities."""

STANDING = (DEFAULT_DENY, DNS_AND_POD_IDENTITY)
"""Names that nothing else in the namespace may have."""
