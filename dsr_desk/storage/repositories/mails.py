"""The mails of cases: stored once each, in order within a case, shared where a case was split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, exists, func, or_, select, update

from dsr_desk.domain.errors import Defect
from dsr_desk.domain.requests import MailRole
from dsr_desk.services.ports import CaseMail, NewMail
from dsr_desk.storage.engine.link import Link
from dsr_desk.storage.schema import case_subject, mail, mail_of_case, mail_parsed


def add_mail(link: Link, case: int, new: NewMail, role: MailRole) -> CaseMail:
    """Store a mail as the last of a case."""
    values = {
        "message_id": new.message_id,
        "sha256": new.sha256,
        "content_sha256": new.content_sha256 or new.sha256,
        "received_at": new.received_at,
        "sealed": new.sealed,
    }
    number = link.add(mail, values)
    understood = {"mail_id": number, "sender": new.sender, "parsed": new.parsed}
    link.write(mail_parsed.insert(), understood)
    place = link_mail(link, case, number, role)
    head = (new.message_id, new.sha256, new.received_at)
    return CaseMail(number, place, role, *head, new.sender, new.parsed)


def link_mail(link: Link, case: int, number: int, role: MailRole) -> int:
    """Let a mail belong to a case as its last; return its place."""
    last = link.value(select(func.max(mail_of_case.c.place)).where(mail_of_case.c.case_id == case))
    place = 0 if last is None else int(last) + 1
    row = {"case_id": case, "place": place, "mail_id": number, "role": role}
    link.write(mail_of_case.insert(), row)
    return place


def mails_of(link: Link, case: int) -> tuple[CaseMail, ...]:
    """Return the mails of a case in order, without their sealed bytes."""
    rows = link.rows(
        select(
            *(mail.c.id, mail_of_case.c.place, mail_of_case.c.role),
            *(mail.c.message_id, mail.c.sha256, mail.c.received_at),
            *(mail_parsed.c.sender, mail_parsed.c.parsed),
        )
        .select_from(mail_of_case.join(mail).outerjoin(mail_parsed))
        .where(mail_of_case.c.case_id == case)
        .order_by(mail_of_case.c.place)
    )
    return tuple(
        CaseMail(
            row.id,
            row.place,
            row.role,
            row.message_id,
            row.sha256,
            row.received_at,
            row.sender,
            row.parsed,
        )
        for row in rows
    )


def sealed_mail(link: Link, case: int, place: int) -> bytes:
    """Return the sealed bytes of one of a case's mails.

    Raises:
        Defect: there is none at that place.
    """
    sealed = link.value(
        select(mail.c.sealed)
        .select_from(mail.join(mail_of_case))
        .where(mail_of_case.c.case_id == case, mail_of_case.c.place == place)
    )
    if sealed is None:
        raise Defect(f"There is no sealed mail {place} for the case with the id {case}.")
    return bytes(sealed)


def same_mail(identity: tuple[str, str], sha256: str) -> ColumnElement[bool]:
    """Return the condition that a mail has these bytes, or this Message-ID with this content."""
    message_id, content = identity
    if not message_id:
        return mail.c.sha256 == sha256
    same = and_(mail.c.message_id == message_id, mail.c.content_sha256 == content)
    return or_(mail.c.sha256 == sha256, same)


def bears(message_ids: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that a mail has one of these Message-IDs."""
    return mail.c.message_id.in_([message_id for message_id in message_ids if message_id])


def forget_parsed(link: Link, case: int) -> None:
    """Drop what was understood of a case's mails, but for what another case still needs."""
    own, other = mail_of_case.alias(), mail_of_case.alias()
    needed = exists().where(
        other.c.mail_id == own.c.mail_id,
        other.c.case_id != case,
        case_subject.c.case_id == other.c.case_id,
        case_subject.c.address.is_not(None),
    )
    droppable = select(own.c.mail_id).where(own.c.case_id == case, ~needed)
    link.write(delete(mail_parsed).where(mail_parsed.c.mail_id.in_(droppable)))


def drop_sealed(link: Link, case: int, released: Callable[[int], bool]) -> int:
    """Drop the sealed bytes of a case's mails, but of those that another case still keeps."""
    own, every = mail_of_case.alias(), mail_of_case.alias()
    pairs = link.rows(
        select(own.c.mail_id, every.c.case_id)
        .join(every, every.c.mail_id == own.c.mail_id)
        .where(own.c.case_id == case)
    )
    kept = {row.mail_id for row in pairs if row.case_id != case and not released(row.case_id)}
    free = {row.mail_id for row in pairs} - kept
    theirs = and_(mail.c.id.in_(free), mail.c.sealed != b"")
    return link.write(update(mail).where(theirs).values(sealed=b""))


def outside_mails(table: Table, case: int) -> ColumnElement[bool]:
    """Return the condition that a row of a mail belongs to another case too, or to another only."""
    number: Any = table.c.id if table is mail else table.c.mail_id
    return exists().where(and_(mail_of_case.c.mail_id == number, mail_of_case.c.case_id != case))
