"""Wrong descriptions of a VPC that stands already."""

from typing import get_args

from specs.network.endpoint_services import EndpointService
from tests.unit.specs.environment_files import Bad

BAD = (
    Bad(
        "a VPC by its name",
        "vpc_id: vpc-0a1b2c3d",
        "vpc_id: main",
        "good.yaml:7 network.vpc_id: must be the id of a VPC, got 'main'",
    ),
    Bad(
        "a misspelt id of the VPC",
        "vpc_id: vpc-0a1b2c3d",
        "vpcid: vpc-0a1b2c3d",
        "good.yaml:6 network.vpc_id: is missing (the VPC)",
        "good.yaml:7 network.vpcid: is not a known field; did you mean vpc_id?",
    ),
    Bad(
        "a VPC that stands and is made",
        "  way_out: true\n",
        "  way_out: true\n  nat: single\n",
        "good.yaml:11 network.nat: is a field of a network that is made; vpc_id says that this one stands already: "
        "remove one of the two",
    ),
    Bad(
        "a way out that nobody states",
        "  way_out: true\n",
        "",
        "good.yaml:6 network.way_out: is missing (whether the private subnets reach the internet)",
    ),
    Bad(
        "a way out in words",
        "way_out: true",
        "way_out: nat",
        "good.yaml:10 network.way_out: must be true or false, got 'nat'",
    ),
    Bad(
        "a tier that is none",
        "tier: public",
        "tier: dmz",
        "good.yaml:41 network.subnets[5].tier: must be one of public, private, pods, control_plane, got 'dmz'",
    ),
    Bad(
        "a subnet by its ARN",
        "id: subnet-000000a4",
        "id: arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-000000a4",
        "good.yaml:38 network.subnets[5].id: must be the id of a subnet, got "
        "'arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-000000a4'",
    ),
    Bad(
        "a subnet without range",
        "      cidr: 10.20.1.0/24\n",
        "",
        "good.yaml:38 network.subnets[5].cidr: is missing (its range)",
    ),
    Bad(
        "a subnet of another region",
        "zone: eu-west-1a\n      cidr: 10.20.1.0/24",
        "zone: us-east-1a\n      cidr: 10.20.1.0/24",
        "good.yaml:39 network.subnets[5].zone: must be a zone of eu-west-1, as eu-west-1a, got 'us-east-1a'",
    ),
    Bad(
        "a subnet twice",
        "id: subnet-000000a4",
        "id: subnet-000000a3",
        "good.yaml:38 network.subnets[5].id: must be another subnet, 'subnet-000000a3' stands above already",
    ),
    Bad(
        "two subnets of a tier in a zone",
        "cidr: 100.64.0.0/18\n      tier: pods",
        "cidr: 100.64.0.0/18\n      tier: private",
        "good.yaml:32 network.subnets[4]: must be the one private subnet of eu-west-1a, subnet-000000a2 "
        "stands above already; name one",
        'good.yaml:37 network.subnets[4].tags: must hold kubernetes.io/role/internal-elb: "1", by which '
        "internal load balancers find a subnet of tier private, got none; tag the subnet, then write it here",
    ),
    Bad(
        "a control plane in one zone",
        "    - id: subnet-000000b1\n      zone: eu-west-1b\n      cidr: 10.20.0.16/28\n      tier: control_plane\n",
        "",
        "good.yaml:11 network.subnets: must have control_plane ranges in at least two zones, got "
        "eu-west-1a; private subnets may take its part: write with_control_plane: true",
    ),
    Bad(
        "nodes in one zone",
        "    - id: subnet-000000b2\n      zone: eu-west-1b\n      cidr: 10.20.128.0/18\n      tier: private\n    "
        '  route_table_id: rtb-000000b2\n      tags: {kubernetes.io/role/internal-elb: ""}\n',
        "",
        "good.yaml:11 network.subnets: must have private ranges in at least two zones, got eu-west-1a",
        "good.yaml:63 capacity[0].zones[1]: must be a zone with a private range, 'eu-west-1b' has none",
    ),
    Bad(
        "pods where no nodes are",
        "zone: eu-west-1a\n      cidr: 100.64",
        "zone: eu-west-1c\n      cidr: 100.64",
        "good.yaml:32 network.subnets[4]: must lie in a zone with a private range for the nodes of its "
        "pods, eu-west-1c has none",
    ),
    Bad(
        "custom networking that leaves a zone out",
        "  way_out: true\n",
        "  way_out: true\n  pod_subnets: custom_networking\n",
        "good.yaml:27 network.subnets[3]: must not hold nodes alone where pod_subnets is custom_networking: eu-west-1b "
        "has no range for pods",
    ),
    Bad(
        "a subnet outside the VPC",
        "cidr: 10.20.1.0/24",
        "cidr: 10.21.1.0/24",
        "good.yaml:40 network.subnets[5].cidr: must lie inside one of the VPC's ranges 10.20.0.0/16, "
        "100.64.0.0/16, got 10.21.1.0/24",
    ),
    Bad(
        "a subnet of a range that the VPC lacks",
        "  secondary_ranges: [100.64.0.0/16]\n",
        "",
        "good.yaml:33 network.subnets[4].cidr: must lie inside the VPC's range 10.20.0.0/16, got 100.64.0.0/18",
    ),
    Bad(
        "subnets that overlap",
        "cidr: 10.20.1.0/24",
        "cidr: 10.20.64.0/24",
        "good.yaml:40 network.subnets[5].cidr: must not overlap subnet-000000a2, 10.20.64.0/18, got 10.20.64.0/24",
    ),
    Bad(
        "a subnet with host bits",
        "cidr: 10.20.1.0/24",
        "cidr: 10.20.1.7/24",
        "good.yaml:40 network.subnets[5].cidr: must have its host bits zero, as 10.20.1.0/24, got '10.20.1.7/24'",
    ),
    Bad(
        "a private subnet without its tag",
        '      tags: {kubernetes.io/role/internal-elb: ""}\n',
        "",
        'good.yaml:26 network.subnets[3].tags: must hold kubernetes.io/role/internal-elb: "1", by which '
        "internal load balancers find a subnet of tier private, got none; tag the subnet, then write it here",
    ),
    Bad(
        "a public subnet with a value that does not count",
        'kubernetes.io/role/elb: "1"',
        'kubernetes.io/role/elb: "true"',
        'good.yaml:42 network.subnets[5].tags: must hold kubernetes.io/role/elb: "1", by which '
        "internet-facing load balancers find a subnet of tier public, got 'true'; tag the subnet, then write "
        "it here",
    ),
    Bad(
        "a public subnet with the tag of a private one",
        'kubernetes.io/role/elb: "1"',
        'kubernetes.io/role/internal-elb: "1"',
        'good.yaml:42 network.subnets[5].tags: must hold kubernetes.io/role/elb: "1", by which '
        "internet-facing load balancers find a subnet of tier public, got none; tag the subnet, then write "
        "it here",
        "good.yaml:42 network.subnets[5].tags[kubernetes.io/role/internal-elb]: must not stand on a subnet "
        "of tier public: internal load balancers would be placed there; take it off, then out here",
    ),
    Bad(
        "a subnet of pods that the CNI passes by",
        'kubernetes.io/role/cni: "1"',
        'kubernetes.io/role/cni: "0"',
        'good.yaml:37 network.subnets[4].tags: must hold kubernetes.io/role/cni: "1", by which pods find a '
        "subnet of tier pods, got '0'; tag the subnet, then write it here",
    ),
    Bad(
        "a subnet of the control plane that draws load balancers",
        "cidr: 10.20.0.0/28\n",
        'cidr: 10.20.0.0/28\n      tags: {kubernetes.io/role/internal-elb: "1"}\n',
        "good.yaml:15 network.subnets[0].tags[kubernetes.io/role/internal-elb]: must not stand on a subnet "
        "of tier control_plane: internal load balancers would be placed there; take it off, then out here",
    ),
    Bad(
        "a tag that is a number",
        'kubernetes.io/role/cni: "1"',
        "kubernetes.io/role/cni: 1",
        'good.yaml:37 network.subnets[4].tags[kubernetes.io/role/cni]: must be text: write "1" in quotes, '
        "got the number 1",
    ),
    Bad(
        "a route table by its name",
        "route_table_id: rtb-000000b2",
        "route_table_id: main",
        "good.yaml:30 network.subnets[3].route_table_id: must be the id of a route table, got 'main'",
    ),
    Bad(
        "a connected network that overlaps",
        "  way_out: true\n",
        "  way_out: true\n  connected_ranges: [100.64.128.0/17]\n",
        "good.yaml:11 network.connected_ranges[0]: must not overlap the VPC's range 100.64.0.0/16, got "
        "100.64.128.0/17: one of them cannot be reached",
    ),
    Bad(
        "a VPC that is too large",
        "cidr: 10.20.0.0/16",
        "cidr: 10.0.0.0/8",
        "good.yaml:8 network.cidr: must be a range from /16 to /28, got 10.0.0.0/8",
    ),
    Bad(
        "services inside the VPC",
        "service_cidr: 172.20.0.0/16",
        "service_cidr: 10.20.0.0/18",
        "good.yaml:50 control_plane.service_cidr: must not overlap the VPC's range 10.20.0.0/16, got 10.20.0.0/18",
    ),
    Bad(
        "an endpoint that stands and is asked for",
        "existing_endpoints: [sts]",
        "existing_endpoints: [sts]\n  endpoints: [ec2, sts]",
        "good.yaml:44 network.endpoints[1]: must not be listed here and among existing_endpoints, got 'sts'; "
        "remove one",
    ),
    Bad(
        "an endpoint that stands twice",
        "existing_endpoints: [sts]",
        "existing_endpoints: [sts, sts]",
        "good.yaml:43 network.existing_endpoints[1]: must stand once, 'sts' stands above already",
    ),
    Bad(
        "an endpoint that nobody knows",
        "existing_endpoints: [sts]",
        "existing_endpoints: [sts, ecr.dkrr]",
        f"good.yaml:43 network.existing_endpoints[1]: must be one of {', '.join(get_args(EndpointService))}, s3, got "
        "'ecr.dkrr'; did you mean ecr.dkr?",
    ),
    Bad(
        "no way out, and no endpoint to be made",
        "way_out: true",
        "way_out: false\n  endpoints: none",
        "good.yaml:11 network.endpoints: must hold autoscaling where way_out is false, because there is no "
        "other way to it for cluster-autoscaler; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold ec2 where way_out is false, because there is no other way "
        "to it for nodes, vpc-cni, aws-ebs-csi-driver, cluster-autoscaler; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold ecr.api where way_out is false, because there is no other "
        "way to it for nodes, fargate pods; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold ecr.dkr where way_out is false, because there is no other "
        "way to it for nodes, fargate pods; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold eks where way_out is false, because there is no other way "
        "to it for the bastion, cluster-autoscaler, the kubectl provider; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold eks-auth where way_out is false, because there is no "
        "other way to it for eks-pod-identity-agent; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold lambda where way_out is false, because there is no other "
        "way to it for the kubectl provider; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold ssm where way_out is false, because there is no other way "
        "to it for the bastion; or write endpoints: required",
        "good.yaml:11 network.endpoints: must hold ssmmessages where way_out is false, because there is no "
        "other way to it for the bastion; or write endpoints: required",
        "good.yaml:89 add_ons[6] (cluster-autoscaler): needs the environment's registry for its chart and image "
        "where way_out is "
        "false; write registry",
    ),
    Bad(
        "nodes in a zone that the VPC has no subnet in",
        "zones: [eu-west-1a, eu-west-1b]",
        "zones: [eu-west-1a, eu-west-1c]",
        "good.yaml:69 capacity[0].zones[1]: must be one of the network's zones eu-west-1a, eu-west-1b, got "
        "'eu-west-1c'; did you mean eu-west-1b?",
    ),
)
"""Each by one edit of the good description, and every line that is said about it."""
