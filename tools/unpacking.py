"""Archives made into folders."""

import tarfile
from pathlib import Path


def unpack(archive: tarfile.TarFile, into: Path) -> None:
    """Extract everything; where this Python can (3.11.4 and newer), nothing that reaches out of the folder."""
    archive.extraction_filter = getattr(tarfile, "data_filter", None)
    archive.extractall(into)  # noqa: S202  (archives of pinned packages and of this repository)
