"""Wrong shapes of a VPC: ranges, pod subnets, families of addresses, zones by id, what nodes keep at hand."""

from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "a VPC larger than AWS makes them",
        "cidr: 10.20.0.0/16",
        "cidr: 10.16.0.0/12",
        "good.yaml:7 network.cidr: must be a range from /16 to /28, got 10.16.0.0/12",
    ),
    Bad(
        "more ranges than AWS gives a VPC",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  secondary_ranges: [169.254.0.0/16, 240.0.0.0/16, 127.0.0.0/16, 224.0.0.0/16, "
        "0.0.0.0/16]",
        "good.yaml:8 network.secondary_ranges: must be a list with at most 4 entries, got 5",
    ),
    Bad(
        "secondary ranges that are no unicast addresses",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  secondary_ranges: [169.254.0.0/16, 240.0.0.0/16, 127.0.0.0/16, 224.0.0.0/16]",
        "good.yaml:8 network.secondary_ranges[0]: must be unicast addresses, as those of 10.0.0.0/8 or "
        "100.64.0.0/10, got 169.254.0.0/16",
        "good.yaml:8 network.secondary_ranges[1]: must be unicast addresses, as those of 10.0.0.0/8 or "
        "100.64.0.0/10, got 240.0.0.0/16",
        "good.yaml:8 network.secondary_ranges[2]: must be unicast addresses, as those of 10.0.0.0/8 or "
        "100.64.0.0/10, got 127.0.0.0/16",
        "good.yaml:8 network.secondary_ranges[3]: must be unicast addresses, as those of 10.0.0.0/8 or "
        "100.64.0.0/10, got 224.0.0.0/16",
    ),
    Bad(
        "secondary ranges too large and too small",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  secondary_ranges: [100.64.0.0/10, 10.30.0.0/29]",
        "good.yaml:8 network.secondary_ranges[0]: must be a range from /16 to /28, got 100.64.0.0/10",
        "good.yaml:8 network.secondary_ranges[1]: must be a range from /16 to /28, got 10.30.0.0/29",
    ),
    Bad(
        "secondary ranges that AWS forbids beside the first",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  secondary_ranges: [192.168.0.0/16, 172.16.0.0/16, 198.19.0.0/16, 100.64.0.0/16]",
        "good.yaml:8 network.secondary_ranges[0]: must be a range that AWS adds to a VPC of 10.20.0.0/16, as "
        "one of 100.64.0.0/10, got 192.168.0.0/16",
        "good.yaml:8 network.secondary_ranges[1]: must be a range that AWS adds to a VPC of 10.20.0.0/16, as "
        "one of 100.64.0.0/10, got 172.16.0.0/16",
        "good.yaml:8 network.secondary_ranges[2]: must be a range that AWS adds to a VPC of 10.20.0.0/16, as "
        "one of 100.64.0.0/10, got 198.19.0.0/16",
    ),
    Bad(
        "secondary ranges of the first two /16 of 10.0.0.0/8",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  secondary_ranges: [10.1.0.0/24, 10.0.0.0/24]",
        "good.yaml:8 network.secondary_ranges[1]: must be a range that AWS adds to a VPC of 10.20.0.0/16, as "
        "one of 100.64.0.0/10, got 10.0.0.0/24",
    ),
    Bad(
        "secondary ranges that overlap",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  secondary_ranges: [10.20.128.0/17, 100.64.0.0/16, 100.64.64.0/18]",
        "good.yaml:8 network.secondary_ranges[0]: must not overlap the VPC's other range 10.20.0.0/16, got "
        "10.20.128.0/17",
        "good.yaml:8 network.secondary_ranges[2]: must not overlap the VPC's other range 100.64.0.0/16, got "
        "100.64.64.0/18",
    ),
    Bad(
        "connected ranges in the VPC and among Services",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/16\n  connected_ranges: [10.20.64.0/24, 172.20.8.0/24]",
        "good.yaml:8 network.connected_ranges[0]: must not overlap the VPC's range 10.20.0.0/16, got "
        "10.20.64.0/24: one of them cannot be reached",
        "good.yaml:25 control_plane.service_cidr: must not overlap the connected range 172.20.8.0/24, got "
        "172.20.0.0/16",
    ),
    Bad(
        "pods without nodes",
        "private: 10.20.128.0/18",
        "pods: 10.20.128.0/18",
        "good.yaml:9 network.zones: must have private ranges in at least two zones, got eu-west-1a",
        "good.yaml:17 network.zones[1].pods: must lie in a zone with a private range for the nodes of its "
        "pods, eu-west-1b has none",
        "good.yaml:43 capacity[0].zones[1]: must be a zone with a private range, 'eu-west-1b' has none",
    ),
    Bad(
        "pods outside the VPC",
        "private: 10.20.128.0/18",
        "private: 10.20.128.0/18\n      pods: 100.64.0.0/18",
        "good.yaml:18 network.zones[1].pods: must lie inside the VPC's range 10.20.0.0/16, got 100.64.0.0/18",
    ),
    Bad(
        "a pod subnet too small",
        "private: 10.20.128.0/18",
        "private: 10.20.128.0/18\n      pods: 10.20.200.0/27",
        "good.yaml:18 network.zones[1].pods: must be /26 or larger, got 10.20.200.0/27 with 27 usable "
        "addresses: one node may hold 30 addresses there",
    ),
    Bad(
        "custom networking without pod subnets",
        "nat: per_zone",
        "nat: per_zone\n  pod_subnets: custom_networking",
        "good.yaml:14 network.zones[0].private: must not hold nodes alone where pod_subnets is custom_networking: "
        "eu-west-1a has no range for pods",
        "good.yaml:18 network.zones[1].private: must not hold nodes alone where pod_subnets is custom_networking: "
        "eu-west-1b has no range for pods",
    ),
    Bad(
        "an IPv6 cluster in IPv4 subnets",
        "  service_cidr: 172.20.0.0/16",
        "  ip_family: ipv6",
        "good.yaml:6 network.ip_family: must be dual_stack for an IPv6 cluster (control_plane.ip_family), got 'ipv4'",
    ),
    Bad(
        "an IPv6 cluster with a service range",
        "  service_cidr: 172.20.0.0/16",
        "  service_cidr: 172.20.0.0/16\n  ip_family: ipv6",
        "good.yaml:6 network.ip_family: must be dual_stack for an IPv6 cluster (control_plane.ip_family), got 'ipv4'",
        "good.yaml:24 control_plane.service_cidr: must not be written in an IPv6 cluster, whose service "
        "range EKS chooses, got 172.20.0.0/16",
    ),
    Bad(
        "a zone by its id among zones by name",
        "name: eu-west-1b",
        "name: euw1-az1",
        "good.yaml:14 network.zones[1].name: must be a name, as eu-west-1a, like the first zone, got 'euw1-az1'",
        "good.yaml:43 capacity[0].zones[1]: must be one of the network's zones eu-west-1a, euw1-az1, got "
        "'eu-west-1b'; did you mean eu-west-1a?",
    ),
    Bad(
        "prefixes kept without prefix delegation",
        "  - name: vpc-cni",
        "  - name: vpc-cni\n    warm_prefix_target: 1",
        "good.yaml:57 add_ons[0].warm_prefix_target: must stand beside prefix_delegation: true, without "
        "which it means nothing, got 1",
    ),
    Bad(
        "prefixes kept beside addresses",
        "  - name: vpc-cni",
        "  - name: vpc-cni\n    prefix_delegation: true\n    warm_prefix_target: 1\n    warm_ip_target: 5",
        "good.yaml:58 add_ons[0].warm_prefix_target: must not stand beside warm_ip_target or "
        "minimum_ip_target, which override it, got 1",
    ),
    Bad(
        "a minimum of addresses and none to follow",
        "  - name: vpc-cni",
        "  - name: vpc-cni\n    minimum_ip_target: 30",
        "good.yaml:57 add_ons[0].minimum_ip_target: must stand beside warm_ip_target, without which no more "
        "are ever taken, got 30",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
