"""Replies: the prepared mail back to the editor, in the language of the editor's own mail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count, takewhile
from pathlib import Path

from dsr_desk.config import WorkspacePaths
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.answers.errors import AnswerUnfounded
from dsr_desk.domain.answers.replies import (
    ASK_BACK,
    BESIDE,
    CONFIRMATION,
    EXTRACT,
    NOTHING_FOUND,
    NOTICE,
    REFUSAL,
    REMINDER,
    OutgoingMail,
)
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.clocks.arithmetic import day_in_words
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors import GroundMissing, OutsideMandate, WrongStep
from dsr_desk.domain.extracts.sealed import PackageNotOnRecord
from dsr_desk.domain.finding.passed_over import PassedOver
from dsr_desk.domain.people import Right
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.titles import channels_apart
from dsr_desk.domain.verifying.checklist import open_checks
from dsr_desk.services.answers.confirming import confirmation_fields
from dsr_desk.services.answers.enclosures import (
    Enclosures,
    ReadFile,
    enclosed,
    enclosing,
    require_closed,
)
from dsr_desk.services.answers.extract_letter import extract_fields
from dsr_desk.services.answers.nothing_found import NothingFound
from dsr_desk.services.answers.other_wishes import others_line
from dsr_desk.services.answers.refusal_letter import refusal_fields
from dsr_desk.services.answers.steps import (
    ASKING,
    answered,
    kind_of,
    mails_to_know,
    require_current,
)
from dsr_desk.services.cases import Recorder, all_settled, fetch, with_preparer
from dsr_desk.services.erasing.provenance import Provenance
from dsr_desk.services.extracts.sealing import SealedExtract, standing_package
from dsr_desk.services.intake.asking import (
    Matter,
    SentenceInOurMail,
    heard,
)
from dsr_desk.services.intake.letters import ReplyDraft, ReplyTexts, language_of
from dsr_desk.services.intake.mail_parser import ReadBefore
from dsr_desk.services.people.accounts import SignedIn, acting, need
from dsr_desk.services.ports import Clock, DeskStore, MailComposer, UnitOfWork
from dsr_desk.services.record.on_record import ANSWER_SAVED
from dsr_desk.services.record.stated_on_record import said_digest
from dsr_desk.services.targets import free_target, made, write_new

REMIND_AFTER = timedelta(days=5)
"""How long an editor is given before the draft is a reminder."""

_TOO_LATE = (CaseState.RUNNING, CaseState.RESIDUE, CaseState.CLOSED)
_CARRIED_OUT = (*_TOO_LATE, CaseState.TO_ANSWER)
"""Whoever answers an erasure now has prepared nothing: an approval of theirs holds for a backup."""
_ALL_KEPT = "confirmation_kept"
"""The template of a confirmation after a plan that erased nothing (law.md L39)."""
_SEALED_EXTRACT = "extract_sealed"
"""The template of an answer with which the extract goes, sealed."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an answer is judged by, as it was read before the transaction."""

    files: tuple[ReadFile, ...]
    mails: ReadBefore
    passed: PassedOver | None = None
    """What “nothing found” passes over."""

    def facts(self, kind: str) -> dict[str, str | int]:
        """Return what the audit keeps of an answer of this kind."""
        return {"kind": kind, **(self.passed.facts() if self.passed is not None else {})}


class Replies:
    """Drafts and saves answers."""

    def __init__(
        self,
        store: DeskStore,
        texts: ReplyTexts,
        composer: MailComposer,
        paths: WorkspacePaths,
        desk_address: EmailAddress,
        clock: Clock,
        holds_sentence: Callable[[str], bool],
        is_sealed: Callable[[Path], bool],
        provenance: Provenance,
        nothing: NothingFound,
    ) -> None:
        """Take the store, the texts, the composer, the folder, the desk's address, the clock.

        ``holds_sentence`` tells whether a text of ours holds the attestation sentence;
        ``is_sealed`` whether a file opens with a password alone.
        """
        self._store = store
        self._texts = texts
        self._composer = composer
        self._paths = paths
        self._desk = desk_address
        self._clock = clock
        self._holds_sentence = holds_sentence
        self._enclosures = Enclosures(paths.packages, is_sealed)
        self._provenance = provenance
        self._nothing = nothing
        self._record = Recorder(clock)

    def draft(
        self,
        case_id: str | int,
        by: SignedIn | None,
        language: str | None = None,
        sealed: SealedExtract | None = None,
    ) -> ReplyDraft:
        """Return the answer that fits the case's step, with the sealed extract if there is one.

        An extract that needs a second file is too large for a mail; it is handed over beside it.

        Raises:
            OutsideMandate: the mail has no single sender to answer.
            WrongStep: nothing can be said yet.
        """
        need(by, Right.PREPARE)
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            kind = NOTHING_FOUND if self._nothing.fits(uow, case) else self._kind_of(case)
            if kind == CONFIRMATION and uow.plans.latest(case.id) is None:
                # It was closed because nothing was found, and that has been said.
                raise WrongStep("answer", case.state.value)
            tongue, mails = language or language_of(case), mails_to_know(uow, case)
            fields, passed = self._fields(uow, case, kind, tongue), None
            if kind == NOTHING_FOUND:
                passed = self._nothing.passed_over(uow, case)
                fields["passed"] = self._nothing.told(passed, tongue)
        if kind == EXTRACT and sealed is not None and sealed.package.rest is None:
            draft = self._texts.draft(case, tongue, _SEALED_EXTRACT, fields)
            draft = enclosing(replace(draft, kind=EXTRACT), sealed)
        else:
            kept = kind == CONFIRMATION and fields["count"] == 0
            draft = self._texts.draft(case, tongue, _ALL_KEPT if kept else kind, fields)
        draft = replace(draft, kind=kind, answered_at=case.answered_at, mails=mails)
        return replace(draft, passed=passed)

    def notice(
        self, case_id: str | int, reason: str, by: SignedIn | None, language: str | None = None
    ) -> ReplyDraft:
        """Return the mail that tells the controller that an instruction looks unlawful (L4).

        Saving it puts its time on record and changes nothing else.

        Raises:
            GroundMissing: why it looks so is not said.
            WrongStep: what was instructed has been begun or done.
            OutsideMandate: the mail has no single sender to answer.
        """
        need(by, Right.PREPARE)
        if not reason.strip():
            raise GroundMissing("the notice of Article 28(3)")
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            if case.state in _TOO_LATE or said_digest(uow, case):
                # It says that nothing is done that can't be undone until the editor has answered.
                raise WrongStep("write the notice", case.state.value)
            tongue, mails = language or language_of(case), mails_to_know(uow, case)
            fields = self._fields(uow, case, NOTICE, tongue)
        draft = self._texts.draft(case, tongue, NOTICE, fields | {"reason": reason.strip()})
        return replace(draft, mails=mails)

    def save(
        self, case_id: str | int, draft: ReplyDraft, target: Path | None, by: SignedIn | None
    ) -> tuple[Path, Changes]:
        """Save an answer as an .eml file; the last answer of a case closes it.

        Raises:
            OpenAttachment, PasswordInMail: the extract would be as good as open (law.md L25).
            OutsideMandate: the recipient is not the editor who wrote.
            GroundMissing: the body is empty.
            SentenceInOurMail: a question to the editor holds what only the editor may write.
        """
        material = self.read_before(case_id, draft, need(by, Right.PREPARE))
        with self._store.unit_of_work() as uow:
            signed = acting(uow, by, Right.PREPARE)
            case = fetch(uow, case_id)
            mail = self.outgoing(uow, case, draft, self._desk, signed, material)
            path = (
                free_target(target, self._paths) if target else self.place(case.number, draft.kind)
            )
            write_new(path, self._composer(mail))
            try:
                changed, forgotten = self.close(uow, case, draft.kind, mail.date, signed)
                actor, facts = signed.user.id, material.facts(draft.kind)
                changes = self._record.save(uow, changed, actor, ANSWER_SAVED, **facts)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
        if forgotten:
            self.clean(case.number, path)
        return path, changes

    def close(
        self, uow: UnitOfWork, case: Case, kind: str, at: datetime, by: SignedIn
    ) -> tuple[Case, bool]:
        """Return the case as an answer that has left leaves it; True where it forgot the persons.

        “Nothing found” closes nothing in which something has been found since it was written.
        """
        if not (case.kind.erases and case.state in _CARRIED_OUT):
            case = with_preparer(case, by.user)
        if kind != NOTHING_FOUND or not self._nothing.fits(uow, case):
            asked_in_passing = kind in ASKING and not open_checks(uow.cases.checks(case.id))
            left = answered(case, kind, at)
            # A case that only the day is asked for can go on, so it waits for nobody.
            return (replace(left, state=case.state) if asked_in_passing else left), False
        left = answered(with_preparer(self._nothing.forget(uow, case, by), by.user), kind, at)
        return replace(left, state=CaseState.CLOSED), True

    def clean(self, number: str, answer: Path) -> None:
        """Clean what is left of a case whose persons were forgotten; see ``NothingFound.clean``."""
        self._nothing.clean(number, answer)

    def read_before(self, case_id: str | int, draft: ReplyDraft, by: SignedIn) -> Material:
        """Read what an answer is judged by, before the transaction that saves it.

        To read a mail or a sealed file may take a process of its own, and a transaction keeps every
        other desk waiting.

        Raises:
            DocumentForbidden, FileUnreadable, PackageInvalid: see ``Enclosures.read``.
            AddressElsewhere: “nothing found” is not so.
        """
        passed = self._nothing.look_otherwise(case_id) if draft.kind == NOTHING_FOUND else None
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            mails = self._provenance.read_for_letter(uow, case, draft.kind, by)
        return Material(self._enclosures.read(case.number, draft), mails, passed)

    def outgoing(
        self,
        uow: UnitOfWork,
        case: Case,
        draft: ReplyDraft,
        sender: EmailAddress,
        by: SignedIn,
        material: Material,
    ) -> OutgoingMail:
        """Return an answer as the mail that leaves, whichever way.

        ``material`` is what :meth:`read_before` has read before the transaction.

        Raises:
            OpenAttachment, PasswordInMail: the extract would be as good as open (law.md L25).
            OutsideMandate: the recipient is not the editor who wrote.
            GroundMissing: the body is empty.
            SentenceInOurMail: a question to the editor holds what only the editor may write.
            ChecksOpen: an extract would leave while a check is open.
            PlanChanged: somebody has answered, or a mail has come, since the draft was read.
            AnswerUnfounded: the sealed mail or the audit has something of it otherwise.
            PackageNotOnRecord: it says that an extract is made, and none stands, or not this one.
            SealedAnew: the extract was sealed again, under another password.
            SourceUnavailable, SearchTooOld, MatchesNotOnRecord: “nothing found” can't be said.
            PassedOverUntold: it does not say what of the person stays.
        """
        recipient = self._sound_recipient(uow, case, draft, by, material)
        thread = _thread(uow, case)
        return OutgoingMail(
            recipient=recipient,
            sender=sender,
            sender_name="DSR Desk",
            subject=draft.subject,
            body=draft.body,
            message_id=f"<{case.number.lower()}.{case.version}.{draft.kind}@{sender.domain}>",
            date=self._clock(),
            in_reply_to=thread[-1] if thread else "",
            references=thread,
            attachments=tuple(enclosed(uow, case, draft, file) for file in material.files),
        )

    def _sound_recipient(
        self, uow: UnitOfWork, case: Case, draft: ReplyDraft, by: SignedIn, material: Material
    ) -> EmailAddress:
        """Return to whom an answer goes, if it may leave as it is; see ``outgoing``."""
        require_current(uow, case, draft)
        if not draft.body.strip():
            raise GroundMissing("the answer’s text")
        if draft.kind in {*ASKING, BESIDE, NOTICE, REFUSAL} and self._holds_sentence(draft.body):
            raise SentenceInOurMail
        require_closed(draft)
        if case.sender is None or draft.recipient != case.sender:
            raise OutsideMandate
        if draft.kind == NOTHING_FOUND:
            self._nothing.search_of(uow, case, self._clock())
        if fault := self._provenance.letter_fault(uow, case, draft.kind, by, material.mails):
            raise AnswerUnfounded(fault)
        if draft.kind == NOTHING_FOUND:
            self._nothing.look_again(uow, case)
            self._nothing.require_told(draft, material.passed)
        if draft.kind == EXTRACT:
            # A mail that came since it was made may have opened a check again.
            all_settled(uow, case)
            if not standing_package(uow, case):
                raise PackageNotOnRecord
        return case.sender

    def place(self, number: str, kind: str) -> Path:
        """Return a free place in the workspace's own folder for an answer of a case."""
        made(self._paths.answers)
        # An editor who is asked twice has got two mails: neither is written over the other.
        return next(path for path in self._places(number, kind) if not path.exists())

    def saved_before(self, number: str, kind: str) -> tuple[Path, ...]:
        """Return the answers of this kind that lie in the workspace's folder, the oldest first."""
        return tuple(takewhile(Path.exists, self._places(number, kind)))

    def _places(self, number: str, kind: str) -> Iterator[Path]:
        stem = f"{number}-{kind.replace('_', '-')}"
        return (self._paths.answers / f"{stem}{ending}.eml" for ending in _endings())

    def _fields(self, uow: UnitOfWork, case: Case, kind: str, language: str) -> dict[str, object]:
        organisations = {o.key: o for o in uow.people.organisations()}
        organisation = organisations.get(case.organisation)
        fields: dict[str, object] = {
            **self._texts.opening(case, organisation, language),
            "organisation": organisation.title if organisation else "",
            "others": others_line(uow, self._texts, case, language),
        }
        if kind in ASKING:
            fields |= self._asking_fields(uow, case, language)
        if kind == NOTHING_FOUND:
            fields |= self._nothing.fields(uow, case, self._clock(), language)
        if kind == CONFIRMATION:
            fields |= confirmation_fields(uow, self._texts, case, organisation, language)
        today = desk_day(self._clock())
        if kind == EXTRACT:
            title = str(fields["organisation"])
            fields |= extract_fields(uow, self._texts, case, title, language, today)
        if kind == REFUSAL:
            fields |= refusal_fields(self._texts, case, language, today)
        return fields

    def _asking_fields(self, uow: UnitOfWork, case: Case, language: str) -> dict[str, str]:
        checks = uow.cases.checks(case.id)
        said = heard(uow.cases.mails(case.id), checks)
        matter = Matter(
            case,
            open_checks(checks),
            channels_apart(uow.people.channels(case.organisation)) if case.organisation else (),
            # What the first mail left unclear is asked once; a later mail has answered it.
            said[0].problems if len(said) == 1 else (),
            tuple(doubt for parsed in said for doubt in parsed.wish_doubts),
        )
        questions = self._texts.questions
        since = case.waiting_since
        return {
            "questions": "\n".join(f"- {text}" for text in questions.asked(language, matter)),
            "how": questions.how(language, matter),
            "since": day_in_words(desk_day(since), language) if since else "",
        }

    def _kind_of(self, case: Case) -> str:
        """Return what kind of answer the case is ready for."""
        kind = kind_of(case)
        since = case.waiting_since
        if kind == ASK_BACK and case.state is CaseState.WAITING and since is not None:
            return REMINDER if self._clock() - since >= REMIND_AFTER else ASK_BACK
        return kind


def _endings() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def _thread(uow: UnitOfWork, case: Case) -> tuple[str, ...]:
    """Return the Message-IDs of the mails that count, the newest last."""
    mails = uow.cases.mails(case.id)
    return tuple(mail.message_id for mail in mails if mail.role.counts and mail.message_id)
