"""A case as the window shows it: its mails opened, its checks, what has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.changing import ToldDay, suggested_day
from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.domain.intake.typed import BY_PHONE
from dsr_desk.domain.people import Channel, Organisation
from dsr_desk.domain.record.retention import MailKeptNoMore
from dsr_desk.domain.requests import (
    AttachmentNote,
    Case,
    MailRole,
    ParsedRequest,
    ReadMessage,
)
from dsr_desk.domain.titles import channels_apart, organisations_apart
from dsr_desk.domain.verifying.authority import RosterChange
from dsr_desk.domain.verifying.checklist import Check, mandate_channels
from dsr_desk.services.cases import fetch, place_of
from dsr_desk.services.intake.attached import legible, listed
from dsr_desk.services.intake.authority import changes_since_filing, to_choose_from
from dsr_desk.services.intake.channels_since import channels_to_check
from dsr_desk.services.intake.mail_parser import MailParser, ParsedMail
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.ports import BoxEntry, CaseMail, Cryptography, DeskStore


@dataclass(frozen=True, slots=True)
class MailHead:
    """The header facts of a mail."""

    sender: EmailAddress | None
    sender_name: str
    recipients: tuple[EmailAddress, ...]
    subject: str
    sent_at: datetime | None
    received_at: datetime | None
    attachments: tuple[AttachmentNote, ...]


@dataclass(frozen=True, slots=True)
class ShownMail:
    """A mail of a case; its head comes from the sealed copy, for somebody signed in."""

    place: int
    role: MailRole
    received_at: datetime
    head: MailHead | None
    parsed: ParsedRequest | None
    new: bool = False
    """It came since anybody did something with the case."""
    namesakes: tuple[str, ...] = ()
    """Numbers of the cases of other mails with the same Message-ID and other content."""
    files: tuple[Attachment, ...] = ()
    """What hangs on it, each by its place; a mail that is passed on is one of them."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as the window shows it."""

    case: Case
    parsed: ParsedRequest | None
    checks: tuple[Check, ...]
    organisation: Organisation | None
    channels: tuple[Channel, ...]
    wished: tuple[Channel, ...]
    mail: MailHead | None
    forgotten: bool
    """True once the persons have been erased; the mail then comes from its sealed copy alone."""
    roster_changes: tuple[RosterChange, ...] = ()
    """What the roster says otherwise of the mail's day than at filing (law.md L17)."""
    candidates: tuple[Organisation, ...] = ()
    """The organisations among which a person must choose."""
    mails: tuple[ShownMail, ...] = ()
    """All mails in order; ``mail`` and ``parsed`` are those of the first."""
    told_day: ToldDay | None = None
    """A day of the person's own request that a mail tells and that nobody has decided on (L2)."""
    added: tuple[Channel, ...] = ()
    """Channels that were added since the checks were made, and that the mails ask for as well."""


class CaseViews:
    """Opens cases with their sealed mails, to be looked at."""

    def __init__(self, store: DeskStore, parser: MailParser, crypto: Cryptography) -> None:
        """Take the desk's store, the parser and the algorithms."""
        self._store = store
        self._parser = parser
        self._crypto = crypto

    def view(self, case_id: str | int, by: SignedIn | None = None) -> CaseView:
        """Return the case with its mail; without somebody signed in the sealed mail stays shut."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            checks = uow.cases.checks(case.id)
            organisations = organisations_apart(uow.people.organisations())
            channels = uow.people.channels(case.organisation) if case.organisation else ()
            channels = channels_apart(channels)
            mails = uow.cases.mails(case.id)
            sealed = [uow.cases.sealed_mail(case.id, m.place) if by else b"" for m in mails]
            namesakes = uow.cases.namesakes(case.id)
            changes, candidates = changes_since_filing(uow, case), to_choose_from(uow, case)
            added = channels_to_check(uow, case)
        own = tuple(domain for o in organisations for domain in o.domains)
        typed = any(check.reason == BY_PHONE for check in checks)
        forgotten = not mails or mails[0].parsed is None or _forgotten(case)
        shown = tuple(
            self._shown(mail, self._bytes(raw, by), own, typed=typed, stored=not forgotten)
            for mail, raw in zip(mails, sealed, strict=True)
        )
        shown = tuple(replace(s, namesakes=namesakes.get(s.place, ())) for s in shown)
        if shown and case.news:
            shown = (*shown[:-1], replace(shown[-1], new=True))
        allowed = mandate_channels(checks, channels)
        organisation = next((o for o in organisations if o.key == case.organisation), None)
        to_choose = {each.key for each in candidates}
        return CaseView(
            case=case,
            parsed=shown[0].parsed if shown else None,
            checks=checks,
            organisation=organisation,
            channels=tuple(c for c in allowed if c.key not in case.away),
            wished=tuple(c for c in channels if c.kind in case.wished_kinds),
            mail=shown[0].head if shown else None,
            forgotten=forgotten,
            roster_changes=changes,
            candidates=tuple(o for o in organisations if o.key in to_choose),
            mails=shown,
            told_day=None if forgotten else _told_day(case, shown, place_of(organisation)[1]),
            added=added,
        )

    def raw_mail(self, case_id: str | int, by: SignedIn, place: int = 0) -> bytes:
        """Return a mail of the case exactly as it came (law.md L3).

        Raises:
            MailKeptNoMore: the case's retention period has passed (law.md L42).
        """
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            sealed = uow.cases.sealed_mail(case.id, place)
        if not sealed:
            raise MailKeptNoMore
        return self._crypto.unseal(by.keys.sealing, sealed)

    def message(self, case_id: str | int, place: int, by: SignedIn) -> ReadMessage | None:
        """Return one mail of a case as it reads today."""
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            typed = any(check.reason == BY_PHONE for check in uow.cases.checks(case.id))
            mail = next((m for m in uow.cases.mails(case.id) if m.place == place), None)
            sealed = uow.cases.sealed_mail(case.id, place) if mail else b""
        raw = self._bytes(sealed, by)
        return self._opened(mail, raw, (), typed=typed).message if mail else None

    def attachment(self, case_id: str | int, by: SignedIn, mail: int, place: int) -> bytes:
        """Return a file of a mail by its place; of a mail that is passed on, what it says.

        Raises:
            MailKeptNoMore: the case's retention period has passed (law.md L42).
        """
        return legible(self._parser, self.raw_mail(case_id, by, mail), place)

    def _bytes(self, sealed: bytes, by: SignedIn | None) -> bytes:
        """Return what was sealed; nothing for nobody."""
        return self._crypto.unseal(by.keys.sealing, sealed) if sealed and by else b""

    def _opened(
        self,
        mail: CaseMail,
        raw: bytes,
        own_domains: tuple[str, ...],
        *,
        typed: bool,
    ) -> ParsedMail:
        """Read a mail again; only the first one of a case can have been typed in."""
        if not raw:
            return ParsedMail("", None, None)
        entry = BoxEntry("", raw, mail.received_at, typed=typed and mail.place == 0)
        return self._parser.understand(entry, own_domains)

    def _shown(
        self,
        mail: CaseMail,
        raw: bytes,
        own_domains: tuple[str, ...],
        *,
        typed: bool,
        stored: bool,
    ) -> ShownMail:
        """Return a mail as it was understood when it came; once forgotten, as it reads today."""
        read = self._opened(mail, raw, own_domains, typed=typed)
        parsed = mail.parsed if stored and mail.parsed is not None else read.parsed
        head = _head(read.message) if read.message else None
        files = listed(self._parser, raw, read.message)
        return ShownMail(mail.place, mail.role, mail.received_at, head, parsed, files=files)


def _forgotten(case: Case) -> bool:
    return bool(case.subjects) and all(subject.address is None for subject in case.subjects)


def _told_day(case: Case, mails: Iterable[ShownMail], time_zone: str) -> ToldDay | None:
    """Return the day that a mail tells and that is still to be decided on, while the case runs."""
    told = [
        ToldDay(mail.parsed.requested_on, mail.place, mail.received_at)
        for mail in mails
        if mail.role.counts and mail.parsed is not None and mail.parsed.requested_on is not None
    ]
    return suggested_day(case, told, time_zone) if case.state.open else None


def _head(message: ReadMessage) -> MailHead:
    return MailHead(
        message.senders[0] if len(message.senders) == 1 else None,
        message.sender_name,
        message.recipients,
        message.subject,
        message.sent_at,
        message.received_at,
        message.attachments,
    )
