"""Teams' namespaces, as our constructs write them, taken by a cluster that checks every field."""

import pytest

from constructs_lib.teams.teams import limit_ranges, resource_quota
from specs.lock import read_lock
from specs.pod_policies.pod_security import PodSecuritySpec
from specs.teams.team import TeamSpec
from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.minors import Minors
from tests.local_aws.kubernetes.objects import NAMESPACE, changed

TEAM = TeamSpec.model_validate(
    {
        "name": "apps",
        "members": ({"principal": "arn:aws:iam::111122223333:role/apps", "policy": "edit"},),
        "quota": {"requests.cpu": "20", "limits.memory": "64Gi", "count/deployments.apps": "40"},
        "limits": {
            "min": {"cpu": "10m"},
            "default_request": {"cpu": "100m"},
            "default": {"memory": "512Mi"},
            "max": {"memory": "4Gi"},
        },
    }
)
LABELS = PodSecuritySpec(namespace="apps", level="restricted").labels("1.36")
LABELLED = changed(NAMESPACE, "metadata.labels", LABELS)


@pytest.mark.parametrize("minor", read_lock().kubernetes)
def test_every_minor_takes_a_teams_objects_field_by_field(
    kubectl: Kubectl, minors: Minors, name: str, minor: str
) -> None:
    minors[name] = minor
    kubectl.done("apply", objects=[LABELLED])
    kubectl.done("apply", objects=[resource_quota(TEAM), *limit_ranges(TEAM)])

    assert kubectl.read("resourcequota", "team", "-n", "apps")["spec"]["hard"] == TEAM.quota
    (limits,) = kubectl.read("limitrange", "containers", "-n", "apps")["spec"]["limits"]
    assert limits["type"] == "Container"
    assert limits["max"] == {"memory": "4Gi"}


def test_a_namespace_that_stands_gets_its_labels_and_keeps_those_of_others(kubectl: Kubectl) -> None:
    kubectl.done("apply", objects=[NAMESPACE])
    kubectl.done("label", "namespace", "apps", "cost-centre=42")
    kubectl.done("apply", objects=[LABELLED])

    labels = kubectl.read("namespace", "apps")["metadata"]["labels"]
    assert labels["cost-centre"] == "42"
    assert LABELS.items() <= labels.items()
