"""Which Kubernetes minors may be deployed, by the lock."""

from collections.abc import Iterator

from specs.lock import Lock, read_lock
from specs.problems import Violation


def the_minor_is_supported(version: str, upgrade_policy: str) -> Iterator[Violation]:
    """EKS runs the minor and does not upgrade it by itself at once."""
    wrong = unsupported(read_lock(), version, upgrade_policy)
    if wrong is not None:
        yield Violation(path=("version",), message=wrong)


def unsupported(lock: Lock, version: str, upgrade_policy: str) -> str | None:
    """Why the minor cannot be deployed on the lock's day; None: it can.

    A support ends as its last date begins, by UTC: awsdocs/amazon-eks-user-guide 0138560, kubernetes-versions.adoc.
    https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
    """
    minor = lock.kubernetes.get(version)
    if minor is None:
        return (
            f"must be one of {', '.join(lock.kubernetes)}, the minors in eks.lock.json of {lock.as_of}, got {version!r}"
        )
    if minor.extended_support_until is not None and minor.extended_support_until <= lock.as_of:
        return f"must be a newer minor, EKS ended {version} on {minor.extended_support_until}"
    ended = minor.standard_support_until
    if upgrade_policy == "standard" and ended is not None and ended <= lock.as_of:
        fix = "write a newer one, or upgrade_policy: extended and pay for it"
        return f"must be a newer minor, standard support of {version} ended on {ended} and EKS upgrades it; {fix}"
    return None
