"""What seals packages for the desk; the libraries for it come with the first package."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dsr_desk.domain.sealed import SealedPackage


class PackageFilesSealer:
    """Carries out ``services.ports.PackageSealer``.

    pikepdf and pyzipper take a quarter of a second to import, and most days seal nothing.
    """

    def seal(self, package: Path, password: str, folder: Path) -> SealedPackage:
        """Write a package's sealed files into a folder, whole or not at all."""
        from dsr_desk.documents.sealing import seal

        return seal(package, password, folder)

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file opens with a password alone."""
        from dsr_desk.documents.sealing import is_sealed

        return is_sealed(path)


@contextmanager
def unsealed(path: Path, password: Callable[[], str]) -> Iterator[Path]:
    """Give the package for a block: the file itself, or what lies in a sealed one.

    What was unsealed lies in a folder that only this account can read, and is gone afterwards.

    Raises:
        SealPasswordWrong, PackageInvalid, FileUnreadable: it does not open.
    """
    if not _may_be_sealed(path):
        yield path
        return
    from dsr_desk.documents.sealing import is_sealed, unseal

    if not is_sealed(path):
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="dsr-desk-unsealed-") as folder:
        yield unseal(path, password(), Path(folder))


def _may_be_sealed(path: Path) -> bool:
    """Look at the first bytes alone: certificates and audits need no library to be told apart."""
    try:
        with path.open("rb") as file:
            return file.read(5).startswith((b"%PDF-", b"PK"))
    except OSError:
        return False
