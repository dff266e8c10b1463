"""Keys of volumes, against where the cluster lies."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.ebs_csi import EbsCsiDriver
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec

AddOns = tuple["AddOnSpec", ...]


def keys_of_volumes_lie_in_the_region(region: str, add_ons: AddOns) -> Iterator[Violation]:
    """A volume is encrypted by a key of its own region.

    https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html
    """
    for index, add_on in enumerate(add_ons):
        if isinstance(add_on, EbsCsiDriver) and add_on.encryption_key:
            found = add_on.encryption_key.split(":")[3]
            if found != region:
                message = f"must be a key of {region}, where the volumes are, got one of {found}"
                yield Violation(path=("add_ons", index, "encryption_key"), message=message)
