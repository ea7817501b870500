"""What the use cases need from the world, as small Protocols; adapters fit them by shape alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from dsr_desk.services.ports.cases import (
    Bounds,
    CaseMail,
    Cases,
    Chosen,
    Matches,
    MatchFilter,
    MatchKey,
    NewCase,
    NewMail,
)
from dsr_desk.services.ports.content import (
    ArchiveWriter,
    ContentSource,
    ContentStores,
    ContentTables,
    Readiness,
    Sources,
    Taken,
    Tried,
)
from dsr_desk.services.ports.outside import (
    BoxEntry,
    CertificateWriter,
    Cryptography,
    Documents,
    MailComposer,
    MailFiles,
    MailReading,
    NotesFiles,
    OpenedKeys,
    PackageReader,
    PackageSealer,
    PackageWriter,
    Pins,
    SealedFiles,
    SenderProver,
    SenderSettingsFile,
    TextAnswer,
    TextRecords,
    WorkspaceLock,
)
from dsr_desk.services.ports.people import Account, AuditLog, Ledger, People, SourceEntry
from dsr_desk.services.ports.plans import Plans, Runs
from dsr_desk.services.ports.queue import QueueFilter, QueuePage, QueueRow
from dsr_desk.services.ports.roster import RosterDatabases, RosterFiles
from dsr_desk.services.ports.store import DeskStore, UnitOfWork

Clock = Callable[[], datetime]
"""Returns the moment, aware and in UTC."""
Uptime = Callable[[], tuple[str, int]]
"""Returns what names this start of the machine, and the seconds since: a clock nobody can set."""

__all__ = [
    "Account",
    "ArchiveWriter",
    "AuditLog",
    "Bounds",
    "BoxEntry",
    "CaseMail",
    "Cases",
    "CertificateWriter",
    "Chosen",
    "Clock",
    "ContentSource",
    "ContentStores",
    "ContentTables",
    "Cryptography",
    "DeskStore",
    "Documents",
    "Ledger",
    "MailComposer",
    "MailFiles",
    "MailReading",
    "MatchFilter",
    "MatchKey",
    "Matches",
    "NewCase",
    "NewMail",
    "NotesFiles",
    "OpenedKeys",
    "PackageReader",
    "PackageSealer",
    "PackageWriter",
    "People",
    "Pins",
    "Plans",
    "QueueFilter",
    "QueuePage",
    "QueueRow",
    "Readiness",
    "RosterDatabases",
    "RosterFiles",
    "Runs",
    "SealedFiles",
    "SenderProver",
    "SenderSettingsFile",
    "SourceEntry",
    "Sources",
    "Taken",
    "TextAnswer",
    "TextRecords",
    "Tried",
    "UnitOfWork",
    "Uptime",
    "WorkspaceLock",
]
