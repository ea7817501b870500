"""What the use cases need from the world, as small Protocols; adapters fit them by shape alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from dsr_desk.domain.approvals import Approval, Pin, Registry
from dsr_desk.domain.audit import AuditEntry, AuditEvent
from dsr_desk.domain.checklist import Check
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.matches import (
    Decision,
    Found,
    Item,
    ItemRef,
    Mandate,
    Match,
    MatchCounts,
)
from dsr_desk.domain.packages import OpenedPackage, PackageHead, PackageItem, PackageReceipt
from dsr_desk.domain.people import Channel, ChannelKind, Organisation, Roster, RosterEntry, User
from dsr_desk.domain.plans import Plan, PlanException, PlanItem
from dsr_desk.domain.receipts import (
    Certificate,
    ItemOutcome,
    Outcome,
    RunItem,
    RunRecord,
    RunState,
    Stage,
    Standing,
    Trace,
)
from dsr_desk.domain.replies import OutgoingMail
from dsr_desk.domain.requests import Case, CaseState, ParsedRequest, ReadMessage
from dsr_desk.services.progress import CancelToken, Progress

Clock = Callable[[], datetime]
"""Returns the moment, aware and in UTC."""


# --- content ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Readiness:
    """What a source can do now; ``reason`` says why it can't, without content."""

    can_search: bool
    can_erase: bool
    reason: str = ""


class ContentSource(Protocol):
    """A store of content behind a mapping.

    Every method that takes a mandate stays inside it: an item of another organisation or channel is
    neither returned, counted nor touched (design.md §4.0).  Foreign failures arrive as
    ``SourceUnavailable``, a full disk as ``DiskFull``.
    """

    key: str

    def readiness(self) -> Readiness:
        """Tell whether the source fits its mapping."""
        ...

    def find(self, mandate: Mandate) -> Iterator[Found]:
        """Yield every item the persons wrote, and staff replies where the mandate takes them in.

        One Found per item (first rule, then strongest reason, wins), ordered by channel and time.
        """
        ...

    def items(self, refs: Sequence[ItemRef], mandate: Mandate) -> tuple[Item, ...]:
        """Return the items as they are now, in the order asked; one that is gone is left out."""
        ...

    def conversation(self, ref: ItemRef, mandate: Mandate, limit: int = 50) -> tuple[Item, ...]:
        """Return the items around one item, oldest first, at most ``limit``."""
        ...

    def attachment(self, ref: ItemRef, attachment: str, mandate: Mandate) -> bytes:
        """Return an attachment's bytes."""
        ...

    def standing(self, items: Sequence[PlanItem], mandate: Mandate) -> tuple[Standing, ...]:
        """Tell, for each plan item in order, how it stands compared with its fingerprint."""
        ...

    def erase(self, items: Sequence[PlanItem], mandate: Mandate) -> tuple[ItemOutcome, ...]:
        """Delete or anonymise a batch in one transaction; give each item exactly one outcome.

        An item whose content has changed since it was approved is left alone (``CHANGED``).
        """
        ...

    def erase_leftovers(self, mandate: Mandate, kept: Sequence[ItemRef]) -> int:
        """Erase the mapped copies without a preview (recipient lines, account rows); count them.

        Copies that belong to a kept item stay.
        """
        ...

    def residue(self, mandate: Mandate, kept: Sequence[ItemRef]) -> tuple[Trace, ...]:
        """Look for the persons again, by a way of its own: rules, leftovers, every text column.

        Blocking: an item the rules still find that is not kept; a leftover; an orphaned index entry.
        Not blocking, counted: mentions in other people's texts inside the mandate's channels.
        """
        ...

    def holds(self, strings: Sequence[str]) -> frozenset[str]:
        """Return those of the strings that some live row of the store still holds, in any channel."""
        ...

    def scrub(self) -> tuple[tuple[str, int], ...]:
        """Remove deleted content from the store's files; return figures (pages, bytes, steps).

        For SQLite: full-text optimize, stat4 samples dropped, VACUUM (free space checked first),
        checkpoint with its result checked.  Idempotent.
        """
        ...

    def files(self) -> tuple[Path, ...]:
        """Return the store's files on this machine, for the byte probe; empty for a server."""
        ...


class ArchiveWriter(Protocol):
    """Takes content into the archive."""

    def add(self, items: Iterable[ImportedItem], progress: Progress) -> tuple[int, int]:
        """Store items that are not there yet (by channel and external id); return added, skipped."""
        ...


# --- the desk's own database ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewCase:
    """A request about to be filed; ``sealed_mail`` is the raw mail, sealed (law.md L3)."""

    case: Case
    """With id 0 and an empty number: both are given when it is stored."""
    parsed: ParsedRequest
    checks: tuple[Check, ...]
    sealed_mail: bytes


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What the queue shows; empty means everything open."""

    states: tuple[CaseState, ...] = ()
    holder: str = ""
    overdue_at: datetime | None = None
    text: str = ""
    """Sought in case number, person's address, organisation and sender, ignoring case."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One row of the queue."""

    id: int
    number: str
    kind: str
    nature: str
    state: CaseState
    organisation: str
    organisation_title: str
    kinds: tuple[ChannelKind, ...]
    subjects: tuple[str, ...]
    """Addresses; empty once they have been erased."""
    subject_count: int
    sender_name: str
    holder: str
    received_at: datetime
    service_due: datetime
    statutory_due: str
    """ISO date."""
    open_checks: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A page of rows sorted by service target, then number; ``next_key`` continues, None ends."""

    rows: tuple[QueueRow, ...]
    next_key: tuple[str, int] | None
    total: int


class Cases(Protocol):
    """Cases and the mails they grew from."""

    def add(self, new: NewCase) -> Case:
        """Store a case under the next number (DSR-0001, …)."""
        ...

    def get(self, number_or_id: str | int) -> Case | None:
        """Return a case by its number or id."""
        ...

    def by_mail(self, message_id: str, sha256: str) -> Case | None:
        """Return the case that this mail (same Message-ID, or same bytes) has made already."""
        ...

    def same_text(self, text_sha256: str, sender_key: str) -> Case | None:
        """Return an open case of the same sender with the same new text, if any."""
        ...

    def page(
        self, where: QueueFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> QueuePage:
        """Return a page of the queue, filled by key and sorted in SQL."""
        ...

    def save(self, case: Case) -> Case:
        """Store a changed case and count its version up.

        Raises:
            PlanChanged: somebody else has changed the case since it was read.
        """
        ...

    def parsed(self, case: int) -> ParsedRequest | None:
        """Return what was understood of the mail; None once it has been forgotten."""
        ...

    def sealed_mail(self, case: int) -> bytes:
        """Return the sealed raw mail."""
        ...

    def set_text_hash(self, case: int, text_sha256: str) -> None:
        """Remember the hash of the mail's new text."""
        ...

    def checks(self, case: int) -> tuple[Check, ...]:
        """Return the checklist in order."""
        ...

    def save_checks(self, case: int, checks: Sequence[Check]) -> None:
        """Replace the checklist."""
        ...

    def forget_persons(self, case: int, hashes: Sequence[tuple[int, str]]) -> None:
        """Put keyed hashes in the place of addresses; drop parsed text, evidence and match details."""
        ...


@dataclass(frozen=True, slots=True)
class MatchFilter:
    """Which matches of a case to show."""

    kinds: tuple[ChannelKind, ...] = ()
    included: bool | None = None
    weak: bool | None = None


class Matches(Protocol):
    """The match set of a case: references, reasons and decisions, never bodies."""

    def refresh(self, case: int, found: Iterable[Found]) -> tuple[int, int, int]:
        """Bring the set up to date in one pass; decisions on items that stay are kept.

        A changed fingerprint takes the seen mark away.  Returns added, changed, removed.
        """
        ...

    def page(
        self, case: int, where: MatchFilter, after: tuple[str, int] | None = None, limit: int = 50
    ) -> tuple[tuple[Match, ...], tuple[str, int] | None]:
        """Return a page, newest first; the key continues it."""
        ...

    def every(self, case: int) -> Iterator[Match]:
        """Yield all matches ordered by channel, conversation, time and id."""
        ...

    def get(self, case: int, match: int) -> Match | None:
        """Return one match of the case."""
        ...

    def counts(self, case: int) -> MatchCounts:
        """Count the set."""
        ...

    def decide(self, case: int, matches: Sequence[int], decision: Decision, by: str) -> int:
        """Record a decision on some matches; return how many there were."""
        ...

    def mark_seen(self, case: int, match: int) -> None:
        """Record that the item was opened."""
        ...


class Plans(Protocol):
    """Frozen plans, their items, seen marks and approvals."""

    def add(
        self, case: int, plan: Plan, items: Sequence[PlanItem], kept: Sequence[PlanException]
    ) -> Plan:
        """Store a plan with everything it covers; return it with its id."""
        ...

    def latest(self, case: int) -> Plan | None:
        """Return the case's newest plan that has not been withdrawn."""
        ...

    def versions(self, case: int) -> int:
        """Return how many plans the case has had."""
        ...

    def withdraw(self, plan: int) -> None:
        """Mark a plan as no longer valid; it stays readable."""
        ...

    def items(self, plan: int, numbers: Sequence[int] | None = None) -> tuple[PlanItem, ...]:
        """Return plan items by number, or all, in order."""
        ...

    def exceptions(self, plan: int) -> tuple[PlanException, ...]:
        """Return what is kept, in order."""
        ...

    def mark_seen(self, plan: int, user: str, mark: str, at: datetime) -> None:
        """Record that a user has opened ``item:N`` or ``exception:N``."""
        ...

    def seen(self, plan: int, user: str) -> frozenset[str]:
        """Return the marks of one user."""
        ...

    def approve(self, plan: int, approval: Approval) -> None:
        """Store an approval."""
        ...

    def approvals(self, plan: int) -> tuple[Approval, ...]:
        """Return the approvals of a plan."""
        ...

    def next_counter(self, user: str) -> int:
        """Return the next number for a user's approvals."""
        ...


class Runs(Protocol):
    """Runs and what happened to each item."""

    def of_plan(self, plan: int) -> RunRecord | None:
        """Return the run over a plan, if it has begun."""
        ...

    def begin(self, plan: Plan, executor: str, at: datetime) -> RunRecord:
        """Begin the only run over a plan, with an open row for each plan item."""
        ...

    def unfinished(self, run: int, limit: int) -> tuple[RunItem, ...]:
        """Return items without an outcome, those with an intent first, then by number."""
        ...

    def intend(self, run: int, seen: Sequence[tuple[int, bool]]) -> None:
        """Record the intent for items (number, whether they stood in the source)."""
        ...

    def conclude(self, run: int, outcomes: Sequence[ItemOutcome]) -> None:
        """Record the one outcome of each item; a second outcome for an item is a Defect."""
        ...

    def outcomes(self, run: int) -> tuple[RunItem, ...]:
        """Return every item of the run in order."""
        ...

    def reopen(self, run: int, outcomes: Sequence[Outcome]) -> int:
        """Give failed items back to the run; return how many."""
        ...

    def save(
        self, run: int, state: RunState, at: datetime | None, traces: Sequence[Trace]
    ) -> RunRecord:
        """Store the state, the end and the traces."""
        ...

    def save_stage(self, run: int, stage: Stage) -> None:
        """Store a stage; the same name again replaces it."""
        ...

    def keep_probes(self, run: int, sealed: bytes) -> None:
        """Keep the sealed probe strings until the probe has passed; empty destroys them."""
        ...

    def probes(self, run: int) -> bytes:
        """Return the sealed probe strings, or nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Account:
    """A user with the sealed secret that only their password opens."""

    user: User
    sealed: bytes


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A content source as configured; the address of a server's password is in the key store."""

    key: str
    title: str
    mapping: str
    """Name of a shipped mapping (``archive``) or a file in the workspace."""
    location: str
    """``archive`` for the workspace's own archive, else a database address without a password."""


class People(Protocol):
    """Organisations, channels, rosters, sources and the accounts of the desk."""

    def organisations(self) -> tuple[Organisation, ...]: ...  # noqa: D102
    def channels(self, organisation: str = "") -> tuple[Channel, ...]: ...  # noqa: D102
    def roster(self) -> Roster: ...  # noqa: D102
    def sources(self) -> tuple[SourceEntry, ...]: ...  # noqa: D102
    def accounts(self) -> tuple[Account, ...]: ...  # noqa: D102
    def registry(self) -> Registry | None: ...  # noqa: D102

    def save_organisation(self, organisation: Organisation) -> None: ...  # noqa: D102
    def save_channel(self, channel: Channel) -> None: ...  # noqa: D102
    def save_roster(self, entries: Sequence[RosterEntry]) -> None: ...  # noqa: D102
    def save_source(self, source: SourceEntry) -> None: ...  # noqa: D102
    def save_account(self, account: Account) -> None: ...  # noqa: D102
    def save_registry(self, registry: Registry) -> None: ...  # noqa: D102

    def workspace(self) -> tuple[str, str, bytes]:
        """Return the workspace's id, the administrator's public key and the sealing public key."""
        ...

    def found_workspace(self, workspace: str, admin_key: str, sealing_key: bytes) -> None:
        """Store the identity of a new workspace."""
        ...


class AuditLog(Protocol):
    """The chain of events, written in the transaction of the change itself."""

    def append(self, event: AuditEvent) -> AuditEntry:
        """Add an event at the end of the chain."""
        ...

    def head(self) -> tuple[int, str]:
        """Return the last sequence number and hash; (0, GENESIS) when empty."""
        ...

    def entries(self, case: str = "") -> Iterator[AuditEntry]:
        """Yield entries in order, of one case or all."""
        ...


class Ledger(Protocol):
    """Keyed hashes of what was erased."""

    def record(self, hashes: Sequence[str], case: str, at: datetime) -> None:
        """Remember erased addresses by their keyed hashes."""
        ...

    def known(self, keyed_hash: str) -> tuple[str, ...]:
        """Return the cases that have erased this address."""
        ...


class UnitOfWork(Protocol):
    """One transaction; leaving the block without ``commit`` undoes everything."""

    cases: Cases
    matches: Matches
    plans: Plans
    runs: Runs
    people: People
    audit: AuditLog
    ledger: Ledger

    def __enter__(self) -> Self: ...  # noqa: D105
    def __exit__(  # noqa: D105
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Make everything since the block began permanent."""
        ...


class DeskStore(Protocol):
    """The desk's database: transactions, and what erasing needs of its files."""

    def unit_of_work(self) -> UnitOfWork:
        """Return a new transaction that may write."""
        ...

    def reading(self) -> UnitOfWork:
        """Return a transaction that only reads: several may run at once."""
        ...

    def scrub(self) -> tuple[tuple[str, int], ...]:
        """Remove deleted content from the database's files, as ``ContentSource.scrub`` does."""
        ...

    def files(self) -> tuple[Path, ...]:
        """Return the database's files on this machine."""
        ...


# --- keys, documents, mail --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OpenedKeys:
    """What a password opens: the user's signing key and the workspace's keys, all 32 bytes."""

    signing: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    hashing: bytes = field(repr=False)


class Cryptography(Protocol):
    """Keys, signatures and sealed boxes; the only place that knows the algorithms."""

    def new_signing_key(self) -> tuple[bytes, str]:
        """Return a new private key and its public key (hexadecimal)."""
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

    def where(self) -> str:
        """Return ``key store`` or ``file``: said on the certificate."""
        ...


class PackageWriter(Protocol):
    """Writes a package and reopens it to check it."""

    def write(
        self,
        target: Path,
        head: PackageHead,
        items: Iterable[PackageItem],
        attachment: Callable[[PackageItem, str], bytes],
        sign: Callable[[bytes], tuple[str, str, str]],
        progress: Progress,
        cancel: CancelToken,
    ) -> PackageReceipt:
        """Write to ``target`` (nothing is left there on failure or cancel), then reopen and check.

        ``attachment(item, attachment_id)`` gives bytes; ``sign(payload)`` gives the signature, the
        public key and the signer's title.
        """
        ...


class PackageReader(Protocol):
    """Opens a package with no workspace."""

    def open(self, path: Path) -> OpenedPackage:
        """Read and check a package.

        Raises:
            PackageInvalid: a member is missing, changed or extra, or the signature does not hold.
            FileUnreadable: it is no package.
        """
        ...

    def page_image(self, path: Path, page: int, width: int) -> bytes:
        """Return page ``page`` (from 0) of the PDF as PNG, ``width`` pixels wide."""
        ...

    def page_of(self, path: Path, number: int) -> int:
        """Return the page (from 0) on which an item begins."""
        ...

    def attachment(self, path: Path, member: str) -> bytes:
        """Return an attachment's bytes."""
        ...


class CertificateWriter(Protocol):
    """Writes a certificate as JSON and PDF and checks one offline."""

    def write(
        self,
        folder: Path,
        certificate: Certificate,
        signature: str,
        signer: str,
        registry: Registry,
        admin_key: str,
    ) -> tuple[Path, Path]:
        """Write ``CASE.json`` and ``CASE.pdf``; return both paths."""
        ...


class MailComposer(Protocol):
    """Turns an answer into the bytes of an .eml file."""

    def compose(self, mail: OutgoingMail) -> bytes:
        """Return RFC 5322 bytes for exactly one recipient."""
        ...


@dataclass(frozen=True, slots=True)
class BoxEntry:
    """One mail found on disk, or why it could not be read."""

    origin: str
    data: bytes = b""
    received_at: datetime | None = None
    problem: str = ""


class MailFiles(Protocol):
    """Reads mails from files, folders, mbox and Maildir."""

    def entries(self, paths: Iterable[Path]) -> Iterator[BoxEntry]:
        """Yield every mail; an unreadable file is an entry with a problem."""
        ...

    def read(self, entry: BoxEntry) -> ReadMessage:
        """Understand one mail's structure; never raises on its content."""
        ...


class WorkspaceLock(Protocol):
    """Lets only one desk at a time carry out what can't be shared."""

    def hold(self) -> AbstractContextManager[None]:
        """Hold the lock for a block.

        Raises:
            WorkspaceBusy: another process holds it.
        """
        ...
