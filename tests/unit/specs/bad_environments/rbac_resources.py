"""Roles for resources that are not there."""

from tests.unit.specs.environment_files import Bad


def _of_a_role(what: str, rule: str, line: str) -> Bad:
    """Another rule in the role of a namespace, and what is said about it."""
    standing = "{api_groups: [apps], resources: [deployments], verbs: [get, patch]}"
    return Bad(what, standing, rule, f"good.yaml:62 rbac.roles[0].allow[0].{line}")


BAD = (
    _of_a_role(
        "a resource beside another group",
        "{resources: [deployments], verbs: [get, patch]}",
        "resources[0]: must stand beside its group: deployments is of apps, write api_groups: [apps]",
    ),
    _of_a_role(
        "a resource in the singular",
        "{api_groups: [apps], resources: [deployment], verbs: [get, patch]}",
        "resources[0]: must be a resource of apps, in the plural, got 'deployment'; did you mean deployments?",
    ),
    _of_a_role(
        "a resource misspelt beside another group",
        "{resources: [deploymnets], verbs: [get, patch]}",
        "resources[0]: must be a resource of the core group, in the plural, got 'deploymnets'; did you mean "
        "deployments with api_groups: [apps]?",
    ),
    _of_a_role(
        "a group with its version",
        "{api_groups: [apps/v1], resources: [deployments], verbs: [get, patch]}",
        "api_groups[0]: must be a group without its version, as apps, got 'apps/v1'",
    ),
    _of_a_role(
        "the core group by its name",
        "{api_groups: [core], resources: [pods], verbs: [get, patch]}",
        "api_groups[0]: must be \"\" for the core group, got 'core'",
    ),
    _of_a_role(
        "a group that is none",
        "{api_groups: [app], resources: [deployments], verbs: [get, patch]}",
        "api_groups[0]: must be an API group, as apps, batch or networking.k8s.io, got 'app'; did you mean apps?",
    ),
    _of_a_role(
        "a subresource misspelt",
        "{resources: [pods/logs], verbs: [get]}",
        "resources[0]: must be a subresource that is there, got 'pods/logs'; did you mean pods/log?",
    ),
    _of_a_role(
        "nodes in a role of a namespace",
        "{resources: [nodes, namespaces], verbs: [get]}",
        "resources[0]: must stand in a cluster role: nodes are of no namespace",
    ),
    _of_a_role(
        "a name of what is yet to be made",
        "{resources: [configmaps], resource_names: [lock], verbs: [get, create]}",
        "resource_names: must not stand beside create, which no name restricts; write a rule of its own for it",
    ),
    Bad(
        "addresses that are none",
        "{non_resource_urls: [/metrics], verbs: [get]}",
        "{non_resource_urls: [metrics, /a*b], verbs: [get]}",
        "good.yaml:54 rbac.cluster_roles[0].allow[1].non_resource_urls[0]: must begin with /, as /metrics, got "
        "'metrics'",
        "good.yaml:54 rbac.cluster_roles[0].allow[1].non_resource_urls[1]: may have * at its end alone, where it "
        "means all that begin so, got '/a*b'",
    ),
)
"""Each by one edit of the good file of ways in, and every line that is said about it."""
