"""What a rule of a role must be."""

from collections.abc import Iterator

from specs.problems import Violation
from specs.rules.lists import repeated

Texts = tuple[str, ...]

EVERYTHING = "*"
POWER = ("bind", "escalate", "impersonate")
"""Verbs by which somebody gets what he has not been given.

https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
"""


def a_rule_is_of_one_kind(resources: Texts, resource_names: Texts, non_resource_urls: Texts) -> Iterator[Violation]:
    """Resources and addresses do not stand in one rule: PolicyRule of the Kubernetes API."""
    if not resources and not non_resource_urls:
        message = "must name the resources, as pods or deployments, or write non_resource_urls"
        yield Violation(path=("resources",), message=message)
    elif resources and non_resource_urls:
        message = "must not stand beside resources; write two rules"
        yield Violation(path=("non_resource_urls",), message=message)
    if resource_names and not resources:
        yield Violation(path=("resource_names",), message="must stand beside the resources that have these names")


def everything_has_a_reason(resources: Texts, verbs: Texts, because: str | None) -> Iterator[Violation]:
    """All verbs on all resources of a group are an administrator's."""
    if EVERYTHING in resources and EVERYTHING in verbs and because is None:
        message = "must say why all verbs on all resources are let through; name the resources or the verbs instead"
        yield Violation(path=("because",), message=message)


def what_hands_on_power_has_a_reason(verbs: Texts, because: str | None) -> Iterator[Violation]:
    """Who may escalate, bind or impersonate may do everything, in the end."""
    power = [verb for verb in verbs if verb in POWER]
    if power and because is None:
        message = f"must say why {', '.join(power)} may stand here: with it one gets what nobody has given one"
        yield Violation(path=("because",), message=message)


def entries_come_once(
    api_groups: Texts, resources: Texts, resource_names: Texts, non_resource_urls: Texts, verbs: Texts
) -> Iterator[Violation]:
    """Something may be done or not."""
    lists = {
        "api_groups": api_groups,
        "resources": resources,
        "resource_names": resource_names,
        "non_resource_urls": non_resource_urls,
        "verbs": verbs,
    }
    for field, entries in lists.items():
        for index, entry in repeated(entries):
            yield Violation(path=(field, index), message=f"must stand once, {entry!r} stands above already")
