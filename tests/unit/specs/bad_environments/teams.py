"""Wrong teams."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "two teams of a name",
        "  - name: advertising\n",
        "  - name: shop\n",
        "good.yaml:85 teams[1].name: must be another name, 'shop' stands above already",
    ),
    Bad(
        "two teams of a namespace",
        "    namespace: ads\n    members",
        "    namespace: shop\n    members",
        "good.yaml:86 teams[1].namespace: must be another namespace, 'shop' is that of a team above already",
    ),
    Bad(
        "a team in a namespace of Kubernetes's own",
        "    namespace: ads\n    members",
        "    namespace: kube-public\n    members",
        "good.yaml:86 teams[1].namespace: must be none of the namespaces that every cluster has, got 'kube-public'",
    ),
    Bad(
        "a team in the default namespace",
        "  - name: advertising\n    namespace: ads\n",
        "  - name: default\n",
        "good.yaml:85 teams[1].name: must be none of the namespaces that every cluster has, got 'default'",
    ),
    Bad(
        "a team whose network is told twice",
        "teams:\n",
        "network_policies:\n  - namespace: shop\nteams:\n",
        "good.yaml:72 network_policies[0].namespace: must not be the namespace of team shop; write under"
        " its network what is let through",
    ),
    Bad(
        "a team that is an admin",
        "    members:\n      - {principal: arn:aws:iam::111122223333:role/developers, policy: edit}\n    pod_security",
        "    members:\n"
        "      - {principal: arn:aws:iam::111122223333:role/platform-admins, policy: edit}\n"
        "    pod_security",
        "good.yaml:88 teams[1].members[0].principal: must not be an admin of the cluster, who may do all"
        " that already, got 'arn:aws:iam::111122223333:role/platform-admins'; remove it",
    ),
    Bad(
        "a member twice",
        "{principal: arn:aws:iam::111122223333:user/robin, policy: view}",
        "{principal: arn:aws:iam::111122223333:role/developers, policy: view}",
        "good.yaml:75 teams[0].members[1].principal: must stand once, "
        "'arn:aws:iam::111122223333:role/developers' stands above already; write the stronger policy "
        "there",
    ),
    Bad(
        "a member of another partition",
        "{principal: arn:aws:iam::111122223333:user/robin, policy: view}",
        "{principal: arn:aws-cn:iam::111122223333:user/robin, policy: view}",
        "good.yaml:75 teams[0].members[1].principal: must begin with arn:aws: in eu-west-1, got "
        "'arn:aws-cn:iam::111122223333:user/robin'",
    ),
    Bad(
        "a member that is a node",
        "      policies:\n        - name: AmazonEKSEditPolicy\n      groups: [readers]\n",
        "      type: hybrid_linux\n",
        "good.yaml:62 rbac.cluster_role_bindings[0].groups[0]: must be a group of an access entry, or "
        "begin with 'oidc:', got 'readers'",
        "good.yaml:68 rbac.role_bindings[1].groups[0]: must be a group of an access entry, or begin with"
        " 'oidc:', got 'readers'",
        "good.yaml:72 teams[0].members[0].principal: must not be a role of nodes, as access.entries says"
        " it is (type hybrid_linux), got 'arn:aws:iam::111122223333:role/developers'",
        "good.yaml:86 teams[1].members[0].principal: must not be a role of nodes, as access.entries says"
        " it is (type hybrid_linux), got 'arn:aws:iam::111122223333:role/developers'",
    ),
    Bad(
        "a policy that teams do not have",
        "user/robin, policy: view}",
        "user/robin, policy: own}",
        "good.yaml:75 teams[0].members[1].policy: must be one of admin, edit, view, got 'own'",
    ),
    Bad(
        "a team without members",
        "    members:\n      - {principal: arn:aws:iam::111122223333:role/developers, policy: edit}\n    pod_security",
        "    members: []\n    pod_security",
        "good.yaml:87 teams[1].members: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "a team without a quota",
        '    quota: {pods: "50"}\n',
        "",
        "good.yaml:85 teams[1].quota: is missing (the most that all its pods together may ask for, and "
        "how many things there may be)",
    ),
    Bad(
        "a quota that is no quantity",
        'pods: "50"',
        'pods: "many"',
        "good.yaml:90 teams[1].quota.pods: must be a quantity of Kubernetes in quotes, as 500m, 64Gi, 20, got 'many'",
    ),
    Bad(
        "a quota without quotes",
        'pods: "50"',
        "pods: 50",
        'good.yaml:90 teams[1].quota.pods: must be text: write "50" in quotes, got the number 50',
    ),
    Bad(
        "a quota of what has no default",
        'quota: {pods: "50"}',
        'quota: {requests.memory: 8Gi, limits.cpu: "4"}',
        "good.yaml:90 teams[1].quota[requests.memory]: must stand beside limits.default_request.memory: "
        "where a quota counts it, pods that do not say it are refused",
        "good.yaml:90 teams[1].quota[limits.cpu]: must stand beside limits.default.cpu: where a quota "
        "counts it, pods that do not say it are refused",
    ),
    Bad(
        "quotas of nothing",
        'quota: {pods: "50"}',
        'quota: {cpus: "4", services.loadbalancer: "5", request.cpu: "5", things: "1"}',
        "good.yaml:90 teams[1].quota.cpus: is nothing that a ResourceQuota counts; did you mean cpu?",
        "good.yaml:90 teams[1].quota[services.loadbalancer]: is nothing that a ResourceQuota counts; "
        "did you mean services.loadbalancers?",
        "good.yaml:90 teams[1].quota[request.cpu]: is nothing that a ResourceQuota counts; did you mean requests.cpu?",
        "good.yaml:90 teams[1].quota.things: is nothing that a ResourceQuota counts; write count/<resource>.<group> "
        "to count other things",
    ),
    Bad(
        "counts of what is not there",
        'quota: {pods: "50"}',
        'quota: {count/deploymentz.apps: "5", count/deployments: "5", count/nothing: "5"}',
        "good.yaml:90 teams[1].quota[count/deploymentz.apps]: must count a resource of the group apps, got "
        "'deploymentz'; did you mean count/deployments.apps?",
        "good.yaml:90 teams[1].quota[count/deployments]: must count a resource of the core group, or "
        "<resource>.<group>, got 'deployments'; did you mean count/deployments.apps?",
        "good.yaml:90 teams[1].quota[count/nothing]: must count a resource of the core group, or <resource>.<group>, "
        "got 'nothing'",
    ),
    Bad(
        "half a pod",
        'quota: {pods: "50"}',
        'quota: {pods: "1.5", count/jobs.batch: 500m}',
        "good.yaml:90 teams[1].quota.pods: must be a whole number, got '1.5'",
        "good.yaml:90 teams[1].quota[count/jobs.batch]: must be a whole number, got '500m'",
    ),
    Bad(
        "a default over the most",
        "default: {memory: 512Mi}",
        "default: {memory: 8Gi}",
        "good.yaml:81 teams[0].limits.max.memory: must be at least default's 8Gi, got '4Gi'",
    ),
    Bad(
        "privileged pods without a reason",
        "pod_security: baseline",
        "pod_security: privileged",
        "good.yaml:85 teams[1].privileged_because: must say why pods may be privileged, and so root of their nodes; or "
        "write pod_security: baseline",
    ),
    Bad(
        "a reason for privileges that nobody has",
        "pod_security: baseline",
        "pod_security: baseline\n    privileged_because: traces packets of the nodes",
        "good.yaml:90 teams[1].privileged_because: must stand beside pod_security: privileged, got baseline; remove it",
    ),
    Bad(
        "a team in the namespace of an add-on of one's own",
        "teams:\n",
        "own_add_ons:\n"
        "  - {kind: chart, name: vault, chart: vault, repository: https://charts.example.com, version: 1.2.3,\n"
        "     namespace: ads}\n"
        "teams:\n",
        "good.yaml:89 teams[1].namespace: must not be the namespace of an add-on, vault, got 'ads'",
    ),
    Bad(
        "a team in the namespace of a capability",
        "teams:\n",
        "capabilities:\n"
        "  - kind: argo_cd\n"
        "    namespace: ads\n"
        "    identity_center: {instance_arn: arn:aws:sso:::instance/ssoins-1234567890abcdef}\n"
        "    admins: {users: [90676e2e-1234-4cde-9f01-23456789abcd]}\n"
        "teams:\n",
        "good.yaml:91 teams[1].namespace: must not be the namespace of the capability argo_cd, got 'ads'",
    ),
    Bad(
        "a pod security that does not exist",
        "pod_security: baseline",
        "pod_security: strict",
        "good.yaml:89 teams[1].pod_security: must be one of restricted, baseline, privileged, got 'strict'",
    ),
    Bad(
        "a network that is open and allows",
        "      allow:\n        - {name: from-the-gateway",
        "      open_because: nobody knows whom it talks to\n      allow:\n        - {name: from-the-gateway",
        "good.yaml:83 teams[0].network.open_because: must not stand beside allow: an open network lets "
        "everything through; remove one of the two",
    ),
    Bad(
        "a network that is open for a word",
        "talks to partners at addresses nobody knows",
        "testing",
        "good.yaml:91 teams[1].network.open_because: must be at least 20 character(s), got 7",
    ),
    Bad(
        "a network that nobody enforces",
        "    network_policy: true\n",
        "",
        "good.yaml:82 teams[0].network: must be enforced by somebody: write {name: vpc-cni, "
        "network_policy: true}, or write network: {open_because: …}; got team 'shop'",
    ),
    Bad(
        "a closed network on Fargate",
        "      - namespace: batch\n",
        "      - namespace: shop\n",
        "good.yaml:82 teams[0].network: must be open where pods run on Fargate, as profile batch says of"
        " 'shop'; write network: {open_because: …}",
    ),
)
"""Each by one edit of the good file of ways in, and every line that is said about it."""
