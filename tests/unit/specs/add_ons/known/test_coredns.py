"""CoreDNS: how many, how large, and where."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from specs.add_ons.known.coredns import AutoscalingSpec, CoreDns
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE


def coredns(**settings: Any) -> CoreDns:
    """The add-on as a file with these settings makes it."""
    return CoreDns.model_validate({"name": "coredns", **settings})


@pytest.mark.parametrize(
    ("settings", "written"),
    [
        ({}, {}),
        ({"replicas": 4}, {"replicaCount": 4}),
        (
            {"autoscaling": {"max": 20}},
            {"autoScaling": {"enabled": True, "minReplicas": 2, "maxReplicas": 20}},
        ),
        ({"replicas": 9, "max_unavailable": 3}, {"replicaCount": 9, "podDisruptionBudget": {"maxUnavailable": 3}}),
        (
            {"resources": {"cpu": "250m", "memory": "128Mi", "memory_limit": "256Mi"}},
            {"resources": {"requests": {"cpu": "250m", "memory": "128Mi"}, "limits": {"memory": "256Mi"}}},
        ),
        ({"placement": {"node_selector": {"pool": "system"}}}, {"nodeSelector": {"pool": "system"}}),
        (
            {"placement": {"tolerations": ({"key": "pool", "value": "system", "effect": "NoSchedule"},)}},
            {
                "tolerations": [
                    {"key": "CriticalAddonsOnly", "operator": "Exists"},
                    {"key": "pool", "operator": "Equal", "value": "system", "effect": "NoSchedule"},
                ]
            },
        ),
    ],
)
def test_what_departs_from_the_defaults_is_written(settings: dict[str, Any], written: dict[str, Any]) -> None:
    configured = coredns(**settings).configuration(SOMEWHERE)

    assert configured == {**written, "topologySpreadConstraints": configured["topologySpreadConstraints"]}


def test_replicas_keep_apart_over_zones_and_nodes() -> None:
    constraints = coredns().configuration(SOMEWHERE)["topologySpreadConstraints"]

    assert isinstance(constraints, list)
    assert [each["topologyKey"] for each in constraints if isinstance(each, dict)] == [
        "topology.kubernetes.io/zone",
        "kubernetes.io/hostname",
    ]


def test_on_fargate_each_has_a_node_of_its_own_anyway() -> None:
    assert coredns(compute_type="fargate").configuration(SOMEWHERE) == {"computeType": "Fargate"}


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"replicas": 3, "autoscaling": {"max": 9}}, "must not stand beside autoscaling"),
        ({"max_unavailable": 2}, "must be fewer than the replicas, of which there may be 2, got 2"),
        ({"autoscaling": {"min": 3, "max": 9}, "max_unavailable": 5}, "of which there may be 3, got 5"),
        (
            {"compute_type": "fargate", "placement": {"node_selector": {"pool": "system"}}},
            "must not stand beside compute_type: fargate",
        ),
        ({"resources": {"memory": "1Gi", "memory_limit": "512Mi"}}, "must be at least what is requested, 1Gi"),
        ({"replicas": 1}, "greater than or equal to 2"),
    ],
)
def test_what_would_leave_the_cluster_without_names_is_refused(settings: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        coredns(**settings)


@given(minimum=st.integers(2, 1000), maximum=st.integers(2, 1000))
def test_autoscaling_stands_where_its_bounds_are_in_order(minimum: int, maximum: int) -> None:
    if minimum <= maximum:
        assert (AutoscalingSpec(min=minimum, max=maximum).min, maximum) == (minimum, maximum)
    else:
        with pytest.raises(ValidationError, match=f"must be at most max, which is {maximum}, got {minimum}"):
            AutoscalingSpec(min=minimum, max=maximum)


@given(replicas=st.integers(2, 1000), gone=st.integers(1, 999))
def test_some_replica_answers_whatever_the_budget_allows(replicas: int, gone: int) -> None:
    if gone < replicas:
        assert coredns(replicas=replicas, max_unavailable=gone).max_unavailable < replicas
    else:
        with pytest.raises(ValidationError, match=f"must be fewer than the replicas, of which there may be {replicas}"):
            coredns(replicas=replicas, max_unavailable=gone)
