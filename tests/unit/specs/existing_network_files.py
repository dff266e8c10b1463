"""Environment files whose VPC stands already: a good one, to be edited."""

from tests.unit.specs.environment_files import GOOD

_BEGIN = GOOD.index("network:\n")
_END = GOOD.index("control_plane:\n  version")

NETWORK = """\
network:
  vpc_id: vpc-0a1b2c3d
  cidr: 10.20.0.0/16
  secondary_ranges: [100.64.0.0/16]
  way_out: true
  subnets:
    - id: subnet-000000a1
      zone: eu-west-1a
      cidr: 10.20.0.0/28
      tier: control_plane
    - id: subnet-000000b1
      zone: eu-west-1b
      cidr: 10.20.0.16/28
      tier: control_plane
    - id: subnet-000000a2
      zone: eu-west-1a
      cidr: 10.20.64.0/18
      tier: private
      route_table_id: rtb-000000a2
      tags: {kubernetes.io/role/internal-elb: "1"}
    - id: subnet-000000b2
      zone: eu-west-1b
      cidr: 10.20.128.0/18
      tier: private
      route_table_id: rtb-000000b2
      tags: {kubernetes.io/role/internal-elb: ""}
    - id: subnet-000000a3
      zone: eu-west-1a
      cidr: 100.64.0.0/18
      tier: pods
      route_table_id: rtb-000000a2
      tags: {kubernetes.io/role/cni: "1"}
    - id: subnet-000000a4
      zone: eu-west-1a
      cidr: 10.20.1.0/24
      tier: public
      tags: {kubernetes.io/role/elb: "1", owner: network-team}
  existing_endpoints: [sts]
"""

EXISTING = GOOD[:_BEGIN] + NETWORK + GOOD[_END:]
"""The good file with the VPC of somebody else under it."""
