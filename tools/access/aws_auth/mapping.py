"""What `aws-auth` says of one principal, and why that may become no access entry."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Mapping:
    """One entry of `mapRoles` or `mapUsers`."""

    place: str
    """Where it stands: `mapRoles[2]`."""
    arn: str
    username: str | None
    groups: tuple[str, ...]

    @property
    def name(self) -> str:
        """The role's or user's own name, without path."""
        return self.arn.rpartition("/")[2]

    @property
    def with_path(self) -> str | None:
        """A role's path and name, `team/deployers`; None: it has no path. A user's path is part of what it calls as."""
        found = self.arn.partition(":role/")[2]
        return found if "/" in found else None

    @property
    def key(self) -> str:
        """What `aws-auth` compares: it looks at no case.

        https://github.com/kubernetes-sigs/aws-iam-authenticator, pkg/config/mapper.go at 81b1daba00d1, read 2026-11-23.
        """
        return self.arn.lower()


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A reason why nothing is written, with what would mend it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something about a principal that its reader should know: why it was left out, or what changes for it."""

    place: str
    arn: str
    message: str

    def __str__(self) -> str:
        return f"{self.place} {self.arn}: {self.message}"


def printable(text: object) -> str:
    """The text in one line, so that it stays a comment, or one line of a message."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in str(text))
