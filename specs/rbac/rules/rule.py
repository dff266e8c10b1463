"""What a rule of a role must be."""

from collections.abc import Iterator

from specs.nearest import nearest
from specs.problems import Violation
from specs.rbac.powers import ADDRESS_VERBS, EVERYTHING, VERBS, hands_on, powers
from specs.rules.lists import repeated

Texts = tuple[str, ...]


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


def power_has_a_reason(
    api_groups: Texts, resources: Texts, non_resource_urls: Texts, verbs: Texts, because: str | None
) -> Iterator[Violation]:
    """What leads to more than it says is somebody's decision; `*` is every verb, those that hand power on too."""
    if because is not None:
        return
    told = list(powers(api_groups, resources, verbs))
    if any(not url.strip("/*") and EVERYTHING in url for url in non_resource_urls) and {*verbs} != {"get"}:
        told.append("do more than read at every address of the API server")
    if told:
        message = f"must say why this rule may stand, for it lets one {'; '.join(dict.fromkeys(told))}"
        yield Violation(path=("because",), message=f"{message}. Or name less")


def verbs_are_known(non_resource_urls: Texts, verbs: Texts, because: str | None) -> Iterator[Violation]:
    """Kubernetes takes any text for a verb, compares its case too, and lets a misspelt one do nothing."""
    known = ADDRESS_VERBS if non_resource_urls else VERBS
    for index, verb in enumerate(verbs):
        if verb not in known and not hands_on(verb) and because is None:
            near = nearest(verb, sorted(known))
            hint = f"; did you mean {near}?" if near else ""
            message = f"must be one of {', '.join(sorted(known))}, or stand beside a because, got {verb!r}{hint}"
            yield Violation(path=("verbs", index), message=message)


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
