"""Asking once more for the key that a mail was signed with, where the name service was silent.

What it answers is put on record as at a filing: the mail is judged by it whenever it is judged
again, and by no other (law.md L18).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import UNPLANNED, Case, CaseState, ParsedRequest
from dsr_desk.domain.sender import NO_ANSWER, KeyOf, KeyRecord, NameServiceSilent, NothingToAskAgain
from dsr_desk.domain.verifying.checklist import SENDER
from dsr_desk.services.cases import Recorder, at_step, fetch, with_preparer
from dsr_desk.services.intake.calling import mail_place
from dsr_desk.services.intake.joining import PLANNED, UNDER_WAY, taken_up
from dsr_desk.services.intake.mail_parser import MailParser
from dsr_desk.services.intake.sender_keys import LiveKeys, key_facts, no_keys
from dsr_desk.services.intake.understanding import check_again
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import BoxEntry, CaseMail, Cryptography, DeskStore, UnitOfWork

ASKED_AGAIN = "sender.key_asked_again"


class AskingAgain:
    """Asks for the keys of mails that were filed while nobody answered."""

    def __init__(
        self,
        store: DeskStore,
        parser: MailParser,
        crypto: Cryptography,
        record: Recorder,
        key_of: KeyOf,
    ) -> None:
        """Take the store, the parser, the algorithms, the recorder, and what gives keys."""
        self._store, self._parser, self._crypto = store, parser, crypto
        self._record, self._key_of = record, key_of

    def ask(self, case_id: int, by: SignedIn, check_name: str = SENDER) -> Changes:
        """Ask for the key of a mail's sender now, whatever was answered a moment ago.

        Raises:
            NothingToAskAgain: its sender does not wait for an answer, or nobody is asked for keys.
            NameServiceSilent: there is no answer now either; nothing is changed.
        """
        if self._key_of is no_keys:
            raise NothingToAskAgain
        with self._store.reading() as uow:
            acting(uow, by, Right.PREPARE)
            case = fetch(uow, case_id)
            at_step(case, "ask for the signing key", UNPLANNED)
            mail, _ = _waiting(uow, case, check_name)
            sealed = uow.cases.sealed_mail(case.id, mail.place)
            own = tuple(d for o in uow.people.organisations() for d in o.domains)
        entry = BoxEntry("", self._crypto.unseal(by.keys.sealing, sealed), mail.received_at)
        asking = self._key_of.anew if isinstance(self._key_of, LiveKeys) else self._key_of
        read = self._parser.understand(entry, own, asking)
        if read.message is None or read.parsed is None or read.parsed.sender.reason == NO_ANSWER:
            raise NameServiceSilent
        with self._store.unit_of_work() as uow:
            acting(uow, by, Right.PREPARE)
            case = fetch(uow, case_id)
            at_step(case, "ask for the signing key", UNPLANNED)
            mail, parsed = _waiting(uow, case, check_name)
            proved = replace(parsed, sender=read.parsed.sender)
            return self._keep(uow, case, mail, proved, read.message.keys, by)

    def _keep(
        self,
        uow: UnitOfWork,
        case: Case,
        mail: CaseMail,
        proved: ParsedRequest,
        keys: Iterable[KeyRecord],
        by: SignedIn,
    ) -> Changes:
        """Store what the mail is now, and check anew what nobody carries out yet.

        Its own record must have the key: each case is judged by what stands there.  A plan that
        rests on the mail is void; what is being carried out goes on as it was approved.
        """
        every = uow.cases.understand_anew(mail.id, proved)
        facts = {"sha256": mail.sha256, **key_facts(keys)}
        done = (*UNDER_WAY, CaseState.CLOSED)
        others = [each for each in every if each.id != case.id and each.state not in done]
        for other in others:
            self._record.note(uow, by.user.id, ASKED_AGAIN, other, **facts)
            if other.state in PLANNED and _counts(uow, other, mail):
                check_again(uow, taken_up(uow, self._record, other, by.user.id))
            elif other.state in UNPLANNED:
                check_again(uow, other)
        checked = check_again(uow, with_preparer(case, by.user))
        changes = self._record.save(uow, checked, by.user.id, ASKED_AGAIN, **facts)
        return replace(changes, cases=changes.cases | {other.id for other in others})


def _counts(uow: UnitOfWork, case: Case, mail: CaseMail) -> bool:
    return any(one.id == mail.id and one.role.counts for one in uow.cases.mails(case.id))


def _waiting(uow: UnitOfWork, case: Case, check_name: str) -> tuple[CaseMail, ParsedRequest]:
    """Return a mail whose sender waits for an answer of the name service, and what it says.

    Raises:
        NothingToAskAgain: it does not.
    """
    is_open = any(c.name == check_name and not c.settled for c in uow.cases.checks(case.id))
    place = mail_place(check_name)
    mail = next((m for m in uow.cases.mails(case.id) if m.place == place), None)
    parsed = mail.parsed if mail is not None else None
    if mail is None or parsed is None or not is_open or parsed.sender.reason != NO_ANSWER:
        raise NothingToAskAgain
    return mail, parsed
