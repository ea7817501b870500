"""Forgetting the persons of a case in its own rows (law.md L41); the files are scrubbed after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, select, update

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.requests import Case, CaseSubject
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.repositories.mails import forget_parsed, mails_of
from dsr_desk.storage.repositories.masking import Mask, masked_clocks
from dsr_desk.storage.repositories.records import search_text
from dsr_desk.storage.schema import (
    case_check,
    case_subject,
    dsr_case,
    item_match,
    mail,
    plan,
    plan_exception,
)


class Forgetting(Repository):
    """Takes addresses, parsed text and evidence out of a case; verdicts and counts stay."""

    def forget(self, case: Case, hashes: Mapping[int, str]) -> None:
        """Leave the keyed hash of each person where the address stood.

        Raises:
            Defect: a person has no hash; nothing would tell later who was erased.
        """
        if {subject.number for subject in case.subjects} - hashes.keys():
            raise Defect("A person was about to be forgotten without a keyed hash.")
        self._mask_notes(case)
        for subject in case.subjects:
            self._link.write(
                update(case_subject)
                .where(case_subject.c.case_id == case.id, case_subject.c.number == subject.number)
                .values(address=None, hashed=hashes[subject.number])
            )
        forget_parsed(self._link, case.id)
        self._blank_ids(case)
        self._link.write(
            update(case_check).where(case_check.c.case_id == case.id).values(evidence=None)
        )
        self._rewrite_case(case)

    def _rewrite_case(self, case: Case) -> None:
        addresses = [subject.address for subject in case.subjects if subject.address is not None]
        left = replace(case, subjects=tuple(CaseSubject(s.number, None) for s in case.subjects))
        if case.sender in addresses:
            # Whoever wrote about themselves is forgotten as sender too.
            left = replace(left, sender=None, sender_name="")
        self._link.write(
            update(dsr_case)
            .where(dsr_case.c.id == case.id)
            .values(
                sender=left.sender,
                sender_key=left.sender.key if left.sender else "",
                sender_name=left.sender_name,
                message_id=_without(Mask(case.subjects), case.message_id),
                # A plain hash of a form letter and an address could be found by trying.
                text_sha256="",
                note=Mask(case.subjects)(case.note),
                clocks=masked_clocks(case.clocks, Mask(case.subjects)),
                search=search_text(left),
                # So that no window that still holds the addresses can write them back.
                version=case.version + 1,
            )
        )

    def _blank_ids(self, case: Case) -> None:
        """Drop the Message-IDs in which a person is spelt: a mail is known by its hash too."""
        mask = Mask(case.subjects)
        for each in mails_of(self._link, case.id):
            if _without(mask, each.message_id) != each.message_id:
                self._link.write(update(mail).where(mail.c.id == each.id).values(message_id=""))

    def _mask_notes(self, case: Case) -> None:
        of_case = plan_exception.c.plan_id.in_(select(plan.c.id).where(plan.c.case_id == case.id))
        self._mask(case, item_match, item_match.c.case_id == case.id)
        self._mask(case, case_check, case_check.c.case_id == case.id)
        self._mask(case, plan_exception, of_case)

    def _mask(self, case: Case, table: Table, where: ColumnElement[bool]) -> None:
        """Mask the notes of a table: those written before the desk masked them as they come."""
        mask = Mask(case.subjects)
        keys: list[ColumnElement[Any]] = list(table.primary_key.columns)
        rows = self._link.rows(select(*keys, table.c.note).where(where, table.c.note != ""))
        for row in rows:
            if mask(row.note) != row.note:
                this = and_(*(key == row._mapping[key] for key in keys))
                self._link.write(update(table).where(this).values(note=mask(row.note)))


def _without(mask: Mask, message_id: str) -> str:
    return message_id if mask(message_id) == message_id else ""
