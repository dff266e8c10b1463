"""The VPC CNI: what becomes of the traffic of pods, and what is written of it."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.identity.identity import Identity
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE


def vpc_cni(**settings: Any) -> VpcCni:
    """The add-on as a file with these settings makes it."""
    return VpcCni.model_validate({"name": "vpc-cni", **settings})


@pytest.mark.parametrize(
    ("settings", "written"),
    [
        ({"external_snat": True}, {"env": {"AWS_VPC_K8S_CNI_EXTERNALSNAT": "true"}}),
        (
            {"snat_exempt_ranges": ("10.0.0.0/8", "192.168.0.0/16")},
            {"env": {"AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS": "10.0.0.0/8,192.168.0.0/16"}},
        ),
        (
            {"log_level": "INFO"},
            {"env": {"AWS_VPC_K8S_CNI_LOGLEVEL": "INFO", "AWS_VPC_K8S_PLUGIN_LOG_LEVEL": "INFO"}},
        ),
        (
            {"probe_timeout_seconds": 30},
            {"livenessProbeTimeoutSeconds": 30, "readinessProbeTimeoutSeconds": 30},
        ),
        ({"resources": {"cpu": "50m"}}, {"resources": {"requests": {"cpu": "50m"}}}),
        (
            {"network_policy": True, "network_policy_logs": "node"},
            {"enableNetworkPolicy": "true", "nodeAgent": {"enablePolicyEventLogs": "true"}},
        ),
        (
            {"network_policy": True, "network_policy_logs": "cloudwatch"},
            {
                "enableNetworkPolicy": "true",
                "nodeAgent": {"enablePolicyEventLogs": "true", "enableCloudWatchLogs": "true"},
            },
        ),
    ],
)
def test_what_departs_from_the_defaults_is_written(settings: dict[str, Any], written: dict[str, Any]) -> None:
    assert vpc_cni(**settings).configuration(SOMEWHERE) == written


@pytest.mark.parametrize("ip_family", ["ipv4", "ipv6"])
def test_who_writes_to_cloudwatch_may_write_to_its_own_group_and_reaches_it(ip_family: Any) -> None:
    quiet = vpc_cni(network_policy=True)
    told = vpc_cni(network_policy=True, network_policy_logs="cloudwatch")
    (before,), (after,) = quiet.identities(ip_family=ip_family), told.identities(ip_family=ip_family)

    assert _services(before) <= {"ec2"}
    assert _services(after) - _services(before) == {"logs"}
    assert {
        resource for each in after.statements for resource in each.resources if "logs:PutLogEvents" in each.actions
    } == {"arn:{partition}:logs:{region}:{account}:log-group:/aws/eks/{cluster}/cluster:*"}
    assert [call.service for call in quiet.reach.calls] == ["ec2"]
    assert [call.service for call in told.reach.calls] == ["ec2", "logs"]


def _services(identity: Identity) -> set[str]:
    return {action.partition(":")[0] for each in identity.statements for action in each.actions}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"network_policy_logs": "node"}, "must stand beside network_policy: true"),
        ({"external_snat": True, "snat_exempt_ranges": ("10.0.0.0/8",)}, "must not stand beside external_snat: true"),
        ({"snat_exempt_ranges": ("10.0.0.0/8", "10.0.0.0/8")}, "must stand once, 10.0.0.0/8 stands above already"),
        ({"snat_exempt_ranges": ("10.0.0.1/8",)}, "must have its host bits zero"),
        ({"log_level": "TRACE"}, "Input should be 'DEBUG', 'INFO', 'WARN' or 'ERROR'"),
        ({"probe_timeout_seconds": 0}, "greater than or equal to 1"),
    ],
)
def test_what_means_nothing_is_refused(settings: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        vpc_cni(**settings)
