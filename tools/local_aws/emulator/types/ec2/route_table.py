"""AWS::EC2::RouteTable: a new one knows all ranges of its VPC."""

from tools.local_aws.emulator.ec2_api.ranges import complete_route_table
from tools.local_aws.emulator.resource_type import Amendment, Properties


def _keep(physical_id: str, _: Properties) -> None:
    complete_route_table(physical_id)


ROUTE_TABLE = Amendment(name="AWS::EC2::RouteTable", keep=_keep)
