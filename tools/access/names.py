"""ARNs as people read them: without what is the same everywhere."""

import re
from dataclasses import dataclass

ARN = re.compile(r"arn:[\w-]+:(?P<service>[\w-]*):(?P<region>[\w-]*):(?P<account>\d*):(?P<rest>\S+)")


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names of one environment."""

    account: str

    def short(self, text: str) -> str:
        """The text with each ARN of the environment's own account cut to its resource; others say their account."""
        return ARN.sub(self._short, text)

    def _short(self, arn: re.Match[str]) -> str:
        own = arn["account"] in ("", self.account)
        return arn["rest"] if own else f"{arn['rest']} of {arn['account']}"
