"""Which resources and groups a role can mean."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.api_resources import built_in, groups_of
from specs.nearest import nearest
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.rbac.rule import PolicyRuleSpec

Texts = tuple[str, ...]

EVERYTHING = "*"
UNNAMED = ("create", "deletecollection")
NAMESPACES = "namespaces"
"""A request for one namespace is in that namespace, to those who judge it: a role of it may let it through.

NewRequestInfo of kubernetes/kubernetes staging/src/k8s.io/apiserver/pkg/endpoints/request/requestinfo.go.
"""


def groups_are_groups(api_groups: Texts) -> Iterator[Violation]:
    """A rule for a group that is none lets nothing through, and nobody is told.

    Kubernetes's own groups are listed; any other has a dot, as ValidateCustomResourceDefinition of
    kubernetes/kubernetes staging/src/k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation wants it.
    """
    for index, group in enumerate(api_groups):
        if group == "core":
            message = "must be \"\" for the core group, got 'core'"
        elif "/" in group:
            message = f"must be a group without its version, as {group.partition('/')[0]}, got {group!r}"
        elif group in built_in() or group == EVERYTHING or "." in group:
            continue
        else:
            near = nearest(group, built_in())
            hint = f"; did you mean {near}?" if near else ""
            message = f"must be an API group, as apps, batch or networking.k8s.io, got {group!r}{hint}"
        yield Violation(path=("api_groups", index), message=message)


def resources_are_of_their_groups(api_groups: Texts, resources: Texts) -> Iterator[Violation]:
    """A rule for a resource that its group has not lets nothing through, and nobody is told."""
    if not all(group in built_in() for group in api_groups):
        return  # a group of an add-on has what the add-on brings
    known = {name: each for group in api_groups for name, each in built_in()[group].items()}
    for index, resource in enumerate(resources):
        name, _, below = resource.partition("/")
        if name == EVERYTHING:
            continue
        if name not in known:
            yield Violation(path=("resources", index), message=_elsewhere(name, api_groups, tuple(known)))
        elif below and below not in known[name].subresources:
            near = nearest(below, known[name].subresources)
            if near:  # the kubelet and the scheduler ask for some that the API server does not serve
                message = f"must be a subresource that is there, got {resource!r}; did you mean {name}/{near}?"
                yield Violation(path=("resources", index), message=message)


def _elsewhere(name: str, api_groups: Texts, known: Texts) -> str:
    homes = groups_of(name)
    if homes:
        return f"must stand beside its group: {name} is of {homes[0] or 'the core'}, write api_groups: {_list(homes)}"
    everywhere = {other: group for group, resources in built_in().items() for other in resources}
    near = nearest(name, known) or nearest(name, everywhere)
    of = " and ".join(group or "the core group" for group in api_groups)
    home = f" with api_groups: {_list(groups_of(near))}" if near and near not in known else ""
    return f"must be a resource of {of}, in the plural, got {name!r}" + (
        f"; did you mean {near}{home}?" if near else ""
    )


def _list(groups: Texts) -> str:
    first = groups[0] or '""'
    return f"[{first}]"


def names_are_known_beforehand(resources: Texts, resource_names: Texts, verbs: Texts) -> Iterator[Violation]:
    """Whoever makes an object is not asked for its name: the rule would let nothing through.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
    """
    unnamed = [verb for verb in verbs if verb in UNNAMED]
    whole = [resource for resource in resources if "/" not in resource]
    if resource_names and unnamed and whole:
        message = (
            f"must not stand beside {' and '.join(unnamed)}, which no name restricts; write a rule of its own for it"
        )
        yield Violation(path=("resource_names",), message=message)


def urls_begin_with_a_slash(non_resource_urls: Texts) -> Iterator[Violation]:
    """A path or the beginning of one.

    NonResourceURLMatches of kubernetes/kubernetes pkg/apis/rbac/v1/evaluation_helpers.go.
    """
    for index, url in enumerate(non_resource_urls):
        if url != EVERYTHING and not url.startswith("/"):
            yield Violation(path=("non_resource_urls", index), message=f"must begin with /, as /metrics, got {url!r}")
        elif EVERYTHING in url[:-1]:
            message = f"may have {EVERYTHING} at its end alone, where it means all that begin so, got {url!r}"
            yield Violation(path=("non_resource_urls", index), message=message)


def a_role_is_of_a_namespace(allow: tuple["PolicyRuleSpec", ...]) -> Iterator[Violation]:
    """What is the cluster's is let through by cluster roles alone."""
    for index, rule in enumerate(allow):
        if not all(group in built_in() for group in rule.api_groups):
            continue
        for place, resource in enumerate(rule.resources):
            name = resource.partition("/")[0]
            kinds = [built_in()[group][name] for group in rule.api_groups if name in built_in()[group]]
            if kinds and name != NAMESPACES and not any(kind.namespaced for kind in kinds):
                message = f"must stand in a cluster role: {name} are of no namespace"
                yield Violation(path=("allow", index, "resources", place), message=message)
