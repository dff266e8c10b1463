"""What AWS refuses, as data: a condition on plain values, AWS's answer, and where it was read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, ParamSpec

Values = ParamSpec("Values")
Service = Literal["CloudFormation", "CloudWatchLogs", "Ec2", "Eks", "Iam", "Kms"]


class RefusedError(Exception):
    """A request that AWS refuses; `str()` is AWS's answer."""

    def __init__(self, refusal: "Refusal[...]", answer: str) -> None:
        super().__init__(answer)
        self.refusal = refusal
        self.answer = answer


@dataclass(frozen=True, kw_only=True)
class Refusal(Generic[Values]):
    """One request that AWS refuses, written once for synthesis, for the local AWS and for the review of a change."""

    id: str
    """Its name in reports and tests."""

    condition: Callable[Values, bool]
    """True where AWS refuses. Takes plain values, by name."""

    service: Service
    code: str
    """AWS's error code."""

    status: int
    """The HTTP status of the answer."""

    answer: str
    """AWS's words; `{name}` stands for a value that the condition is given."""

    quoted: bool
    """True where the source quotes the words; False where it only says that, and with which code, AWS refuses."""

    source: str
    read: date

    def refuses(self, *args: Values.args, **values: Values.kwargs) -> bool:
        """Whether AWS refuses these values."""
        return self.condition(*args, **values)

    def check(self, *args: Values.args, **values: Values.kwargs) -> None:
        """Raise RefusedError with AWS's answer where AWS refuses these values."""
        if self.condition(*args, **values):
            raise RefusedError(self, self.answer_to(**values))

    def answer_to(self, **values: object) -> str:
        """AWS's answer with these values in it."""
        return self.answer.format(**{name: _words(value) for name, value in values.items()})


def _words(value: object) -> str:
    if isinstance(value, Collection) and not isinstance(value, str):
        return ",".join(sorted(str(part) for part in value))
    return str(value)
