"""What seals packages for the desk; the libraries for it come with the first package."""

from __future__ import annotations

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
