"""What External Secrets may read."""

from collections.abc import Iterator

from specs.identity.statement import SHORTEST_REASON
from specs.problems import Violation


def something_is_read(secrets: tuple[str, ...], parameters: tuple[str, ...]) -> Iterator[Violation]:
    """Its role may do nothing but read what is named."""
    if not secrets and not parameters:
        message = "must name something where parameters names nothing: how names begin that it may read, as [payments/]"
        yield Violation(path=("secrets",), message=message)


def beginnings_do_not_meet(secrets: tuple[str, ...], parameters: tuple[str, ...]) -> Iterator[Violation]:
    """What begins like another beginning is meant by it already."""
    for field, values, end in (("secrets", secrets, ""), ("parameters", parameters, "/")):
        for index, value in enumerate(values):
            wider = next((each for each in values if each != value and value.startswith(each + end)), None)
            if wider:
                message = f"is meant by {wider!r} already, which begins it; remove one of the two"
                yield Violation(path=(field, index), message=message)


def somebody_is_meant(namespaces: tuple[str, ...], every_namespace_because: str) -> Iterator[Violation]:
    """A store for every namespace is one that somebody wanted, not one that nobody thought of."""
    if namespaces and every_namespace_because:
        message = "must be empty beside namespaces, which name who may use the stores; remove one of the two"
        yield Violation(path=("every_namespace_because",), message=message)
    elif not namespaces and not every_namespace_because:
        message = "must name the namespaces that may use the stores; or say in every_namespace_because why all may"
        yield Violation(path=("namespaces",), message=message)
    elif every_namespace_because and len(every_namespace_because.strip()) < SHORTEST_REASON:
        message = (
            f"must say in {SHORTEST_REASON} characters or more why every namespace may read all that stands here, "
            f"got {every_namespace_because!r}"
        )
        yield Violation(path=("every_namespace_because",), message=message)
