"""Names as people read them: without what is the same everywhere, and broken where they have parts."""

import re
from dataclasses import dataclass

ARN = re.compile(r"arn:[\w-]+:(?P<service>[\w-]*):(?P<region>[\w-]*):(?P<account>\d*):(?P<rest>\S+)")
PART = re.compile(r"[^/]*/?")
SMALLER = re.compile(r"[^-]*-?")


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names of one environment."""

    account: str
    width: int
    """Of the column in which they stand, in characters."""

    def short(self, text: str) -> str:
        """The text with each ARN of the environment's own account cut to its resource; others say their account.

        The path of a role's construct goes without its last part, which says no more than that it is a role.
        """
        return ARN.sub(self._short, text) if "arn:" in text else text.removesuffix("/Role")

    def column(self, text: str, *, indent: str = "") -> str:
        """The same for the first column: too long, it is broken after a slash where it can be, else after a hyphen."""
        lines = [""]
        parts = PART.findall(self.short(text))
        fits = [[part] if len(indent + part) <= self.width else SMALLER.findall(part) for part in parts]
        for part in (each for smaller in fits for each in smaller):
            if lines[-1] and len(indent + lines[-1] + part) > self.width:
                lines.append("")
            lines[-1] += part
        return "\n".join(f"{indent}{line}" for line in lines)

    def _short(self, arn: re.Match[str]) -> str:
        own = arn["account"] in ("", self.account)
        return arn["rest"] if own else f"{arn['rest']} of {arn['account']}"
