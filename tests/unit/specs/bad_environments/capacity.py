"""Wrong node groups and Fargate profiles."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "an unknown kind of capacity",
        "kind: fargate_profile",
        "kind: fargate",
        "good.yaml:50 capacity[2].kind: must be one of managed_node_group, fargate_profile, got 'fargate'; "
        "did you mean fargate_profile?",
    ),
    Bad(
        "no kind of capacity",
        "kind: fargate_profile\n    name: batch",
        "name: batch",
        "good.yaml:50 capacity[2].kind: is missing; it must be one of managed_node_group, fargate_profile",
    ),
    Bad(
        "a name of capacity twice",
        "name: spot",
        "name: system",
        "good.yaml:45 capacity[1].name: must be another name, 'system' stands above already",
    ),
    Bad(
        "a name that Kubernetes refuses",
        "name: spot",
        "name: -spot",
        "good.yaml:45 capacity[1].name: must be lower-case letters, digits and single hyphens, beginning with"
        " a letter and not ending in a hyphen, got '-spot'",
    ),
    Bad(
        "more nodes at least than at most",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 5, max: 4}",
        "good.yaml:40 capacity[0].scaling.min: must be at most max, which is 4, got 5",
    ),
    Bad(
        "no node at most",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 0, max: 0}",
        "good.yaml:36 capacity: must have a node from the start for coredns: raise scaling.min of system",
        "good.yaml:40 capacity[0].scaling.max: must be at least 1, got 0",
    ),
    Bad(
        "a size in words",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: two, max: 4}",
        "good.yaml:40 capacity[0].scaling.min: must be a whole number, got 'two'",
    ),
    Bad(
        "a size in quotes",
        "scaling: {min: 2, max: 4}",
        'scaling: {min: "2", max: 4}',
        "good.yaml:40 capacity[0].scaling.min: must be a whole number without quotes, got the text '2'",
    ),
    Bad(
        "half a node",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 2.5, max: 4}",
        "good.yaml:40 capacity[0].scaling.min: must be a whole number, got 2.5",
    ),
    Bad(
        "no upper bound",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 2}",
        "good.yaml:40 capacity[0].scaling.max: is missing (the most nodes)",
    ),
    Bad(
        "more nodes than EKS has in a group",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 2, max: 451}",
        "good.yaml:40 capacity[0].scaling.max: must be at most 450, got 451",
    ),
    Bad(
        "a disk too small for the image",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 2, max: 4}\n    disk_gib: 8",
        "good.yaml:41 capacity[0].disk_gib: must be at least 20, got 8",
    ),
    Bad(
        "no node to start on",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 0, max: 4}",
        "good.yaml:36 capacity: must have a node from the start for coredns: raise scaling.min of system",
    ),
    Bad(
        "a number and a percentage of nodes",
        "scaling: {min: 2, max: 4}",
        "scaling: {min: 2, max: 4}\n    update: {max_unavailable: 1, max_unavailable_percentage: 10}",
        "good.yaml:41 capacity[0].update.max_unavailable_percentage: must not stand beside max_unavailable 1;"
        " remove one of the two",
    ),
    Bad(
        "no instance type",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: []",
        "good.yaml:39 capacity[0].instance_types: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "an instance type that is no list",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: m7i.large",
        "good.yaml:39 capacity[0].instance_types: must be a list, got 'm7i.large'",
    ),
    Bad(
        "a label of Kubernetes' own",
        "pool: system",
        'node-role.kubernetes.io/system: "true"',
        "good.yaml:42 capacity[0].labels[node-role.kubernetes.io/system]: must not be of a domain that EKS "
        "keeps to itself (kubernetes.io, k8s.io, eks.amazonaws.com); use a domain of your own",
    ),
    Bad(
        "a label of EKS' own",
        "pool: system",
        "eks.amazonaws.com/pool: system",
        "good.yaml:42 capacity[0].labels[eks.amazonaws.com/pool]: must not be of a domain that EKS keeps to "
        "itself (kubernetes.io, k8s.io, eks.amazonaws.com); use a domain of your own",
    ),
    Bad(
        "a label with a character that Kubernetes refuses",
        "pool: system",
        'pool: "-system"',
        "good.yaml:42 capacity[0].labels.pool: must be letters, digits, hyphens, underscores and dots, "
        "beginning and ending with a letter or digit, got '-system'",
    ),
    Bad(
        "a label that is a boolean",
        "pool: system",
        "pool: true",
        "good.yaml:42 capacity[0].labels.pool: must be text, got true",
    ),
    Bad(
        "an empty label",
        "pool: system",
        'pool: ""',
        "good.yaml:42 capacity[0].labels.pool: must have a value, EKS takes no empty one",
    ),
    Bad(
        "a taint without effect",
        '{key: spot, value: "true", effect: NoSchedule}',
        '{key: spot, value: "true"}',
        "good.yaml:49 capacity[1].taints[0].effect: is missing; it must be one of NoSchedule, NoExecute, "
        "PreferNoSchedule",
    ),
    Bad(
        "a taint with an effect of another spelling",
        '{key: spot, value: "true", effect: NoSchedule}',
        '{key: spot, value: "true", effect: NO_SCHEDULE}',
        "good.yaml:49 capacity[1].taints[0].effect: must be one of NoSchedule, NoExecute, PreferNoSchedule, "
        "got 'NO_SCHEDULE'",
    ),
    Bad(
        "a taint twice",
        '{key: spot, value: "true", effect: NoSchedule}',
        '{key: spot, value: "true", effect: NoSchedule}\n      - {key: spot, effect: NoSchedule}',
        "good.yaml:50 capacity[1].taints[1]: must be another taint, 'spot' with effect NoSchedule stands above already",
    ),
    Bad(
        "a zone that the network does not have",
        "zones: [eu-west-1a, eu-west-1b]",
        "zones: [eu-west-1a, eu-west-1c]",
        "good.yaml:43 capacity[0].zones[1]: must be one of the network's zones eu-west-1a, eu-west-1b, got "
        "'eu-west-1c'; did you mean eu-west-1b?",
    ),
    Bad(
        "a zone of a group twice",
        "zones: [eu-west-1a, eu-west-1b]",
        "zones: [eu-west-1a, eu-west-1a]",
        "good.yaml:43 capacity[0].zones[1]: must stand once, 'eu-west-1a' stands above already",
    ),
    Bad(
        "no Fargate selector",
        "      - namespace: batch\n        labels: {runs-on: fargate}\n",
        "      []\n",
        "good.yaml:52 capacity[2].selectors: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "six Fargate selectors",
        "selectors:\n      - namespace: batch\n        labels: {runs-on: fargate}\n",
        "selectors: [{namespace: a}, {namespace: b}, {namespace: c}, {namespace: d}, {namespace: e}, {namespace: f}]\n",
        "good.yaml:52 capacity[2].selectors: must be a list with at most 5 entries, got 6",
    ),
    Bad(
        "a Fargate selector with a wildcard",
        "- namespace: batch",
        '- namespace: "prod*"',
        "good.yaml:53 capacity[2].selectors[0].namespace: must be a namespace: lower-case letters, digits and"
        " hyphens, no wildcard, got 'prod*'",
    ),
    Bad(
        "six labels of a Fargate selector",
        "labels: {runs-on: fargate}",
        'labels: {a: "1", b: "1", c: "1", d: "1", e: "1", f: "1"}',
        "good.yaml:54 capacity[2].selectors[0].labels: must be at most 5 labels, got 6",
    ),
    Bad(
        "two Fargate profiles for one pod",
        "  - kind: fargate_profile\n",
        "  - kind: fargate_profile\n    name: second\n    selectors: [{namespace: batch}]\n  - kind: fargate_profile\n",
        "good.yaml:56 capacity[3].selectors[0]: must not take pods of 'batch' that profile 'second' takes "
        "too; tell them apart by labels",
    ),
    Bad(
        "taints that lock out every controller",
        "    scaling: {min: 2, max: 4}\n",
        '    scaling: {min: 2, max: 4}\n    taints: [{key: dedicated, value: "true", effect: NoExecute}]\n',
        "good.yaml:36 capacity: must hold a node group without NoSchedule or NoExecute taints, for the pods "
        "of coredns, aws-ebs-csi-driver, metrics-server, cluster-autoscaler",
    ),
    Bad(
        "taints that lock out some controllers",
        "    scaling: {min: 2, max: 4}\n",
        "    scaling: {min: 2, max: 4}\n    taints: [{key: CriticalAddonsOnly, effect: NoSchedule}]\n",
        "good.yaml:36 capacity: must hold a node group without NoSchedule or NoExecute taints, for the pods "
        "of metrics-server, cluster-autoscaler",
    ),
    Bad(
        "a security group of nodes twice",
        "    scaling: {min: 2, max: 4}\n",
        "    scaling: {min: 2, max: 4}\n    security_groups: [sg-0123456789abcdef0, sg-0123456789abcdef0]\n",
        "good.yaml:41 capacity[0].security_groups[1]: must stand once, 'sg-0123456789abcdef0' stands above already",
    ),
    Bad(
        "a security group by its name",
        "    scaling: {min: 2, max: 4}\n",
        "    scaling: {min: 2, max: 4}\n    security_groups: [default]\n",
        "good.yaml:41 capacity[0].security_groups[0]: must be the id of a security group, got 'default'",
    ),
    Bad(
        "more security groups than an interface has room for",
        "    scaling: {min: 2, max: 4}\n",
        "    scaling: {min: 2, max: 4}\n"
        "    security_groups: [sg-00000001, sg-00000002, sg-00000003, sg-00000004, sg-00000005]\n",
        "good.yaml:41 capacity[0].security_groups: must be a list with at most 4 entries, got 5",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
