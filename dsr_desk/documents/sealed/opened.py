"""Sealed packages, opened into a private folder for as long as somebody reads them."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from pathlib import Path

from dsr_desk.documents.sealed.private import PrivateFolders
from dsr_desk.documents.sealed.sealer import may_be_sealed
from dsr_desk.services.progress import Progress, Step, unheard

_TIMES = 2
"""How often what is unsealed is gone through: proved, and written."""


class SealedFiles:
    """Carries out ``services.ports.SealedFiles``."""

    def __init__(self, folders: PrivateFolders | None = None) -> None:
        """Take where opened packages lie."""
        self._folders = folders or PrivateFolders()

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file can only be opened with a password."""
        if not may_be_sealed(path):
            return False
        # pikepdf takes its time, and most are not sealed.
        from dsr_desk.documents.sealed import sealing

        return sealing.is_sealed(path)

    def unseal(
        self,
        path: Path,
        password: str,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> Path:
        """Return the package that lies in a sealed file; :meth:`forget` it when it is read.

        ``check`` is called between pieces of the work, and may stop it by raising.  ``progress``
        is told how far it is, where it is large.

        Raises:
            SealPasswordWrong: it does not open with this password.
            PackageInvalid, FileUnreadable: it was changed, or is no sealed package.
            DiskFull, WorkspaceReadOnly, Problem: there is no room to open it.
        """
        from dsr_desk.documents.sealed import sealing

        done, total = 0, _TIMES * path.stat().st_size if path.exists() else 0

        def heard(size: int) -> None:
            nonlocal done
            check()
            done += size
            progress(Step("unlock", done // _TIMES, total // _TIMES, in_bytes=True))

        folder = self._folders.make()
        atexit.register(self._folders.remove_all)
        try:
            return sealing.unseal(path, password, folder, heard)
        except BaseException:
            self._folders.remove(folder)
            raise

    def forget(self, opened: Path) -> None:
        """Remove an opened package with its folder."""
        self._folders.remove(opened.parent)
