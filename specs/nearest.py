"""What somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like this one; None: none is like it."""
    return next(iter(get_close_matches(word.lower(), list(known), n=1)), None)
