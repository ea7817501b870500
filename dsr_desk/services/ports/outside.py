"""Ports to keys, documents, mail files and the workspace's lock."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dsr_desk.domain.answers.replies import OutgoingMail
from dsr_desk.services.progress import CancelToken, Progress, unheard

if TYPE_CHECKING:
    from dsr_desk.config import SenderSettings
    from dsr_desk.domain.content import ImportedAttachment
    from dsr_desk.domain.erasing.receipts import Certificate
    from dsr_desk.domain.extracts.packages import (
        OpenedPackage,
        PackageHead,
        PackageItem,
        PackageReceipt,
    )
    from dsr_desk.domain.extracts.review_notes import ReviewNotes
    from dsr_desk.domain.extracts.sealed import SealedPackage
    from dsr_desk.domain.record.approvals import Pin
    from dsr_desk.domain.record.registry import Registry
    from dsr_desk.domain.requests import ParsedRequest, ReadMessage
    from dsr_desk.domain.sender import KeyOf, SenderFinding
    from dsr_desk.services.ports.redactions import ForeignFiles


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What a password opens: the user's signing key and the workspace's keys, all 32 bytes."""

    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    hashing: bytes = field(repr=False)


class SenderSettingsFile(Protocol):
    """The workspace's file that says how senders are proved."""

    def sender_settings(self) -> SenderSettings:
        """Return what the file says by now."""
        ...

    def save_sender_settings(self, settings: SenderSettings) -> None:
        """Write it; whole, or as it was."""
        ...


class Cryptography(Protocol):
    """Keys, signatures and sealed boxes; the only place that knows the algorithms."""

    def new_signing_key(self) -> tuple[bytes, str]:
        """Return a new private key and its public key (hexadecimal)."""
        ...

    def public_of(self, private: bytes) -> str:
        """Return the public key of a private signing key."""
        ...

    def new_sealing_key(self) -> tuple[bytes, bytes]:
        """Return a new private and public key for sealed boxes."""
        ...

    def random(self, size: int) -> bytes:
        """Return random bytes."""
        ...

    def sign(self, private: bytes, payload: bytes) -> str:
        """Return the signature as hexadecimal."""
        ...

    def verify(self, public: str, payload: bytes, signature: str) -> bool:
        """Tell whether the signature holds; never raises on malformed input."""
        ...

    def lock(self, secret: bytes, password: str) -> bytes:
        """Seal a secret under a password."""
        ...

    def unlock(self, sealed: bytes, password: str) -> bytes:
        """Open it again.

        Raises:
            WrongPassword: the password does not fit.
        """
        ...

    def seal(self, public: bytes, content: bytes) -> bytes:
        """Seal content so that only the private key opens it; needs no secret."""
        ...

    def unseal(self, private: bytes, sealed: bytes) -> bytes:
        """Open a sealed box."""
        ...

    def keyed_hash(self, key: bytes, text: str) -> str:
        """Return HMAC-SHA256 as hexadecimal."""
        ...


class Pins(Protocol):
    """What this machine remembers outside the workspace."""

    def read(self, workspace: str) -> Pin | None:
        """Return the pin of a workspace."""
        ...

    def write(self, pin: Pin) -> None:
        """Store a pin."""
        ...

    def advance(self, workspace: str, sequence: int, head: str) -> None:
        """Move the remembered end of the audit on, never back; without a pin nothing is kept."""
        ...

    def learn(self, workspace: str, sealing: str, version: int) -> None:
        """Remember the key that new mails are sealed for, and how far the list of users has come.

        Without a pin nothing is kept.
        """
        ...

    def where(self) -> str:
        """Return ``key store`` or ``file``: said on the certificate."""
        ...


class PackageSealer(Protocol):
    """Puts a finished package under a password."""

    def seal(
        self,
        package: Path,
        password: str,
        folder: Path,
        progress: Progress,
        cancel: CancelToken | None,
    ) -> SealedPackage:
        """Write the sealed files into a folder, whole or not at all.

        Raises:
            Cancelled: it was asked to stop.
        """
        ...

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file opens with a password alone.

        Raises:
            FileUnreadable: it can't be read.
        """
        ...


class PackageWriter(Protocol):
    """Writes a package and reopens it to check it."""

    files: ForeignFiles
    """What reads attachments, before the package is written and when it has been opened again."""

    def write(
        self,
        target: Path,
        head: PackageHead,
        items: Iterable[PackageItem],
        attachment: Callable[[PackageItem, str], Iterable[bytes]],
        sign: Callable[[bytes], tuple[str, str, str]],
        progress: Progress,
        cancel: CancelToken,
    ) -> PackageReceipt:
        """Write to ``target`` (nothing is left there on failure or cancel), then reopen and check.

        ``attachment(item, attachment_id)`` gives bytes in pieces; ``sign(payload)`` gives the
        signature, the public key and the signer's title.
        """
        ...


class PackageReader(Protocol):
    """Opens a package with no workspace."""

    def hold(self, path: Path) -> None:
        """From now on hold a package open between questions, until :meth:`let_go`."""
        ...

    def let_go(self, path: Path) -> None:
        """Keep a package open no longer; who is being answered about it is refused at once."""
        ...

    def open(
        self,
        path: Path,
        *,
        in_spite: bool = False,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> OpenedPackage:
        """Read and check a package; ``in_spite`` of what does not hold, which it then names.

        ``check`` is called between pieces of the work, and may stop it by raising.  ``progress`` is
        told how much has been compared with the manifest; unless in spite of it, all of that holds.

        Raises:
            PackageInvalid: a member is missing, changed or extra, or the signature does not hold.
            FileUnreadable: it is no package.
        """
        ...

    def item_on(self, path: Path, page: int, items: int) -> int:
        """Return the item that is to be seen on a page (from 0), or 0 before the first."""
        ...

    def record(self, path: Path, number: int) -> str:
        """Return an item's record as it stands in the JSON, indented for people."""
        ...

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of the PDF as PNG, ``width`` pixels wide."""
        ...

    def page_of(self, path: Path, number: int) -> int:
        """Return the page (from 0) on which an item begins."""
        ...

    def attachment(self, path: Path, member: str) -> Iterator[bytes]:
        """Yield an attachment's bytes, checked before the first is given."""
        ...


class NotesFiles(Protocol):
    """Keeps a reviewer's notes beside the package."""

    def beside(self, package: Path) -> Path:
        """Return where the notes on a package lie."""
        ...

    def load(self, path: Path) -> ReviewNotes | None:
        """Return the notes in a file, or None when there is no such file.

        Raises:
            FileUnreadable: it holds no notes.
        """
        ...

    def save(self, path: Path, notes: ReviewNotes) -> None:
        """Write the notes in one step."""
        ...


class SealedFiles(Protocol):
    """Opens sealed packages for as long as somebody reads them."""

    def is_sealed(self, path: Path) -> bool:
        """Tell whether a file can only be opened with a password."""
        ...

    def unseal(
        self,
        path: Path,
        password: str,
        check: Callable[[], None] = lambda: None,
        progress: Progress = unheard,
    ) -> Path:
        """Return the package that lies in a sealed file.

        ``check`` is called between pieces of the work, and may stop it by raising.  ``progress``
        is told how far it is, where it is large.

        Raises:
            SealPasswordWrong: it does not open with this password.
        """
        ...

    def forget(self, opened: Path) -> None:
        """Remove an opened package."""
        ...


class CertificateWriter(Protocol):
    """Writes a certificate as JSON and PDF and checks one offline."""

    def write(
        self,
        folder: Path,
        certificate: Certificate,
        sign: Callable[[bytes], str],
        signer: str,
        registry: Registry,
        admin_key: str,
    ) -> tuple[Path, Path]:
        """Write ``CASE.json`` and ``CASE.pdf``, each signed by ``sign``; return both paths."""
        ...


MailComposer = Callable[[OutgoingMail], bytes]
"""Turns an answer into the RFC 5322 bytes of an .eml file, for exactly one recipient."""


@dataclass(frozen=True, slots=True)
class BoxEntry:
    """One mail found on disk, or why it could not be read."""

    origin: str
    data: bytes = b""
    received_at: datetime | None = None
    problem: str = ""
    typed: bool = False
    """Composed by the desk itself after a phone call; never true of what came from outside."""
    behind: bool = False
    """Cut out of a file behind another mail: it may be no mail, but a part of that one's text."""


class MailFiles(Protocol):
    """Reads mails from files, folders, mbox and Maildir."""

    def entries(self, paths: Iterable[Path]) -> Iterator[BoxEntry]:
        """Yield every mail; an unreadable file is an entry with a problem."""
        ...

    def read(self, entry: BoxEntry) -> ReadMessage:
        """Understand one mail's structure; never raises on its content."""
        ...

    def attachments(self, data: bytes) -> tuple[ImportedAttachment, ...]:
        """Return the files that hang on a mail, mails that are passed on too, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """A name's TXT records, or why there are none: ``missing``, ``no-answer``, ``too-long``."""

    texts: tuple[str, ...]
    problem: str = ""


class TextRecords(Protocol):
    """The name service, for keys of signatures."""

    def texts(self, name: str) -> TextAnswer:
        """Return the TXT records of exactly this name; never raises, never waits long."""
        ...


class SenderProver(Protocol):
    """Judges the signatures of a mail on its raw bytes."""

    def prove(
        self, data: bytes, message: ReadMessage, key_of: KeyOf, own_domains: tuple[str, ...] = ()
    ) -> ReadMessage:
        """Return the mail with what its signatures prove; never raises on its content."""
        ...

    def findings(
        self, data: bytes, message: ReadMessage, key_of: KeyOf, own_domains: tuple[str, ...] = ()
    ) -> tuple[SenderFinding, ...]:
        """Return what a mail holds about its sender, from the top down, for a person to read."""
        ...


class MailReading(Protocol):
    """Reads and understands mails within time and memory."""

    def understand(
        self, entry: BoxEntry, own_domains: tuple[str, ...]
    ) -> tuple[ReadMessage, ParsedRequest]:
        """Never raises on a mail's content; what takes too long comes back to be read by hand."""
        ...


class WorkspaceLock(Protocol):
    """Lets only one desk at a time carry out what can't be shared."""

    def hold(self) -> AbstractContextManager[None]:
        """Hold the lock for a block.

        Raises:
            WorkspaceBusy: another process holds it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Documents:
    """What writes and seals packages, and what writes certificates."""

    writer: PackageWriter
    sealer: PackageSealer
    certificates: CertificateWriter
