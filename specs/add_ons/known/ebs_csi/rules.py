"""Tags of volumes, and the key under which they lie."""

from collections.abc import Iterator, Mapping

from specs.problems import Violation

RESERVED = ("CSIVolumeName", "CSIVolumeSnapshotName", "kubernetes.io", "ebs.csi.aws.com/", "aws:")
"""What tags of the driver and of AWS begin with: the driver does not start with one of them among those of others.

kubernetes-sigs/aws-ebs-csi-driver 429e202 (2026-08-19), pkg/driver/validation.go.
"""

MOST = 40
"""A volume carries fifty, of which ten are left to the driver, which tells by them what a volume was made for.

https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
"""


def volume_tags_are_ones_own(volume_tags: Mapping[str, str]) -> Iterator[Violation]:
    """The driver finds its volumes by tags of its own."""
    for key in volume_tags:
        taken = next((each for each in RESERVED if key.startswith(each)), None)
        if taken:
            message = f"must not begin with {taken!r}, which the driver and AWS keep for themselves"
            yield Violation(path=("volume_tags", key), message=message)


def volume_tags_are_few(volume_tags: Mapping[str, str]) -> Iterator[Violation]:
    """A volume carries fifty tags, those of the driver among them."""
    if len(volume_tags) > MOST:
        yield Violation(path=("volume_tags",), message=f"must be at most {MOST} tags, got {len(volume_tags)}")


def a_key_has_a_class(default_storage_class: bool, encryption_key: str | None) -> Iterator[Violation]:
    """The key is that of the default class."""
    if encryption_key is not None and not default_storage_class:
        message = "must stand beside default_storage_class: true, whose volumes it encrypts; remove one of the two"
        yield Violation(path=("encryption_key",), message=message)
