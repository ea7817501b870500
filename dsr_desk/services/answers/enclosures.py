"""Files that go with an answer: the case's own sealed extract, and nothing else (law.md L25).

A file is read before the transaction in which the answer is saved, since to prove a PDF sealed
takes a process of its own; what was read is judged inside it, against the record as it stands then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from dsr_desk.domain.answers.replies import EXTRACT, OutgoingAttachment
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.extracts.sealed import (
    OpenAttachment,
    PackageNotOnRecord,
    PasswordInMail,
    SealedAnew,
)
from dsr_desk.domain.requests import Case
from dsr_desk.services.extracts.sealing import SealedExtract, standing_seal
from dsr_desk.services.intake.letters import ReplyDraft
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.targets import is_of


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file of a draft as it was read; nothing is decided by it yet."""

    name: str
    data: bytes | None = field(repr=False)
    """None when it was not there."""
    opens_by_password: bool
    """Whether a password is needed for it, and it lies where this case's sealed extract does."""


class Enclosures:
    """Reads a draft's files, and judges what was read."""

    def __init__(self, packages: Path, is_sealed: Callable[[Path], bool]) -> None:
        """Take the workspace's folder of packages, and what tells that a file is sealed."""
        self._packages, self._is_sealed = packages, is_sealed

    def read(self, number: str, draft: ReplyDraft) -> tuple[ReadFile, ...]:
        """Return the files of a draft as they are now; call it outside a transaction.

        ``number`` is the case's. A file that is not the case's own is not opened.

        Raises:
            DocumentForbidden, FileUnreadable: a file can't be read.
            PackageInvalid: to read it takes more than a file of ours takes.
        """
        return tuple(self._read(number, draft, path) for path in draft.attachments)

    def _read(self, number: str, draft: ReplyDraft, path: Path) -> ReadFile:
        ours = path.parent == self._packages and is_of(path, number)
        if draft.kind != EXTRACT or not ours:
            return ReadFile(path.name, b"", opens_by_password=False)
        try:
            opens_by_password = self._is_sealed(path)
            return ReadFile(path.name, path.read_bytes(), opens_by_password)
        except (OSError, DeskError):
            if path.exists():
                raise
            # Somebody has decided anew who is taken out, and the package went with that.
            return ReadFile(path.name, None, opens_by_password=False)


def enclosed(uow: UnitOfWork, case: Case, draft: ReplyDraft, file: ReadFile) -> OutgoingAttachment:
    """Return what was read as it goes with the answer, if it is what stands on record.

    Raises:
        OpenAttachment: it is something else than this case's sealed extract.
        PackageNotOnRecord: it is gone, or was sealed of a package that stands no longer.
        SealedAnew: somebody has sealed it again, under another password.
    """
    if file.data is None:
        raise PackageNotOnRecord
    if not file.opens_by_password:
        raise OpenAttachment
    found = sha256(file.data).hexdigest()
    if found != standing_seal(uow, case):
        raise PackageNotOnRecord
    if found != draft.sealed:
        raise SealedAnew
    return OutgoingAttachment(file.name, "application/pdf", file.data)


def enclosing(draft: ReplyDraft, sealed: SealedExtract) -> ReplyDraft:
    """Return a draft with a sealed extract; one that needs a second file goes beside the mail."""
    files = () if sealed.package.rest else sealed.package.files
    told = replace(draft, password=sealed.password, sealed=sealed.sha256)
    return replace(told, attachments=files)


def require_closed(draft: ReplyDraft) -> None:
    """Refuse an extract that would be as good as open.

    Raises:
        OpenAttachment, PasswordInMail: it has no password at hand, or goes with it.
    """
    if draft.attachments and not draft.password:
        # Whoever attaches without it can't be told that the text holds it.
        raise OpenAttachment
    if draft.password and _bare(draft.password) in _bare(f"{draft.subject}\n{draft.body}"):
        raise PasswordInMail


def _bare(text: str) -> str:
    """Return letters and digits alone: a password is one with blanks for hyphens too."""
    return "".join(c for c in text.casefold() if c.isalnum())
