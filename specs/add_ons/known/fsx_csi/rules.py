"""What the drivers of file systems may do, by itself."""

from collections.abc import Iterator

from specs.problems import Violation


def buckets_are_shown_by_file_systems_that_it_makes(
    makes_file_systems: bool, data_repositories: tuple[str, ...]
) -> Iterator[Violation]:
    """One that stands already has its links already."""
    if data_repositories and not makes_file_systems:
        message = "are for file systems that the driver makes, and makes_file_systems is false; remove them, or set it"
        yield Violation(path=("data_repositories",), message=message)
