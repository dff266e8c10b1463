"""AWS::Logs::LogGroup: a name that exists is refused, where ministack empties the group."""

from ministack.services import cloudwatch_logs

from specs.refusals import keys_and_logs
from tools.local_aws.emulator.ministack import refused_by
from tools.local_aws.emulator.resource_type import Amendment, Wanted


def _check(wanted: Wanted) -> None:
    if "LogGroupName" not in wanted.properties:
        return
    with refused_by("CloudWatchLogs"):
        keys_and_logs.LOG_GROUP_EXISTS.check(
            name=wanted.properties["LogGroupName"], names=list(cloudwatch_logs._log_groups)
        )


LOG_GROUP = Amendment(name="AWS::Logs::LogGroup", check=_check)
