"""What a Fargate profile must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.capacity.fargate_profile import FargateSelectorSpec

LABELS_OF_A_SELECTOR = 5
"""Label pairs of a Fargate selector: EKS service quotas, awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18)."""


def selectors_come_once(selectors: tuple["FargateSelectorSpec", ...]) -> Iterator[Violation]:
    """A selector says which pods run here; twice says nothing more."""
    written = ((selector.namespace, tuple(sorted(selector.labels.items()))) for selector in selectors)
    for index, (namespace, _) in repeated(written):
        message = f"must be another selector, the same for namespace {namespace!r} stands above already"
        yield Violation(path=("selectors", index), message=message)


def selectors_have_few_labels(selectors: tuple["FargateSelectorSpec", ...]) -> Iterator[Violation]:
    """EKS counts the pairs."""
    for index, selector in enumerate(selectors):
        if len(selector.labels) > LABELS_OF_A_SELECTOR:
            message = f"must be at most {LABELS_OF_A_SELECTOR} labels, got {len(selector.labels)}"
            yield Violation(path=("selectors", index, "labels"), message=message)
