"""Wrong networks."""

from typing import get_args

from specs.network.endpoint_services import EndpointService
from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "a choice that is none",
        "nat: per_zone",
        "nat: two",
        "good.yaml:8 network.nat: must be one of none, single, per_zone, regional, got 'two'",
    ),
    Bad(
        "a misspelt field",
        "nat: per_zone",
        "natt: per_zone",
        "good.yaml:6 network.nat: is missing; it must be one of none, single, per_zone, regional",
        "good.yaml:8 network.natt: is not a known field; did you mean nat?",
    ),
    Bad(
        "endpoints by a word that is none",
        "nat: per_zone",
        "nat: per_zone\n  endpoints: some",
        "good.yaml:9 network.endpoints: must be one of none, required, all, got 'some'",
    ),
    Bad(
        "an endpoint of a service that has none",
        "nat: per_zone",
        "nat: per_zone\n  endpoints: [sts, ecr.dkrr]",
        f"good.yaml:9 network.endpoints[1]: must be one of {', '.join(get_args(EndpointService))}, "
        "got 'ecr.dkrr'; did "
        "you mean ecr.dkr?",
    ),
    Bad(
        "endpoints that are a number",
        "nat: per_zone",
        "nat: per_zone\n  endpoints: 5",
        "good.yaml:9 network.endpoints: must be a list, got 5",
    ),
    Bad(
        "a network that is made and stands",
        "  cidr: 10.20.0.0/16\n",
        "  cidr: 10.20.0.0/16\n  vpc_id: vpc-0a1b2c3d\n",
        "good.yaml:6 network.way_out: is missing (whether the private subnets reach the internet)",
        "good.yaml:6 network.subnets: is missing (the subnets that the platform uses; others of the VPC are not its "
        "business)",
        "good.yaml:9 network.nat: is a field of a network that is made; vpc_id says that this one stands already: "
        "remove one of the two",
        "good.yaml:10 network.zones: is a field of a network that is made; vpc_id says that this one stands already: "
        "remove one of the two",
    ),
    Bad(
        "a way out that is somebody else's of a network that is made",
        "nat: per_zone",
        "nat: per_zone\n  way_out: true",
        "good.yaml:9 network.way_out: is a field of a network that stands already, which has vpc_id; this one is made: "
        "remove the field",
    ),
    Bad(
        "a field twice",
        "nat: per_zone",
        "nat: per_zone\n  nat: single",
        "good.yaml:9 network.nat: stands twice, in line 8 and in line 9; remove one",
    ),
    Bad(
        "a VPC with host bits",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0/8",
        "good.yaml:7 network.cidr: must have its host bits zero, as 10.0.0.0/8, got '10.20.0.0/8'",
    ),
    Bad(
        "a VPC with an address for a range",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.5/16",
        "good.yaml:7 network.cidr: must have its host bits zero, as 10.20.0.0/16, got '10.20.0.5/16'",
    ),
    Bad(
        "a VPC without prefix length",
        "cidr: 10.20.0.0/16",
        "cidr: 10.20.0.0",
        "good.yaml:7 network.cidr: must end in a prefix length, as 10.20.0.0/16, got '10.20.0.0'",
    ),
    Bad(
        "a VPC in IPv6",
        "cidr: 10.20.0.0/16",
        "cidr: fd00::/8",
        "good.yaml:7 network.cidr: must be an IPv4 range, got 'fd00::/8'",
    ),
    Bad(
        "a VPC that is no range",
        "cidr: 10.20.0.0/16",
        "cidr: somewhere",
        "good.yaml:7 network.cidr: must be an IPv4 range in CIDR notation, as 10.20.0.0/16, got 'somewhere'",
    ),
    Bad(
        "a VPC that is a number",
        "cidr: 10.20.0.0/16",
        "cidr: 12",
        "good.yaml:7 network.cidr: must be an IPv4 range in CIDR notation, as 10.20.0.0/16, got 12",
    ),
    Bad(
        "subnets outside the VPC",
        "cidr: 10.20.0.0/16",
        "cidr: 10.21.0.0/16",
        "good.yaml:11 network.zones[0].control_plane: must lie inside the VPC's range 10.21.0.0/16, got 10.20.0.0/28",
        "good.yaml:12 network.zones[0].public: must lie inside the VPC's range 10.21.0.0/16, got 10.20.1.0/24",
        "good.yaml:13 network.zones[0].private: must lie inside the VPC's range 10.21.0.0/16, got 10.20.64.0/18",
        "good.yaml:15 network.zones[1].control_plane: must lie inside the VPC's range 10.21.0.0/16, got 10.20.0.16/28",
        "good.yaml:16 network.zones[1].public: must lie inside the VPC's range 10.21.0.0/16, got 10.20.2.0/24",
        "good.yaml:17 network.zones[1].private: must lie inside the VPC's range 10.21.0.0/16, got 10.20.128.0/18",
    ),
    Bad(
        "subnets outside a VPC that the service range overlaps",
        "cidr: 10.20.0.0/16",
        "cidr: 172.20.0.0/16",
        "good.yaml:11 network.zones[0].control_plane: must lie inside the VPC's range 172.20.0.0/16, got 10.20.0.0/28",
        "good.yaml:12 network.zones[0].public: must lie inside the VPC's range 172.20.0.0/16, got 10.20.1.0/24",
        "good.yaml:13 network.zones[0].private: must lie inside the VPC's range 172.20.0.0/16, got 10.20.64.0/18",
        "good.yaml:15 network.zones[1].control_plane: must lie inside the VPC's range 172.20.0.0/16, got 10.20.0.16/28",
        "good.yaml:16 network.zones[1].public: must lie inside the VPC's range 172.20.0.0/16, got 10.20.2.0/24",
        "good.yaml:17 network.zones[1].private: must lie inside the VPC's range 172.20.0.0/16, got 10.20.128.0/18",
        "good.yaml:24 control_plane.service_cidr: must not overlap the VPC's range 172.20.0.0/16, got 172.20.0.0/16",
    ),
    Bad(
        "a zone twice",
        "name: eu-west-1b",
        "name: eu-west-1a",
        "good.yaml:14 network.zones[1].name: must be another zone, 'eu-west-1a' stands above already",
        "good.yaml:43 capacity[0].zones[1]: must be one of the network's zones eu-west-1a, got 'eu-west-1b'; "
        "did you mean eu-west-1a?",
    ),
    Bad(
        "a zone that does not exist",
        "name: eu-west-1b",
        "name: eu-west-1z",
        "good.yaml:14 network.zones[1].name: must be an availability zone: its name, as eu-west-1a, or its id, as "
        "euw1-az1, got 'eu-west-1z'",
    ),
    Bad(
        "a zone of another region",
        "name: eu-west-1b",
        "name: us-east-1b",
        "good.yaml:14 network.zones[1].name: must be a zone of eu-west-1, as eu-west-1a, got 'us-east-1b'",
        "good.yaml:43 capacity[0].zones[1]: must be one of the network's zones eu-west-1a, us-east-1b, got "
        "'eu-west-1b'; did you mean eu-west-1a?",
    ),
    Bad(
        "a NAT gateway without public subnet",
        "      public: 10.20.2.0/24\n",
        "",
        "good.yaml:14 network.zones[1] (eu-west-1b): must have a public range for its NAT gateway (nat is per_zone), "
        "eu-west-1b has none",
    ),
    Bad(
        "overlapping subnets",
        "private: 10.20.128.0/18",
        "private: 10.20.64.0/18",
        "good.yaml:17 network.zones[1].private: must not overlap private of eu-west-1a, 10.20.64.0/18, got "
        "10.20.64.0/18",
    ),
    Bad(
        "a private subnet too small",
        "private: 10.20.128.0/18",
        "private: 10.20.128.0/27",
        "good.yaml:17 network.zones[1].private: must be /26 or larger, got 10.20.128.0/27 with 27 usable "
        "addresses: nodes, pods and endpoints live there, and one node may hold 30 addresses",
    ),
    Bad(
        "a control-plane subnet too small",
        "control_plane: 10.20.0.16/28",
        "control_plane: 10.20.0.16/29",
        "good.yaml:15 network.zones[1].control_plane: must be /28 or larger, got 10.20.0.16/29 with 3 usable "
        "addresses: EKS needs six addresses in each, and AWS keeps five of every subnet for itself",
    ),
    Bad(
        "a public subnet too small",
        "public: 10.20.2.0/24",
        "public: 10.20.2.0/28",
        "good.yaml:16 network.zones[1].public: must be /27 or larger, got 10.20.2.0/28 with 11 usable "
        "addresses: a load balancer needs that much room to grow",
    ),
    Bad(
        "a control plane in one zone",
        "      control_plane: 10.20.0.16/28\n",
        "",
        "good.yaml:9 network.zones: must have control_plane ranges in at least two zones, got eu-west-1a",
    ),
    Bad(
        "nodes in one zone",
        "      private: 10.20.128.0/18\n",
        "",
        "good.yaml:9 network.zones: must have private ranges in at least two zones, got eu-west-1a",
        "good.yaml:42 capacity[0].zones[1]: must be a zone with a private range, 'eu-west-1b' has none",
    ),
    Bad(
        "nodes in one zone because the other is drained",
        "private: 10.20.128.0/18",
        "private: 10.20.128.0/18\n      drained: true",
        "good.yaml:9 network.zones: must have private ranges in at least two zones that are not drained, got "
        "eu-west-1a",
        "good.yaml:44 capacity[0].zones[1]: must not be a drained zone, got 'eu-west-1b'; remove it here, "
        "deploy, then drop its subnets",
    ),
    Bad(
        "no way out and no endpoints",
        "  nat: per_zone",
        "  nat: none\n  endpoints: none",
        "good.yaml:9 network.endpoints: must hold autoscaling where nat is none, because there is no other "
        "way to it for cluster-autoscaler; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold ec2 where nat is none, because there is no other way to it "
        "for nodes, vpc-cni, aws-ebs-csi-driver, cluster-autoscaler; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold ecr.api where nat is none, because there is no other way to"
        " it for nodes, fargate pods; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold ecr.dkr where nat is none, because there is no other way to"
        " it for nodes, fargate pods; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold eks where nat is none, because there is no other way to it "
        "for the bastion, cluster-autoscaler, the kubectl provider; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold eks-auth where nat is none, because there is no other way "
        "to it for eks-pod-identity-agent; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold lambda where nat is none, because there is no other way to "
        "it for the kubectl provider; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold ssm where nat is none, because there is no other way to it "
        "for the bastion; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold ssmmessages where nat is none, because there is no other "
        "way to it for the bastion; or write endpoints: required",
        "good.yaml:9 network.endpoints: must hold sts where nat is none, because there is no other way to it "
        "for nodes, fargate pods, the kubectl provider; or write endpoints: required",
        "good.yaml:63 add_ons[6] (cluster-autoscaler): needs the environment's registry for its chart and image "
        "where nat is none;"
        " write registry",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
