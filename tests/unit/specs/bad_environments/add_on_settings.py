"""Wrong settings of the add-ons that watch, name, certify and guard."""

from tests.unit.specs.environment_files import Bad

AN_ADD_ON = "name: metrics-server"
AUTHORITY = "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/01234567-89ab-cdef-0123-456789abcdef"

BAD = (
    Bad(
        "a replica count of metrics-server that is none",
        AN_ADD_ON,
        "name: metrics-server\n    replicas: 0",
        "good.yaml:62 add_ons[5].replicas: must be at least 1, got 0",
    ),
    Bad(
        "an unknown setting of cert-manager",
        AN_ADD_ON,
        "name: cert-manager\n    hosted_zone: Z123",
        "good.yaml:62 add_ons[5].hosted_zone: is not a known field; did you mean hosted_zones?",
    ),
    Bad(
        "adot without cert-manager",
        AN_ADD_ON,
        "name: adot",
        "good.yaml:55 add_ons: must hold cert-manager, for adot; add {name: cert-manager}",
    ),
    Bad(
        "the connector to a private CA without cert-manager",
        AN_ADD_ON,
        f"name: aws-privateca-connector-for-kubernetes\n    certificate_authorities: [{AUTHORITY!r}]",
        "good.yaml:55 add_ons: must hold cert-manager, for aws-privateca-connector-for-kubernetes; add {name: "
        "cert-manager}",
    ),
    Bad(
        "a private CA by its name",
        AN_ADD_ON,
        "name: aws-privateca-connector-for-kubernetes\n    certificate_authorities: [root]",
        "good.yaml:55 add_ons: must hold cert-manager, for aws-privateca-connector-for-kubernetes; add {name: "
        "cert-manager}",
        "good.yaml:62 add_ons[5].certificate_authorities[0]: must be the ARN of a private certificate authority, "
        "got 'root'",
    ),
    Bad(
        "external-dns without zones",
        AN_ADD_ON,
        "name: external-dns\n    domains: [example.com]",
        "good.yaml:61 add_ons[5].hosted_zones: is missing (the hosted zones that it may change, and no others)",
    ),
    Bad(
        "external-dns without domains",
        AN_ADD_ON,
        "name: external-dns\n    hosted_zones: [Z0123456789ABC]",
        "good.yaml:61 add_ons[5].domains: is missing (the domains that it looks after, each that of a zone or under "
        "it)",
    ),
    Bad(
        "no zone in the list",
        AN_ADD_ON,
        "name: external-dns\n    hosted_zones: []\n    domains: [example.com]",
        "good.yaml:62 add_ons[5].hosted_zones: must be a list with at least 1 entry, got 0",
    ),
    Bad(
        "a zone with its path",
        AN_ADD_ON,
        "name: external-dns\n    hosted_zones: [/hostedzone/Z0123]\n    domains: [example.com]",
        "good.yaml:62 add_ons[5].hosted_zones[0]: must be the id of a Route 53 hosted zone: Z, then capital letters "
        "and digits, got '/hostedzone/Z0123'",
    ),
    Bad(
        "a domain with a wildcard",
        AN_ADD_ON,
        'name: external-dns\n    hosted_zones: [Z0123]\n    domains: ["*.example.com"]',
        "good.yaml:63 add_ons[5].domains[0]: must be a domain in lower case, without wildcard and closing dot, got "
        "'*.example.com'",
    ),
    Bad(
        "a policy that external-dns does not have",
        AN_ADD_ON,
        "name: external-dns\n    hosted_zones: [Z0123]\n    domains: [example.com]\n    policy: delete",
        "good.yaml:64 add_ons[5].policy: must be one of upsert-only, sync, got 'delete'",
    ),
    Bad(
        "cloudwatch that sends nothing",
        AN_ADD_ON,
        "name: amazon-cloudwatch-observability\n    container_insights: false\n    container_logs: false",
        "good.yaml:61 add_ons[5] (amazon-cloudwatch-observability): must have container_insights, container_logs or "
        "application_signals on; remove "
        "the add-on otherwise",
    ),
    Bad(
        "more cpu than guardduty takes",
        AN_ADD_ON,
        'name: aws-guardduty-agent\n    resources: {cpu: "12"}',
        "good.yaml:62 add_ons[5].resources.cpu: must be 200m to 10000m, which is all that the add-on takes, got '12'",
    ),
    Bad(
        "a priority that guardduty does not have",
        AN_ADD_ON,
        "name: aws-guardduty-agent\n    priority_class: high",
        "good.yaml:62 add_ons[5].priority_class: must be one of aws-guardduty-agent.priorityclass, "
        "aws-guardduty-agent.priorityclass-high, system-cluster-critical, system-node-critical, got 'high'",
    ),
    Bad(
        "a rotation without a unit",
        AN_ADD_ON,
        'name: aws-secrets-store-csi-driver-provider\n    rotation: "120"',
        "good.yaml:62 add_ons[5].rotation: must be a duration of seconds, minutes or hours, got '120'",
    ),
    Bad(
        "a workspace by its id",
        AN_ADD_ON,
        "name: adot\n    prometheus_workspace: ws-0123",
        "good.yaml:62 add_ons[5].prometheus_workspace: must be the ARN of a workspace of Amazon Managed Service for "
        "Prometheus, got 'ws-0123'",
    ),
    Bad(
        "a monitor that the agent does not have",
        AN_ADD_ON,
        "name: eks-node-monitoring-agent\n    silent_monitors: [network]",
        "good.yaml:62 add_ons[5].silent_monitors[0]: must be one of kernel-monitor, networking, storage-monitor, "
        "nvidia, neuron, runtime, got 'network'; did you mean networking?",
    ),
    Bad(
        "network flows twice",
        AN_ADD_ON,
        "name: aws-network-flow-monitoring-agent\n  - name: aws-network-flow-monitoring-agent",
        "good.yaml:62 add_ons[6].name: must stand once, 'aws-network-flow-monitoring-agent' stands above already",
    ),
    Bad(
        "a port of the system for network flows",
        AN_ADD_ON,
        "name: aws-network-flow-monitoring-agent\n    open_metrics_port: 80",
        "good.yaml:62 add_ons[5].open_metrics_port: must be at least 1024, got 80",
    ),
    Bad(
        "a zone and a domain twice",
        AN_ADD_ON,
        "name: external-dns\n    hosted_zones: [Z0123, Z0123]\n    domains: [example.com, example.com]",
        "good.yaml:62 add_ons[5].hosted_zones[1]: must stand once, 'Z0123' stands above already",
        "good.yaml:63 add_ons[5].domains[1]: must stand once, 'example.com' stands above already",
    ),
    Bad(
        "a private CA of China",
        AN_ADD_ON,
        "name: cert-manager\n  - name: aws-privateca-connector-for-kubernetes\n"
        f"    certificate_authorities: [{AUTHORITY.replace('aws', 'aws-cn', 1)!r}]",
        "good.yaml:63 add_ons[6].certificate_authorities[0]: must begin with arn:aws: in eu-west-1, got "
        f"{AUTHORITY.replace('aws', 'aws-cn', 1)!r}",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
