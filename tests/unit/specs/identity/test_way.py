"""How pods get their credentials, by where they run."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specs.add_ons.add_on import Definition
from specs.capacity.capacity import CapacitySpec
from specs.capacity.fargate_profile import FargateProfileSpec, FargateSelectorSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.identity.identity import Identity
from specs.identity.way import ON_EVERY_NODE, ON_NODES, profile_of_pods, way_of_add_on, way_of_pods

Selector = tuple[str, Mapping[str, str]]

NODES = ManagedNodeGroupSpec.model_validate(
    {
        "kind": "managed_node_group",
        "name": "general",
        "instance_types": ("m7i.large", "m6i.large"),
        "scaling": {"min": 2, "max": 4},
    }
)
CONTROLLER = Identity(service_account="some")


def profile(name: str, *selectors: Selector) -> FargateProfileSpec:
    written = tuple(FargateSelectorSpec(namespace=namespace, labels=dict(labels)) for namespace, labels in selectors)
    return FargateProfileSpec(kind="fargate_profile", name=name, selectors=written)


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        ({}, "pod_identity"),
        ({"runs-on": "nodes"}, "pod_identity"),
        ({"runs-on": "fargate"}, "irsa"),
        ({"runs-on": "fargate", "app": "web"}, "irsa"),
    ],
)
def test_labels_tell_pods_of_one_namespace_apart(labels: dict[str, str], kind: str) -> None:
    capacity = (NODES, profile("batch", ("batch", {"runs-on": "fargate"})))

    assert way_of_pods(capacity, namespace="batch", labels=labels).kind == kind
    assert way_of_pods(capacity, namespace="other", labels=labels) == ON_NODES


def test_a_profile_takes_pods_that_a_node_would_have_room_for() -> None:
    way = way_of_pods((NODES, profile("batch", ("batch", {}))), namespace="batch", labels={"app": "web"})

    assert way.kind == "irsa"
    assert way.words == "by IRSA: the Fargate profile batch takes its pods"


def test_of_pods_whose_labels_nobody_knows_a_profile_takes_whole_namespaces() -> None:
    part, whole = profile("part", ("apps", {"tier": "web"})), profile("whole", ("apps", {}))

    assert way_of_pods((part,), namespace="apps", labels=None) == ON_NODES
    assert way_of_pods((part, whole), namespace="apps", labels=None).because.startswith("the Fargate profile whole")


@pytest.mark.parametrize(
    ("definition", "identity", "kind"),
    [
        (Definition(controller=True), CONTROLLER, "irsa"),
        (Definition(controller=True, namespace="elsewhere"), CONTROLLER, "pod_identity"),
        (Definition(), CONTROLLER, "pod_identity"),
        (Definition(controller=True), Identity(service_account="agent", on_every_node=True), "pod_identity"),
    ],
    ids=["a controller", "of another namespace", "a daemon set", "the daemon set of a controller"],
)
def test_add_ons_are_asked_where_their_pods_run(definition: Definition, identity: Identity, kind: str) -> None:
    capacity = (NODES, profile("system", ("kube-system", {})))

    assert way_of_add_on(capacity, definition, identity).kind == kind


def test_an_add_on_of_every_node_says_so() -> None:
    assert way_of_add_on((), Definition(), CONTROLLER) == ON_EVERY_NODE


NAMES = st.sampled_from(("a", "b", "c"))
LABELS = st.dictionaries(NAMES, NAMES, max_size=3)
PODS = st.tuples(NAMES, LABELS)
SELECTORS = st.lists(
    st.tuples(NAMES, LABELS), min_size=1, max_size=3, unique_by=lambda each: (each[0], frozenset(each[1].items()))
)
PROFILES = st.dictionaries(NAMES, SELECTORS, max_size=3)


@given(PODS, PROFILES)
def test_the_decision_is_that_of_the_scheduler(pod: Selector, profiles: dict[str, list[Selector]]) -> None:
    """Against Kubernetes's own way of matching: label by label, selector by selector, profile by profile."""
    capacity: tuple[CapacitySpec, ...] = tuple(profile(name, *selectors) for name, selectors in profiles.items())
    namespace, labels = pod

    admitted = admit(namespace, labels, profiles)
    found = profile_of_pods((NODES, *capacity), namespace=namespace, labels=labels)

    assert (found.name if found else None) == admitted
    assert way_of_pods((NODES, *capacity), namespace=namespace, labels=labels).kind == (
        "irsa" if admitted else "pod_identity"
    )


def admit(namespace: str, labels: Mapping[str, str], profiles: Mapping[str, list[Selector]]) -> str | None:
    """Which profile a pod gets: a matching one, the first in the order of their names; None: the nodes' scheduler."""
    for name in sorted(profiles):
        for wanted_namespace, wanted in profiles[name]:
            if wanted_namespace != namespace:
                continue
            missing = 0
            for key in wanted:
                if key not in labels or labels[key] != wanted[key]:
                    missing += 1
            if missing == 0:
                return name
    return None
