"""What is taken of a subnet: single addresses, and prefixes of sixteen."""

from dataclasses import dataclass

from specs.addresses.cni_mode import ADDRESSES_OF_A_PREFIX
from specs.ranges import RESERVED_BY_AWS

FIRST_KEPT = 4
"""Of the five addresses that AWS keeps of each subnet, those at its beginning; the fifth is its last."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """Addresses of one subnet, taken one by one and as prefixes."""

    singles: int = 0
    prefixes: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(singles=self.singles + other.singles, prefixes=self.prefixes + other.prefixes)

    def __mul__(self, times: int) -> "Taken":
        return Taken(singles=self.singles * times, prefixes=self.prefixes * times)

    def at_least(self, other: "Taken") -> "Taken":
        """The larger of the two, of each kind."""
        return Taken(singles=max(self.singles, other.singles), prefixes=max(self.prefixes, other.prefixes))

    @property
    def addresses(self) -> int:
        """How many addresses that is, without what AWS keeps."""
        return self.singles + ADDRESSES_OF_A_PREFIX * self.prefixes

    @property
    def size(self) -> int:
        """How many addresses a subnet must have for it, with what AWS keeps.

        A prefix is a whole aligned /28. For prefixes to find one, they are kept apart from single addresses: these
        have the bottom of the subnet, a power of two, and the prefixes the aligned ranges above it, but for the last
        /28, whose last address is AWS's.
        """
        if not self.prefixes:
            return self.singles + RESERVED_BY_AWS
        return area_of_singles(self.singles) + ADDRESSES_OF_A_PREFIX * (self.prefixes + 1)


NOTHING = Taken()


def area_of_singles(singles: int) -> int:
    """The bottom of a subnet that single addresses have for themselves beside prefixes: a power of two."""
    needed = max(singles + FIRST_KEPT, ADDRESSES_OF_A_PREFIX)
    return 1 << (needed - 1).bit_length()
