"""What a quota may count."""

import pytest

from specs.teams.rules.quota import things_are_counted_in_whole_numbers, what_is_counted_is_known


@pytest.mark.parametrize(
    "key",
    [
        "requests.cpu",
        "services.loadbalancers",
        "hugepages-2Mi",
        "requests.nvidia.com/gpu",
        "gp3.storageclass.storage.k8s.io/requests.storage",
        "count/pods",
        "count/deployments.apps",
        "count/nodepools.karpenter.sh",
    ],
)
def test_a_quota_counts_what_kubernetes_knows_and_what_others_bring(key: str) -> None:
    assert not list(what_is_counted_is_known({key: "1"}))


@pytest.mark.parametrize("key", ["requests.cpu", "requests.nvidia.com/gpu", "limits.memory"])
def test_what_is_no_thing_may_be_a_part(key: str) -> None:
    assert not list(things_are_counted_in_whole_numbers({key: "500m"}))


@pytest.mark.parametrize("key", ["pods", "count/jobs.batch", "nvidia.com/gpu"])
def test_things_are_whole(key: str) -> None:
    assert [violation.path for violation in things_are_counted_in_whole_numbers({key: "500m"})] == [("quota", key)]
    assert not list(things_are_counted_in_whole_numbers({key: "2k"}))
