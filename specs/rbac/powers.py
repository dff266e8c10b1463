"""What leads from one permission of Kubernetes to others that nobody has given.

https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks (read 2026-11-23)
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

EVERYTHING = "*"
CORE = ""
RBAC = "rbac.authorization.k8s.io"
CERTIFICATES = "certificates.k8s.io"
AUTHENTICATION = "authentication.k8s.io"
ADMISSION = "admissionregistration.k8s.io"

READING = frozenset(("get", "list", "watch"))
WRITING = frozenset(("create", "update", "patch", "delete", "deletecollection"))
CHANGING = WRITING - {"delete", "deletecollection"}
HANDING_ON = frozenset(("bind", "escalate", "impersonate"))
"""Verbs that are a power whatever they stand beside."""
VERBS = READING | WRITING | HANDING_ON | {"approve", "sign", "attest", EVERYTHING}
"""Those of resources; `attest` is of `signers`, for ClusterTrustBundles.

https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb
https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles
"""
ADDRESS_VERBS = frozenset(("get", "head", "options", "post", "put", "patch", "delete", EVERYTHING))
"""Those of addresses: HTTP's methods."""


@dataclass(frozen=True, kw_only=True)
class Power:
    """Verbs on resources by which somebody gets more than what they say."""

    words: str
    """What one gets: ends a sentence that begins with “it lets one”."""
    groups: frozenset[str]
    resources: frozenset[str]
    verbs: frozenset[str]

    def is_in(self, groups: Collection[str], resources: Collection[str], verbs: Collection[str]) -> bool:
        """Whether a rule with these gives it; `*` is every verb, and every group."""
        within = EVERYTHING in groups or bool(self.groups & {*groups})
        done = EVERYTHING in verbs or bool(self.verbs & {*verbs})
        return within and done and bool(self.resources & {*resources})


def _power(words: str, group: str, resources: str, verbs: Collection[str]) -> Power:
    return Power(
        words=words, groups=frozenset((group,)), resources=frozenset(resources.split()), verbs=frozenset(verbs)
    )


IMPERSONATES = "be somebody else"
HANDS_ON = "hand on what it has not been given"

POWERS = (
    _power(HANDS_ON, RBAC, "roles clusterroles", ("escalate", "bind")),
    _power("give roles to anybody", RBAC, "rolebindings clusterrolebindings", WRITING),
    _power(IMPERSONATES, CORE, "users groups serviceaccounts", ("impersonate",)),
    _power(IMPERSONATES, AUTHENTICATION, "uids", ("impersonate",)),
    _power("be any service account by its token", CORE, "serviceaccounts/token", ("create",)),
    _power("run commands in every pod of a node, past admission and audit", CORE, "nodes/proxy", READING | WRITING),
    _power(
        "work inside pods that run, with their credentials",
        CORE,
        "pods/exec pods/attach pods/portforward",
        CHANGING | {"get"},
    ),
    _power("put containers into pods that run, with their credentials", CORE, "pods/ephemeralcontainers", CHANGING),
    _power("have certificates made that the API server trusts", CERTIFICATES, "signers", ("approve", "sign")),
    _power(
        "have certificates made that the API server trusts",
        CERTIFICATES,
        "certificatesigningrequests/approval certificatesigningrequests/status",
        CHANGING,
    ),
    _power("say whom every client trusts", CERTIFICATES, "signers", ("attest",)),
    _power(
        "read and change what others write to the cluster",
        ADMISSION,
        "validatingwebhookconfigurations mutatingwebhookconfigurations",
        WRITING,
    ),
    _power("choose the pod security of namespaces by their labels", CORE, "namespaces", {"update", "patch"}),
    _power("mount any directory of a node", CORE, "persistentvolumes", ("create",)),
)
"""Each of them, those of that page first.

A WebSocket is opened by a GET, so that `get` is enough on `nodes/proxy` and inside pods: as of that page, “Access to
proxy subresource of Nodes”.
"""


def hands_on(verb: str) -> bool:
    """Whether it is one of those verbs, or a part of impersonation, as `impersonate:user-info`.

    https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
    """
    return verb in HANDING_ON or verb.startswith(("impersonate:", "impersonate-on:"))


def powers(groups: Collection[str], resources: Collection[str], verbs: Collection[str]) -> Iterator[str]:
    """What a rule for resources lets one do beyond what it says, in words; one may come several times."""
    wild = [resource for resource in resources if EVERYTHING in resource]
    if wild:
        yield f"do so to all that {' and '.join(wild)} means, today and tomorrow"
    named = [verb for verb in verbs if hands_on(verb)]
    if named:
        yield f"get what nobody has given one ({', '.join(named)})"
        verbs = [verb for verb in verbs if verb not in named]
    if any(resource.startswith("userextras/") for resource in resources) and EVERYTHING in verbs:
        yield IMPERSONATES
    yield from (power.words for power in POWERS if power.is_in(groups, resources, verbs))


def reads_secrets(groups: Collection[str], resources: Collection[str], verbs: Collection[str]) -> bool:
    """Whether a rule gives what stands in Secrets; `list` and `watch` tell it as `get` does."""
    return Power(words="", groups=frozenset((CORE,)), resources=frozenset(("secrets",)), verbs=READING).is_in(
        groups, resources, verbs
    )
