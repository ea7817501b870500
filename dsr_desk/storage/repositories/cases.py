"""Cases, their mails, checklists and persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Text,
    bindparam,
    delete,
    or_,
    select,
    true,
    type_coerce,
    update,
)

from dsr_desk.domain.errors import Defect, PlanChanged
from dsr_desk.domain.requests import Case, CaseState, CaseSubject, MailRole, ParsedRequest
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.ports import Bounds, CaseMail, NewCase, NewMail
from dsr_desk.storage.engine.questions import Question
from dsr_desk.storage.repositories.bounds import as_id, as_number, bounds
from dsr_desk.storage.repositories.forgetting import Forgetting
from dsr_desk.storage.repositories.mails import (
    add_mail,
    bears,
    drop_sealed,
    link_mail,
    mails_of,
    outside_mails,
    same_mail,
    sealed_mail,
)
from dsr_desk.storage.repositories.masking import Mask, masked_clocks
from dsr_desk.storage.repositories.namesakes import SqlNamesakes
from dsr_desk.storage.repositories.queue import SqlQueue, subjects_of, subjects_of_one
from dsr_desk.storage.repositories.records import (
    case_from,
    case_values,
    check_from,
    check_values,
    subject_values,
)
from dsr_desk.storage.schema import (
    PERSONAL,
    case_check,
    case_subject,
    dsr_case,
    mail,
    mail_of_case,
    mail_parsed,
    plan,
    plan_exception,
    turn,
)

_OPEN = tuple(state for state in CaseState if state.open)
_BY_ID = Question(select(dsr_case).where(dsr_case.c.id == bindparam("case")))
_BY_NUMBER = Question(select(dsr_case).where(dsr_case.c.number == bindparam("case")))
_CHECKS = Question(
    select(case_check)
    .where(case_check.c.case_id == bindparam("case"))
    .order_by(case_check.c.position)
)


class SqlCases(SqlNamesakes, SqlQueue):
    """The ``Cases`` port over SQL."""

    def add(self, new: NewCase) -> Case:
        """Store a case under the next number (DSR-0001, …)."""
        last = self._link.value(
            update(turn).values(last_case=turn.c.last_case + 1).returning(turn.c.last_case)
        )
        case = replace(new.case, number=f"DSR-{last:04d}")
        values = {**_row(case), "text_sha256": ""}
        case = replace(case, id=self._link.add(dsr_case, values))
        self._save_subjects(case.id, case.subjects)
        if new.parsed is not None:
            head = (case.message_id, case.sha256, case.received_at, case.sender)
            content = new.content_sha256
            instruction = NewMail(*head, new.parsed, new.sealed_mail, content)
            add_mail(self._link, case.id, instruction, MailRole.INSTRUCTION)
        if new.standing is not None:
            self.save_standing(case.id, new.standing)
        self.save_checks(case.id, new.checks)
        return case

    def get(self, number_or_id: str | int) -> Case | None:
        """Return a case by its number or id."""
        case_id = as_id(number_or_id)
        if case_id is not None:
            rows = self._link.named(_BY_ID, case=case_id)
        else:
            rows = self._link.named(_BY_NUMBER, case=as_number(number_or_id))
        return case_from(rows[0], subjects_of_one(self._link, rows[0].id)) if rows else None

    def bounds(self, number_or_id: str | int) -> Bounds | None:
        """Return what the fence around a case is made of."""
        return bounds(self._link, number_or_id)

    def by_mail(self, identity: tuple[str, str], sha256: str) -> Case | None:
        """Return the first case that has this mail already: the same bytes, or the same content."""
        having = _having(same_mail(identity, sha256))
        return self._one(select(dsr_case).where(having).order_by(dsr_case.c.id))

    def with_mails(self, message_ids: Sequence[str]) -> tuple[Case, ...]:
        """Return the cases that one of these mails belongs to, oldest first."""
        having = _having(bears(message_ids))
        return self._many(select(dsr_case).where(having).order_by(dsr_case.c.id))

    def mails(self, case: int) -> tuple[CaseMail, ...]:
        """Return the mails of a case in order."""
        return mails_of(self._link, case)

    def understand_anew(self, mail: int, parsed: ParsedRequest) -> tuple[Case, ...]:
        """Store what a mail is understood as now; return the cases it belongs to, oldest first."""
        this = mail_parsed.c.mail_id == mail
        self._link.write(update(mail_parsed).where(this).values(parsed=parsed))
        own = select(mail_of_case.c.case_id).where(mail_of_case.c.mail_id == mail)
        having = dsr_case.c.id.in_(own)
        return self._many(select(dsr_case).where(having).order_by(dsr_case.c.id))

    def join(self, case: int, mail: NewMail, role: MailRole) -> CaseMail:
        """Store a new mail as the last of a case."""
        return add_mail(self._link, case, mail, role)

    def link(self, case: int, mail: int, role: MailRole) -> None:
        """Let a stored mail belong to one more case, as its last."""
        link_mail(self._link, case, mail, role)

    def same_text(self, text_sha256: str, sender_key: str) -> tuple[Case, ...]:
        """Return the open cases of a sender whose mail has this hash, oldest first."""
        return self._many(
            select(dsr_case)
            .where(
                dsr_case.c.text_sha256 == text_sha256,
                dsr_case.c.text_sha256 != "",
                dsr_case.c.sender_key == sender_key,
                dsr_case.c.state.in_(_OPEN),
            )
            .order_by(dsr_case.c.id)
        )

    def save(self, case: Case) -> Case:
        """Store a changed case and count its version up.

        Raises:
            PlanChanged: somebody else has changed the case since it was read.
        """
        mask = Mask(case.subjects)
        saved = replace(
            case,
            version=case.version + 1,
            note=mask(case.note),
            clocks=masked_clocks(case.clocks, mask),
        )
        touched = self._link.write(
            update(dsr_case)
            .where(dsr_case.c.id == case.id, dsr_case.c.version == case.version)
            .values(**_row(saved))
        )
        if touched == 0:
            raise PlanChanged
        if saved.subjects != subjects_of_one(self._link, case.id):
            self._save_subjects(case.id, saved.subjects)
        return saved

    def parsed(self, case: int) -> ParsedRequest | None:
        """Return what was understood of the instruction; None once it has been forgotten."""
        found: ParsedRequest | None = self._link.value(
            select(mail_parsed.c.parsed)
            .join(mail_of_case, mail_of_case.c.mail_id == mail_parsed.c.mail_id)
            .where(mail_of_case.c.case_id == case, mail_of_case.c.place == 0)
        )
        return found

    def sealed_mail(self, case: int, place: int = 0) -> bytes:
        """Return the sealed raw mail at this place among those of the case."""
        return sealed_mail(self._link, case, place)

    def held_elsewhere(self, strings: Sequence[str], case: int) -> frozenset[str]:
        """Return those of the strings that rows outside this case hold, ignoring ASCII case.

        The rows are compared as they are stored, since the strings were found in stored bytes.
        """
        missing = {text: _bytes(text) for text in strings}
        for table, columns in PERSONAL:
            for stored in self._stored(table, columns, case):
                for text in [text for text, sought in missing.items() if sought in stored]:
                    del missing[text]
            if not missing:
                break
        return frozenset(strings) - missing.keys()

    def duplicates_of(self, number: str) -> tuple[Case, ...]:
        """Return the cases that were filed as duplicates of this one."""
        return self._many(
            select(dsr_case).where(dsr_case.c.duplicate_of == number).order_by(dsr_case.c.id)
        )

    def set_text_hash(self, case: int, text_sha256: str) -> None:
        """Remember the hash by which a copy of the mail is known."""
        self._link.write(
            update(dsr_case).where(dsr_case.c.id == case).values(text_sha256=text_sha256)
        )

    def checks(self, case: int) -> tuple[Check, ...]:
        """Return the checklist in order."""
        return tuple(map(check_from, self._link.named(_CHECKS, case=case)))

    def save_checks(self, case: int, checks: Sequence[Check]) -> None:
        """Replace the checklist."""
        mask = Mask(subjects_of_one(self._link, case))
        self._link.write(delete(case_check).where(case_check.c.case_id == case))
        self._link.write(
            case_check.insert(),
            [
                check_values(case, position, replace(check, note=mask(check.note)))
                for position, check in enumerate(checks)
            ],
        )

    def forget_persons(self, case: int, hashes: Sequence[tuple[int, str]]) -> None:
        """Put keyed hashes in the place of addresses; drop parsed text and evidence."""
        found = self.get(case)
        if found is None:
            raise Defect(f"There is no case with the id {case} to forget the persons of.")
        Forgetting(self._link).forget(found, dict(hashes))

    def drop_mails(self, case: int, released: Callable[[int], bool]) -> int:
        """Drop the sealed bytes of a case's mails, but of those that another case still keeps."""
        return drop_sealed(self._link, case, released)

    def _save_subjects(self, case: int, subjects: Iterable[CaseSubject]) -> None:
        self._link.write(delete(case_subject).where(case_subject.c.case_id == case))
        self._link.write(case_subject.insert(), [subject_values(case, s) for s in subjects])

    def _one(self, statement: Select[Any]) -> Case | None:
        found = self._many(statement.limit(1))
        return found[0] if found else None

    def _many(self, statement: Select[Any]) -> tuple[Case, ...]:
        rows = self._link.rows(statement)
        subjects = subjects_of(self._link, [row.id for row in rows])
        return tuple(case_from(row, subjects.get(row.id, ())) for row in rows)

    def _stored(self, table: Table, columns: Sequence[str], case: int) -> Iterator[bytes]:
        """Yield what these columns hold outside the case."""
        texts = [type_coerce(table.c[name], Text) for name in columns]
        keys = tuple(table.primary_key.columns)
        filled = or_(*(text != "" for text in texts))
        statement = select(*keys, *texts).where(filled, _outside(table, case))
        for row in self._link.pages(statement, keys):
            yield b"\n".join(_bytes(text) for text in row[len(keys) :] if text)


def _row(case: Case) -> dict[str, Any]:
    return {**case_values(case), "version": case.version}


def _bytes(text: str) -> bytes:
    """Return text as the byte probe compares it: ASCII letters alone are folded."""
    return text.encode("utf-8", "surrogatepass").lower()


def _outside(table: Table, case: int) -> ColumnElement[bool]:
    """Return the condition that a row does not belong to the case."""
    if table is dsr_case:
        return dsr_case.c.id != case
    if table in (mail, mail_parsed):
        return outside_mails(table, case)
    if table is plan_exception:
        return plan_exception.c.plan_id.not_in(select(plan.c.id).where(plan.c.case_id == case))
    return table.c.case_id != case if "case_id" in table.c else true()


def _having(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    mails = mail_of_case.join(mail)
    return dsr_case.c.id.in_(select(mail_of_case.c.case_id).select_from(mails).where(condition))
