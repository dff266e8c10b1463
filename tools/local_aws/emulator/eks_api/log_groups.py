"""The log group that EKS writes the control plane's logs to."""

import time

from ministack.core.responses import get_account_id, get_region
from ministack.services import cloudwatch_logs

from tools.local_aws.emulator.eks_api.store import Record


def write_control_plane_logs(cluster: Record) -> None:
    """Create the cluster's log group, never expiring, where its logs are on and nobody created the group before.

    Amazon EKS user guide, “Send control plane logs to CloudWatch Logs”, read 2026-11-23.
    """
    kinds = cluster.get("logging", {}).get("clusterLogging", ())
    name = f"/aws/eks/{cluster['name']}/cluster"
    if name in cloudwatch_logs._log_groups or not any(kind.get("enabled") and kind.get("types") for kind in kinds):
        return
    cloudwatch_logs._log_groups[name] = {
        "arn": f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{name}:*",
        "creationTime": int(time.time() * 1000),
        "retentionInDays": None,
        "logGroupClass": "STANDARD",
        "kmsKeyId": None,
        "tags": {},
        "streams": {},
        "subscriptionFilters": {},
    }
