"""What a statement of a policy must be, by itself."""

import re
from collections.abc import Iterator, Mapping

from specs.identity.placeholders import PLACES, SESSION_TAGS, session_tags, unknown_places
from specs.identity.statement import SHORTEST_REASON
from specs.nearest import nearest
from specs.problems import FieldPath, Violation
from specs.rules.lists import repeated

Conditions = Mapping[str, Mapping[str, tuple[str, ...]]]

_WILDCARD = re.compile(r"[*?]")
_LITERAL = re.compile(r"\$\{[*?$]\}")
"""How IAM writes a `*` or `?` that stands for itself.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
"""

_ALWAYS_HOLD_WITHOUT = re.compile(r"ForAllValues:|.*IfExists$|.*Not(Equals|Like)|.*NotEqualsIgnoreCase|NotIpAddress")
"""Operators that hold for a request without their key.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html;
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
"""

_POWERS = re.compile(r"iam:(?!Get|List|Generate|Simulate)|sts:AssumeRole")
"""Actions by which their holder changes permissions, or becomes somebody else."""


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
    wide = [resource for resource in resources if has_wildcard(resource)]
    if wide and len(because.strip()) < SHORTEST_REASON:
        message = (
            f"must say in {SHORTEST_REASON} characters or more why {wide[0]!r} cannot be named more closely, "
            f"got {because!r}"
        )
        yield Violation(path=("because",), message=message)


def powers_name_their_resources(actions: tuple[str, ...], resources: tuple[str, ...]) -> Iterator[Violation]:
    """Whoever may change any role is any role. No reason makes up for it."""
    powers = [action for action in actions if _POWERS.match(action)]
    for index, resource in enumerate(resources):
        if powers and has_wildcard(resource):
            message = (
                f"must be one resource, without a wildcard, for {powers[0]}: with any of them its holder becomes "
                f"anybody; name each, got {resource!r}"
            )
            yield Violation(path=("resources", index), message=message)


def conditions_that_may_not_bind_are_explained(conditions: Conditions, because: str) -> Iterator[Violation]:
    """What holds without its key holds for every request that does not bring it."""
    if len(because.strip()) >= SHORTEST_REASON:
        return
    there = {key.lower() for key, values in conditions.get("Null", {}).items() if values == ("false",)}
    for operator, keys in conditions.items():
        for key in keys:
            if _ALWAYS_HOLD_WITHOUT.match(operator) and key.lower() not in there:
                message = (
                    f'holds for every request without {key}, too: add Null: {{{key}: ["false"]}}, or say in because, '
                    f"in {SHORTEST_REASON} characters or more, why that is meant"
                )
                yield Violation(path=("conditions", operator, key), message=message)


def what_is_accepted_has_a_reason(accepts: Mapping[str, str]) -> Iterator[Violation]:
    """A label is no reason."""
    for finding, reason in accepts.items():
        if len(reason.strip()) < SHORTEST_REASON:
            message = f"must say in {SHORTEST_REASON} characters or more why this is meant, got {reason!r}"
            yield Violation(path=("accepts", finding), message=message)


def has_wildcard(resource: str) -> bool:
    """Whether it may be more than one; IAM's `?` stands for any character."""
    return bool(_WILDCARD.search(_LITERAL.sub("", resource)))


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
