"""Wrong roles and bindings."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "a role of Kubernetes's own",
        "    - name: node-reader\n",
        "    - name: system:node-reader\n",
        "good.yaml:51 rbac.cluster_roles[0].name: must not start with 'system:' or 'eks:', which "
        "Kubernetes and EKS keep for themselves, got 'system:node-reader'",
        "good.yaml:64 rbac.cluster_role_bindings[0].cluster_role: must be one of cluster_roles, or one "
        "that every cluster has, got 'node-reader'; did you mean system:node-reader?",
    ),
    Bad(
        "a role that every cluster has",
        "    - name: builder\n",
        "    - name: edit\n",
        "good.yaml:55 rbac.cluster_roles[1].name: must be another name, 'edit' is that of a role that "
        "every cluster has",
    ),
    Bad(
        "two cluster roles of a name",
        "    - name: builder\n",
        "    - name: node-reader\n",
        "good.yaml:55 rbac.cluster_roles[1].name: must be another name, 'node-reader' stands above already",
    ),
    Bad(
        "two role bindings of a name",
        "    - {name: auditors, namespace: ads, cluster_role: view",
        "    - {name: pipeline, namespace: shop, cluster_role: view",
        "good.yaml:70 rbac.role_bindings[1].name: must be another name, 'pipeline' of namespace 'shop' "
        "stands above already",
    ),
    Bad(
        "everything on everything without a reason",
        ", because: builds clusters for the tests of others}",
        "}",
        "good.yaml:57 rbac.cluster_roles[1].allow[0].because: must say why this rule may stand, for it lets one do so"
        " to all that * means, today and tomorrow. Or name less",
    ),
    Bad(
        "escalation without a reason",
        "verbs: [get, patch]",
        "verbs: [get, escalate]",
        "good.yaml:62 rbac.roles[0].allow[0].because: must say why this rule may stand, for it lets one get what "
        "nobody has given one (escalate). Or name less",
    ),
    Bad(
        "impersonation and binding without a reason",
        "verbs: [get, patch]",
        "verbs: [impersonate, bind]",
        "good.yaml:62 rbac.roles[0].allow[0].because: must say why this rule may stand, for it lets one get what "
        "nobody has given one (impersonate, bind). Or name less",
    ),
    Bad(
        "all verbs on roles and their bindings without a reason",
        "{api_groups: [apps], resources: [deployments], verbs: [get, patch]}",
        '{api_groups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: ["*"]}',
        "good.yaml:62 rbac.roles[0].allow[0].because: must say why this rule may stand, for it lets one hand on what "
        "it has not been given; give roles to anybody. Or name less",
    ),
    Bad(
        "work at every address without a reason",
        "{non_resource_urls: [/metrics], verbs: [get]}",
        '{non_resource_urls: ["/*"], verbs: [get, post]}',
        "good.yaml:54 rbac.cluster_roles[0].allow[1].because: must say why this rule may stand, for it lets one do "
        "more than read at every address of the API server. Or name less",
    ),
    Bad(
        "every Secret without a reason",
        "{resources: [nodes], verbs: [get, list]}",
        "{resources: [nodes, secrets], verbs: [list]}",
        "good.yaml:53 rbac.cluster_roles[0].allow[0].because: must say why Secrets of the whole cluster may be read; a"
        " role of rbac.roles reads a namespace's",
    ),
    Bad(
        "a misspelt verb",
        "verbs: [get, patch]",
        "verbs: [gett, patch]",
        "good.yaml:62 rbac.roles[0].allow[0].verbs[0]: must be one of *, approve, attest, bind, create, delete, "
        "deletecollection, escalate, get, impersonate, list, patch, sign, update, watch, or stand beside a because, "
        "got 'gett'; did you mean get?",
    ),
    Bad(
        "a verb of resources at an address",
        "{non_resource_urls: [/metrics], verbs: [get]}",
        "{non_resource_urls: [/metrics], verbs: [watch]}",
        "good.yaml:54 rbac.cluster_roles[0].allow[1].verbs[0]: must be one of *, delete, get, head, options, patch, "
        "post, put, or stand beside a because, got 'watch'; did you mean patch?",
    ),
    Bad(
        "a role of an add-on",
        "    - name: builder\n",
        "    - name: aws-node\n",
        "good.yaml:55 rbac.cluster_roles[1].name: must be another name, 'aws-node' is that of an add-on's own role, "
        "which would be overwritten",
    ),
    Bad(
        "a role of a chart",
        "    - name: builder\n",
        "    - name: cluster-autoscaler-readers\n",
        "good.yaml:55 rbac.cluster_roles[1].name: must be another name, for roles of the add-on cluster-autoscaler "
        "begin so, got 'cluster-autoscaler-readers'",
    ),
    Bad(
        "edit in the whole cluster without a reason",
        "{name: on-call, cluster_role: node-reader,",
        "{name: on-call, cluster_role: edit,",
        "good.yaml:64 rbac.cluster_role_bindings[0].because: must say why edit is bound in the whole cluster, where it"
        " can be any service account of the platform; bind it in namespaces by role_bindings",
    ),
    Bad(
        "admin in kube-system without a reason",
        "{name: auditors, namespace: ads, cluster_role: view",
        "{name: auditors, namespace: kube-system, cluster_role: admin",
        "good.yaml:70 rbac.role_bindings[1].because: must say why admin is bound in kube-system, whose service "
        "accounts are the platform's",
    ),
    Bad(
        "a service account that cannot be",
        "{namespace: ci, name: runner}",
        '{namespace: ci, name: "*"}',
        "good.yaml:69 rbac.role_bindings[0].service_accounts[0].name: must be the name of one service account, "
        "without its namespace and without a wildcard, got '*'",
    ),
    Bad(
        "a verb twice",
        "verbs: [get, patch]",
        "verbs: [get, get]",
        "good.yaml:62 rbac.roles[0].allow[0].verbs[1]: must stand once, 'get' stands above already",
    ),
    Bad(
        "a rule without resources",
        "{api_groups: [apps], resources: [deployments], verbs: [get, patch]}",
        "{api_groups: [apps], verbs: [get]}",
        "good.yaml:62 rbac.roles[0].allow[0].resources: must name the resources, as pods or deployments,"
        " or write non_resource_urls",
    ),
    Bad(
        "a rule without verbs",
        "verbs: [get, patch]",
        "verbs: []",
        "good.yaml:62 rbac.roles[0].allow[0].verbs: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "addresses beside resources",
        "{non_resource_urls: [/metrics], verbs: [get]}",
        "{non_resource_urls: [/metrics], resources: [pods], verbs: [get]}",
        "good.yaml:54 rbac.cluster_roles[0].allow[1].non_resource_urls: must not stand beside resources;"
        " write two rules",
    ),
    Bad(
        "addresses in a role of a namespace",
        "{api_groups: [apps], resources: [deployments], verbs: [get, patch]}",
        "{non_resource_urls: [/metrics], verbs: [get]}",
        "good.yaml:62 rbac.roles[0].allow[0].non_resource_urls: must stand in a cluster role: addresses "
        "are of no namespace",
    ),
    Bad(
        "names of no resource",
        "{non_resource_urls: [/metrics], verbs: [get]}",
        "{non_resource_urls: [/metrics], resource_names: [a], verbs: [get]}",
        "good.yaml:54 rbac.cluster_roles[0].allow[1].resource_names: must stand beside the resources "
        "that have these names",
    ),
    Bad(
        "a cluster role that is not there",
        "cluster_role: node-reader, groups",
        "cluster_role: node-raeder, groups",
        "good.yaml:64 rbac.cluster_role_bindings[0].cluster_role: must be one of cluster_roles, or one "
        "that every cluster has, got 'node-raeder'; did you mean node-reader?",
    ),
    Bad(
        "a role that is not there",
        "      role: deployer\n",
        "      role: deploy\n",
        "good.yaml:68 rbac.role_bindings[0].role: must be one of roles with the namespace 'shop', got "
        "'deploy'; did you mean deployer?",
    ),
    Bad(
        "a role of another namespace",
        "    - name: pipeline\n      namespace: shop\n",
        "    - name: pipeline\n      namespace: ads\n",
        "good.yaml:68 rbac.role_bindings[0].role: must be one of roles with the namespace 'ads', got 'deployer'",
    ),
    Bad(
        "a binding of no role",
        "      role: deployer\n",
        "",
        "good.yaml:66 rbac.role_bindings[0].role: must be a role of the namespace, or write cluster_role, as view",
    ),
    Bad(
        "a binding of two roles",
        "      role: deployer\n",
        "      role: deployer\n      cluster_role: view\n",
        "good.yaml:69 rbac.role_bindings[0].cluster_role: must not stand beside role 'deployer'; remove one of the two",
    ),
    Bad(
        "a binding of nobody",
        "      service_accounts: [{namespace: ci, name: runner}]\n",
        "",
        "good.yaml:66 rbac.role_bindings[0] (pipeline): must have groups or service_accounts: as it stands, nobody "
        "has the role",
    ),
    Bad(
        "a service account twice",
        "[{namespace: ci, name: runner}]",
        "[{namespace: ci, name: runner}, {namespace: ci, name: runner}]",
        "good.yaml:69 rbac.role_bindings[0].service_accounts[1] (runner): must stand once, 'ci/runner' stands above "
        "already",
    ),
    Bad(
        "a group that nobody is in",
        'groups: [readers, "oidc:on-call"]',
        'groups: [reader, "oidc:on-call"]',
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[0]: must be a group of an access entry, or "
        "begin with 'oidc:', got 'reader'; did you mean readers?",
    ),
    Bad(
        "a group of a provider that is nobody's",
        'groups: [readers, "oidc:on-call"]',
        'groups: [readers, "on-call", "oidc:"]',
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[1]: must be a group of an access entry, or "
        "begin with 'oidc:', got 'on-call'",
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[2]: must be a group of an access entry, or "
        "begin with 'oidc:', got 'oidc:'",
    ),
    Bad(
        "a group of everybody",
        'groups: [readers, "oidc:on-call"]',
        'groups: ["system:authenticated"]',
        "good.yaml:64 rbac.cluster_role_bindings[0].groups[0]: must not start with 'system:', got "
        "'system:authenticated'; name a group of an access entry",
    ),
    Bad(
        "cluster-admin for pods without a reason",
        "      role: deployer\n",
        "      cluster_role: cluster-admin\n",
        "good.yaml:66 rbac.role_bindings[0].because: must say why cluster-admin is bound; administrators"
        " of the cluster stand in access.admins",
    ),
    Bad(
        "a binding of Kubernetes's own",
        "{name: on-call, cluster_role",
        '{name: "system:on-call", cluster_role',
        "good.yaml:64 rbac.cluster_role_bindings[0].name: must not start with 'system:' or 'eks:', which"
        " Kubernetes and EKS keep for themselves, got 'system:on-call'",
    ),
)
"""Each by one edit of the good file of ways in, and every line that is said about it."""
