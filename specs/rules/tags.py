"""Tags of all resources."""

from collections.abc import Iterator, Mapping
from re import ASCII, fullmatch

from specs.problems import Violation
from specs.spec import Rule

MOST = 50
"""Tags of one resource: TagMap of the EKS API, botocore 1.43.106, where the reserved prefix stands as well."""

ALLOWED = r"[\w +\-=.:/@]*"
"""Characters that every service takes, as above; letters are those of ASCII here, though most services take more."""


def tags_are_few(tags: Mapping[str, str]) -> Iterator[Violation]:
    """A resource carries 50."""
    if len(tags) > MOST:
        yield Violation(path=("tags",), message=f"must be at most {MOST} tags, got {len(tags)}")


def tags_are_ones_own(tags: Mapping[str, str]) -> Iterator[Violation]:
    """`aws:` in any case is AWS's own, in keys and in values."""
    for key, value in tags.items():
        if key.lower().startswith("aws:") or value.lower().startswith("aws:"):
            message = "must not begin with 'aws:', which AWS keeps for its own tags"
            yield Violation(path=("tags", key), message=message)


def tags_are_plain(tags: Mapping[str, str]) -> Iterator[Violation]:
    """Services differ in what they allow beyond these."""
    for key, value in tags.items():
        if not fullmatch(ALLOWED, key, ASCII) or not fullmatch(ALLOWED, value, ASCII):
            message = f"must be of letters, digits, spaces and + - = . _ : / @, got {key!r}: {value!r}"
            yield Violation(path=("tags", key), message=message)


def tag_keys_differ_in_more_than_case(tags: Mapping[str, str]) -> Iterator[Violation]:
    """IAM takes `Owner` and `owner` for one key.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
    """
    seen: dict[str, str] = {}
    for key in tags:
        if key.lower() in seen:
            message = f"must differ from {seen[key.lower()]!r} in more than case, IAM takes them for one key"
            yield Violation(path=("tags", key), message=message)
        seen.setdefault(key.lower(), key)


RULES: tuple[Rule, ...] = (
    tags_are_few,
    tags_are_ones_own,
    tags_are_plain,
    tag_keys_differ_in_more_than_case,
)
"""Those of an environment."""
