"""What a chart of one's own must be, by itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from specs.problems import FieldPath, Violation


def values_have_no_nulls(values: Mapping[str, Any]) -> Iterator[Violation]:
    """The CDK's bridge from Python leaves fields out that are null, and nobody would be told.

    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_eks-readme.html#helm-charts
    """
    for path in _nulls(values):
        message = "must not be null: the CDK drops it on the way, and the chart's own default would hold; write a value"
        yield Violation(path=("values", *path), message=message)


def an_oci_address_is_whole(repository: str, chart: str) -> Iterator[Violation]:
    """The CDK pulls `oci://` addresses as they are, and looks for a folder with the name at their end."""
    if repository.startswith("oci://") and repository.rpartition("/")[2] != chart:
        message = f"must end in the chart's name, as oci://registry/path/{chart}, got {repository!r}"
        yield Violation(path=("repository",), message=message)


def _nulls(value: object) -> Iterator[FieldPath]:
    """The paths at which nothing stands."""
    match value:
        case None:
            yield ()
        case dict():
            yield from ((str(key), *path) for key, each in value.items() for path in _nulls(each))
        case list() | tuple():
            yield from ((index, *path) for index, each in enumerate(value) for path in _nulls(each))
