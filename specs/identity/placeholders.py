"""What stands for other text in the policies of workloads: the cluster's own names, and the tags of a pod's session."""

import re
from collections.abc import Mapping

PLACES = ("cluster", "account", "region", "partition")
"""What `{…}` may name: the cluster's name, its account, its region, its partition."""

SESSION_TAGS = (
    "eks-cluster-arn",
    "eks-cluster-name",
    "kubernetes-namespace",
    "kubernetes-service-account",
    "kubernetes-pod-name",
    "kubernetes-pod-uid",
)
"""The tags that EKS Pod Identity puts on a session, as `${aws:PrincipalTag/kubernetes-namespace}`.

awsdocs/amazon-eks-user-guide 0fc2ccb, pod-id-abac.adoc.
"""

_PLACE = re.compile(r"(?<!\$)\{([^{}]*)\}")
_TAG = re.compile(r"aws:PrincipalTag/([^}\s]+)")


def filled(text: str, places: Mapping[str, str]) -> str:
    """The text with what its places stand for; IAM's own variables, `${…}`, are left to IAM."""
    return _PLACE.sub(lambda found: places[found[1]], text)


def unknown_places(text: str) -> tuple[str, ...]:
    """What stands in braces and is no place."""
    return tuple(name for name in _PLACE.findall(text) if name not in PLACES)


def session_tags(text: str) -> tuple[str, ...]:
    """The tags that a text asks for of those that EKS gives, or that are written like one of them."""
    return tuple(tag for tag in _TAG.findall(text) if tag.startswith(("eks-", "kubernetes-")))
