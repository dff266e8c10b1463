"""In which order the add-ons of a layer come: what waits for what."""

from collections.abc import Iterable, Iterator, Sequence

from specs.add_ons.add_on import AddOn

Wait = tuple[str, str]
"""Who waits, and for whom."""


def waits(add_ons: Sequence[AddOn]) -> Iterator[Wait]:
    """Who waits for whom: each for those that bring what it needs, and all for those that admit their objects.

    What a webhook's own pods wait for comes before it and cannot wait for it, nor for any other webhook: else two of
    them would wait for each other. In this order they leave too, backwards: webhooks after all whose objects they
    admit.
    """
    needed = tuple(dict.fromkeys(_needed(add_ons)))
    yield from needed
    webhooks = [add_on.name for add_on in add_ons if add_on.definition.webhooks]
    before = _below(webhooks, needed)
    for add_on in add_ons:
        if add_on.name not in before:
            for webhook in webhooks:
                if (add_on.name, webhook) not in needed:
                    yield add_on.name, webhook


def waited_for(names: Iterable[str], add_ons: Sequence[AddOn]) -> set[str]:
    """The names, and those of all that must be there before them."""
    return _below(names, tuple(waits(add_ons)))


def _needed(add_ons: Sequence[AddOn]) -> Iterator[Wait]:
    present = {add_on.name for add_on in add_ons}
    for add_on in add_ons:
        for ability in add_on.needs:
            yield from ((add_on.name, other.name) for other in add_ons if ability in other.definition.provides)
        yield from ((add_on.name, other) for other in add_on.comes_after if other in present)


def _below(names: Iterable[str], edges: Sequence[Wait]) -> set[str]:
    """The names, and all that they wait for."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [before for after, before in edges if after == name]
    return found
