"""How the nodes of a group are repaired, kept waiting and dated."""

from typing import Any

from tests.unit.constructs_lib.capacity.test_managed_node_group import node_group


def test_repair_is_counted_in_nodes_and_has_its_exceptions() -> None:
    override = {"condition": "NetworkingReady", "reason": "InterfaceNotUp", "wait_minutes": 15, "action": "no_action"}
    repair: dict[str, Any] = {"max_parallel_count": 1, "max_unhealthy_count": 3, "overrides": (override,)}

    found = node_group(repair=repair)["NodeRepairConfig"]

    assert found == {
        "Enabled": True,
        "MaxParallelNodesRepairedCount": 1,
        "MaxUnhealthyNodeThresholdCount": 3,
        "NodeRepairConfigOverrides": [
            {
                "NodeMonitoringCondition": "NetworkingReady",
                "NodeUnhealthyReason": "InterfaceNotUp",
                "MinRepairWaitTimeMins": 15,
                "RepairAction": "NoAction",
            }
        ],
    }


def test_instances_wait_for_the_group_to_grow() -> None:
    pool = {"min": 1, "max_prepared": 2, "waiting": "running", "reuse_on_scale_in": True}

    assert node_group(warm_pool=pool)["WarmPoolConfig"] == {
        "Enabled": True,
        "MinSize": 1,
        "MaxGroupPreparedCapacity": 2,
        "PoolState": "RUNNING",
        "ReuseOnScaleIn": True,
    }


def test_a_release_is_the_one_that_is_written() -> None:
    assert node_group(release="1.35.6-20260921")["ReleaseVersion"] == "1.35.6-20260921"


def test_what_is_not_said_is_left_to_eks() -> None:
    assert not {"WarmPoolConfig", "ReleaseVersion"} & node_group().keys()
