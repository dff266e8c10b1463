"""Every property of the types for EKS stands in some template, by a field or as a constant, or the reason why not."""

import json
from collections.abc import Iterator

import pytest

from specs.identity.statement import SHORTEST_REASON
from tests.coverage.schemas import TYPES, known_types, writable, written
from tests.synthesis import ROOT, assembly_of

EXAMPLES = ("everything", "argo-cd", "both-endpoints", "routed-egress", "existing-vpc", "settings-on-fargate")
"""Those of tests/environments that set a property which the others do not."""
REASONS = ROOT / "docs/cloudformation.md"
Property = tuple[str, str]


@pytest.fixture(scope="module")
def set_somewhere(tmp_path_factory: pytest.TempPathFactory) -> set[Property]:
    """Each type's properties that some example's template sets, whether by a field or as a constant of ours."""
    folder = tmp_path_factory.mktemp("coverage")
    assembly_of(*(ROOT / f"tests/environments/{name}.yaml" for name in EXAMPLES), outdir=folder)
    return {
        (resource["Type"], "/".join(path[:length]))
        for template in folder.rglob("*.template.json")
        for resource in json.loads(template.read_text()).get("Resources", {}).values()
        for path in written(resource.get("Properties", {}))
        for length in range(1, len(path) + 1)
    }


def _reasons() -> Iterator[tuple[Property, str]]:
    for line in REASONS.read_text().splitlines():
        if line.startswith("| AWS::"):
            kind, path, reason = (part.strip() for part in line.strip("|").split("|"))
            yield (kind, path), reason


def test_all_types_for_eks_are_looked_at() -> None:
    assert known_types() == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
def test_a_property_is_set_in_some_template_or_in_none_for_a_reason(kind: str, set_somewhere: set[Property]) -> None:
    excused = dict(_reasons())
    properties = {(kind, "/".join(path)) for path in writable(kind)}

    missing = properties - set_somewhere - excused.keys()
    assert not missing, f"set them, or say why not in {REASONS.name}"


def test_a_reason_is_one_and_is_of_something_that_no_template_sets(set_somewhere: set[Property]) -> None:
    reasons = list(_reasons())

    assert len(dict(reasons)) == len(reasons)
    for (kind, path), reason in reasons:
        assert tuple(path.split("/")) in writable(kind), f"{kind} has no property {path}"
        assert (kind, path) not in set_somewhere, f"a template sets {path} of {kind}: take the reason out"
        assert len(reason) >= SHORTEST_REASON or reason == "As above."


def test_as_above_stands_below_a_reason_of_the_same_type() -> None:
    above = None
    for (kind, path), reason in _reasons():
        assert reason != "As above." or kind == above, f"nothing above explains {path} of {kind}"
        above = kind
