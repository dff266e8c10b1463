"""Copies of images and charts from one registry to another, by digest, all architectures, and again where it broke off.

What a manifest names is copied before the manifest: what is there under its digest is there whole.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from tools.failure import Failure
from tools.mirror.registry import INDEX_TYPES, Manifest, Registry

Say = Callable[[str], None]
MEGABYTE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Place:
    """A repository of a registry."""

    registry: Registry
    repository: str

    @property
    def name(self) -> str:
        """Its full name."""
        return f"{self.registry.host}/{self.repository}"


def copy_image(source: Place, target: Place, *, digest: str, tag: str, say: Say) -> None:
    """Copy an image with all its architectures, and put the tag on it last.

    Raises `Failure` where the source holds none under that digest, or the target another under that tag.
    """
    manifest = source.registry.manifest(source.repository, digest)
    if manifest is None:
        raise Failure(f"{source.name} holds nothing under {digest}")
    _copy(manifest, source, target, say=say)
    put_tag(target, tag, manifest, say=say)


def put_tag(target: Place, tag: str, manifest: Manifest, *, say: Say) -> None:
    """Put a tag on a manifest; a tag stays on what it is on, so that one which is on another is a `Failure`."""
    standing = target.registry.manifest(target.repository, tag)
    if standing is None:
        target.registry.put_manifest(target.repository, tag, manifest)
        say(f"{target.name}:{tag} is {manifest.digest}")
    elif standing.digest == manifest.digest:
        say(f"{target.name}:{tag} is {manifest.digest} already")
    else:
        raise Failure(
            f"{target.name}:{tag} is {standing.digest} already, and should be {manifest.digest}; "
            "find out who put it there, delete it, and copy again"
        )


def put_content(target: Place, *, digest: str, content: bytes, say: Say) -> None:
    """Store a blob that is at hand, where it is not there."""
    if not target.registry.has_blob(target.repository, digest):
        target.registry.put_blob(target.repository, digest, BytesIO(content), size=len(content))
        say(f"{target.name}: {_short(digest)} copied, {_megabytes(len(content))}")


def _copy(manifest: Manifest, source: Place, target: Place, *, say: Say) -> None:
    """Copy all that a manifest names, then the manifest under its digest."""
    if target.registry.manifest(target.repository, manifest.digest) is not None:
        say(f"{target.name}: {_short(manifest.digest)} is there already")
        return
    if manifest.media_type in INDEX_TYPES:
        for named in manifest.document["manifests"]:
            inner = source.registry.manifest(source.repository, named["digest"])
            if inner is None:
                raise Failure(f"{source.name}@{manifest.digest} names {named['digest']}, which is not there")
            _copy(inner, source, target, say=say)
    else:
        for named in (manifest.document["config"], *manifest.document["layers"]):
            _copy_blob(named["digest"], named["size"], source, target, say=say)
    target.registry.put_manifest(target.repository, manifest.digest, manifest)


def _copy_blob(digest: str, size: int, source: Place, target: Place, *, say: Say) -> None:
    if target.registry.has_blob(target.repository, digest):
        say(f"{target.name}: {_short(digest)} is there already")
        return
    with source.registry.blob(source.repository, digest) as content:
        target.registry.put_blob(target.repository, digest, content, size=size)
    say(f"{target.name}: {_short(digest)} copied, {_megabytes(size)}")


def _short(digest: str) -> str:
    return digest[: len("sha256:") + 12]


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB"
