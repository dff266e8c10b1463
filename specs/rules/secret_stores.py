"""What External Secrets may read."""

from collections.abc import Iterator

from specs.problems import Violation
from specs.rules.lists import repeated


def something_is_read(secrets: tuple[str, ...], parameters: tuple[str, ...]) -> Iterator[Violation]:
    """Its role may do nothing but read what is named."""
    if not secrets and not parameters:
        message = "must name something where parameters names nothing: how names begin that it may read, as [payments/]"
        yield Violation(path=("secrets",), message=message)


def beginnings_come_once(secrets: tuple[str, ...], parameters: tuple[str, ...]) -> Iterator[Violation]:
    """What begins like another beginning is meant by it already."""
    for field, values, end in (("secrets", secrets, ""), ("parameters", parameters, "/")):
        for index, value in repeated(values):
            yield Violation(path=(field, index), message=f"must stand once, {value!r} stands above already")
        for index, value in enumerate(values):
            wider = next((each for each in values if each != value and value.startswith(each + end)), None)
            if wider:
                message = f"is meant by {wider!r} already, which begins it; remove one of the two"
                yield Violation(path=(field, index), message=message)
