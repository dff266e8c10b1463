"""Wrong policies of pods."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "policies that nobody enforces",
        "    network_policy: true\n",
        "",
        "good.yaml:64 network_policies: must not stand where no vpc-cni enforces them; write {name: vpc-cni, "
        "network_policy: true}",
    ),
    Bad(
        "a namespace with two network policies",
        "  - namespace: quiet\n",
        "  - namespace: shop\n",
        "good.yaml:78 network_policies[1].namespace: must be another namespace, 'shop' stands above already; "
        "write all that it allows there",
    ),
    Bad(
        "a network policy of a namespace on Fargate",
        "  - namespace: quiet\n",
        "  - namespace: batch\n",
        "good.yaml:78 network_policies[1].namespace: must not be a namespace whose pods run on Fargate, "
        "where no policy holds: profile batch takes pods of 'batch'",
    ),
    Bad(
        "a network policy that cuts off the add-ons",
        "  - namespace: quiet\n",
        "  - namespace: kube-system\n",
        "good.yaml:78 network_policies[1].namespace: must be none of Kubernetes's own, whose add-ons would "
        "be cut off, got 'kube-system'",
    ),
    Bad(
        "a network policy of every namespace",
        "  - namespace: quiet\n",
        '  - namespace: "*"\n',
        "good.yaml:78 network_policies[1].namespace: must be a namespace: lower-case letters, digits and "
        "hyphens, no wildcard, got '*'",
    ),
    Bad(
        "a switch for what stands there anyway",
        "  - namespace: quiet\n",
        "  - namespace: quiet\n    default_deny: false\n",
        "good.yaml:79 network_policies[1].default_deny: is not a known field; known here are namespace, allow",
    ),
    Bad(
        "traffic without peer",
        "        peer_range: 10.20.200.0/24\n",
        "",
        "good.yaml:74 network_policies[0].allow[1].peer_namespace: must be the namespace of the others, or "
        "write peer_range for addresses outside the cluster",
    ),
    Bad(
        "traffic with two peers",
        "        peer_range: 10.20.200.0/24\n",
        "        peer_range: 10.20.200.0/24\n        peer_namespace: data\n",
        "good.yaml:76 network_policies[0].allow[1].peer_range: must not stand beside peer_namespace 'data'; "
        "remove one of the two",
    ),
    Bad(
        "pods of a peer in no namespace",
        "        peer_range: 10.20.200.0/24\n",
        "        peer_range: 10.20.200.0/24\n        peer_pods: {app: db}\n",
        "good.yaml:77 network_policies[0].allow[1].peer_pods: must stand beside the peer_namespace in which "
        "the pods are",
    ),
    Bad(
        "traffic in a direction that is none",
        "direction: egress",
        "direction: out",
        "good.yaml:75 network_policies[0].allow[1].direction: must be one of ingress, egress, got 'out'",
    ),
    Bad(
        "traffic without ports",
        "ports: [5432]",
        "ports: []",
        "good.yaml:77 network_policies[0].allow[1].ports: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "a port twice",
        "ports: [8080, 8443]",
        "ports: [8080, 8080]",
        "good.yaml:73 network_policies[0].allow[0].ports[1]: must stand once, 8080 stands above already",
    ),
    Bad(
        "a port that is none",
        "ports: [5432]",
        "ports: [70000]",
        "good.yaml:77 network_policies[0].allow[1].ports[0]: must be at most 65535, got 70000",
    ),
    Bad(
        "more ports than the CNI takes",
        "ports: [5432]",
        "ports: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]",
        "good.yaml:77 network_policies[0].allow[1].ports: must be a list with at most 24 entries, got 25",
    ),
    Bad(
        "traffic of one name twice",
        "name: to-the-database",
        "name: from-the-gateway",
        "good.yaml:74 network_policies[0].allow[1].name: must be another name, 'from-the-gateway' stands above already",
    ),
    Bad(
        "traffic with the name of what stands anyway",
        "name: to-the-database",
        "name: default-deny",
        "good.yaml:74 network_policies[0].allow[1].name: must be another name, 'default-deny' is that of a "
        "policy that the namespace has anyway",
    ),
    Bad(
        "a protocol that is none",
        "ports: [5432]",
        "ports: [5432]\n        protocol: ICMP",
        "good.yaml:78 network_policies[0].allow[1].protocol: must be one of TCP, UDP, got 'ICMP'",
    ),
    Bad(
        "groups that nobody gives to pods",
        "    pod_security_groups: strict\n",
        "",
        "good.yaml:79 security_group_policies[0] (payments): must not stand where no vpc-cni gives pods security "
        "groups "
        "of their own; write {name: vpc-cni, pod_security_groups: strict}",
    ),
    Bad(
        "pods that nobody selects",
        "    pods: {app: payments}\n",
        "",
        "good.yaml:80 security_group_policies[0].pods: must say by their labels which pods, or write "
        "service_accounts; {} stands for all of the namespace",
    ),
    Bad(
        "pods selected in two ways",
        "    service_accounts: {}\n",
        "    service_accounts: {}\n    pods: {}\n",
        "good.yaml:86 security_group_policies[1].service_accounts: must not stand beside pods; remove one of the two",
    ),
    Bad(
        "groups of pods that are Kubernetes's own",
        "    namespace: batch\n",
        "    namespace: kube-system\n",
        "good.yaml:85 security_group_policies[1].namespace: must be none of Kubernetes's own, whose add-ons would "
        "be cut off, got 'kube-system'",
    ),
    Bad(
        "no security group",
        "security_groups: [sg-0123456789abcdef0]",
        "security_groups: []",
        "good.yaml:83 security_group_policies[0].security_groups: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "a security group of pods twice",
        "[sg-0123456789abcdef0, sg-0fedcba9876543210]",
        "[sg-0123456789abcdef0, sg-0123456789abcdef0]",
        "good.yaml:88 security_group_policies[1].security_groups[1]: must stand once, 'sg-0123456789abcdef0' "
        "stands above already",
    ),
    Bad(
        "a security group of pods by its name",
        "security_groups: [sg-0123456789abcdef0]",
        "security_groups: [database]",
        "good.yaml:83 security_group_policies[0].security_groups[0]: must be the id of a security group, got "
        "'database'",
    ),
    Bad(
        "one policy of security groups twice",
        "  - name: everybody\n    namespace: batch\n",
        "  - name: payments\n    namespace: shop\n",
        "good.yaml:84 security_group_policies[1].name: must be another name, 'payments' stands above already "
        "for 'shop'",
    ),
    Bad(
        "nodes of which some have no branch interfaces",
        "instance_types: [m7i.large, m6i.large]",
        "instance_types: [m7i.large, t3.large]",
        "good.yaml:39 capacity[0].instance_types[1]: must have branch interfaces as the group's other types "
        "do, or pods with security groups of their own (pod_security_groups of vpc-cni) find room on some of "
        "its nodes only; 't3.large' has none",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
