"""Why a file that should be a document of ours can't be looked at: each with what to do next.

What a file *is* refuses it; that it is not there, or may not be read, is the machine's.
"""

from __future__ import annotations

import errno

from dsr_desk.domain.errors import FileUnreadable, Problem, Refusal


class DocumentEmpty(Refusal):
    """The file has no bytes."""

    code = "document-empty"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is empty: nothing of it has arrived. Fetch it again from where it came, or ask"
            " its sender for it.",
            file=file,
        )


class DocumentCutOff(Refusal):
    """The file begins as a document does and has no end."""

    code = "document-cut-off"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} breaks off: its end is missing or damaged, as when it is copied or sent"
            " only in part. Fetch it again from where it came, or ask its sender for it.",
            file=file,
        )


class DocumentIsFolder(Refusal):
    """A folder is named where a file is asked for."""

    code = "document-is-folder"

    def __init__(self, file: str) -> None:
        """Name the folder."""
        super().__init__(
            f"{file} is a folder. Name the file itself: the package as it was sent, not unpacked,"
            " the certificate or the exported audit.",
            file=file,
        )


class DocumentIsOtherZip(Refusal):
    """A ZIP file that holds nothing of a package."""

    code = "document-is-other-zip"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is a ZIP file, but no package of DSR Desk. If somebody has packed the package"
            " into it, unpack it once and name the package inside; else name the package as it was"
            " sent.",
            file=file,
        )


class DocumentIsPdfAlone(Refusal):
    """A PDF without what proves it."""

    code = "document-is-pdf-alone"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is a PDF, which proves nothing by itself, or no longer, because another"
            " program has saved it anew. Name the package as it was sent; a certificate’s PDF needs"
            " the .json of the same name beside it.",
            file=file,
        )


class DocumentIsPart(Refusal):
    """A file out of a package that was unpacked."""

    code = "document-is-part"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is a part of a package, which proves nothing without the rest. Name the"
            " package as it was sent, not unpacked.",
            file=file,
        )


class DocumentIsNoneOfOurs(Refusal):
    """Neither a package nor a certificate nor an audit."""

    code = "document-is-none-of-ours"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is neither a package nor a certificate nor an exported audit. Check that it is"
            " the file that was sent.",
            file=file,
        )


class DocumentMissing(Problem):
    """There is no such file."""

    code = "document-missing"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"{file} is not there. Check its name and its folder, then try again.", file=file
        )


class DocumentForbidden(Problem):
    """This account may not read the file."""

    code = "document-forbidden"

    def __init__(self, file: str) -> None:
        """Name the file."""
        super().__init__(
            f"This account may not read {file}. Ask whoever owns it for the right to read it, or"
            " for a copy, then try again.",
            file=file,
        )


def not_opened(file: str, error: OSError) -> Problem | Refusal:
    """Return what to raise for a document that the system does not open."""
    if isinstance(error, IsADirectoryError):
        return DocumentIsFolder(file)
    if isinstance(error, FileNotFoundError) or error.errno == errno.ENOTDIR:
        return DocumentMissing(file)
    if isinstance(error, PermissionError):
        return DocumentForbidden(file)
    return FileUnreadable(file, error.strerror or "unknown reason")
