"""What a statement of a policy must be, by itself."""

from collections.abc import Iterator, Mapping

from specs.identity.placeholders import PLACES, SESSION_TAGS, session_tags, unknown_places
from specs.identity.statement import SHORTEST_REASON
from specs.nearest import nearest
from specs.problems import FieldPath, Violation
from specs.rules.lists import repeated

Conditions = Mapping[str, Mapping[str, tuple[str, ...]]]


def actions_come_once(actions: tuple[str, ...]) -> Iterator[Violation]:
    """Twice grants nothing more; IAM does not look at the case."""
    for index, _ in repeated(action.lower() for action in actions):
        message = f"must be another action, {actions[index]!r} stands above already"
        yield Violation(path=("actions", index), message=message)


def resources_come_once(resources: tuple[str, ...]) -> Iterator[Violation]:
    """As above."""
    for index, resource in repeated(resources):
        yield Violation(path=("resources", index), message=f"must be another one, {resource!r} stands above already")


def wildcards_are_explained(resources: tuple[str, ...], because: str) -> Iterator[Violation]:
    """Whoever reviews the policy asks why."""
    wide = [resource for resource in resources if "*" in resource]
    if wide and len(because.strip()) < SHORTEST_REASON:
        message = (
            f"must say in {SHORTEST_REASON} characters or more why {wide[0]!r} cannot be named more closely, "
            f"got {because!r}"
        )
        yield Violation(path=("because",), message=message)


def conditions_say_something(conditions: Conditions) -> Iterator[Violation]:
    """A condition without a key or a value would be no condition, and its statement would always hold."""
    for operator, keys in conditions.items():
        if not keys:
            yield Violation(
                path=("conditions", operator), message="must have a key with its values; remove it otherwise"
            )
        for key, values in keys.items():
            if not values:
                message = "must have a value; remove the key otherwise"
                yield Violation(path=("conditions", operator, key), message=message)


def places_are_known(resources: tuple[str, ...], conditions: Conditions) -> Iterator[Violation]:
    """What stands for nothing would stay in the policy as it is written."""
    for path, text in _texts(resources, conditions):
        for name in unknown_places(text):
            places = ", ".join(f"{{{place}}}" for place in PLACES)
            yield Violation(path=path, message=f"must name one of {places} in braces, got {{{name}}}")


def session_tags_are_eks_own(resources: tuple[str, ...], conditions: Conditions) -> Iterator[Violation]:
    """A tag that nobody gives is empty, and the statement never holds."""
    for path, text in _texts(resources, conditions):
        for tag in session_tags(text):
            if tag not in SESSION_TAGS:
                near = nearest(tag, SESSION_TAGS)
                meant = f"did you mean {near}?" if near else f"EKS gives {', '.join(SESSION_TAGS)}"
                message = f"asks for {tag!r}, which is no session tag of EKS Pod Identity; {meant}"
                yield Violation(path=path, message=message)


def _texts(resources: tuple[str, ...], conditions: Conditions) -> Iterator[tuple[FieldPath, str]]:
    for index, resource in enumerate(resources):
        yield ("resources", index), resource
    for operator, keys in conditions.items():
        for key, values in keys.items():
            yield ("conditions", operator, key), key
            yield from ((("conditions", operator, key), value) for value in values)
