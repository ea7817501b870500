"""Mails that bear the same Message-ID and say something else: anybody can copy an ID."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select

from dsr_desk.storage.repositories.mails import bears
from dsr_desk.storage.repositories.standings import SqlStandings
from dsr_desk.storage.schema import dsr_case, mail, mail_of_case


class SqlNamesakes(SqlStandings):
    """The part of the ``Cases`` port that tells which Message-IDs are borne twice."""

    def shared_ids(self, message_ids: Sequence[str]) -> frozenset[str]:
        """Return those of the Message-IDs that more than one mail has."""
        rows = self._link.rows(
            select(mail.c.message_id)
            .where(bears(message_ids))
            .group_by(mail.c.message_id)
            .having(func.count() > 1)
        )
        return frozenset(row.message_id for row in rows)

    def namesakes(self, case: int) -> dict[int, tuple[str, ...]]:
        """Return the cases of other mails with a Message-ID of this case, by the mail's place."""
        own, other = mail.alias(), mail.alias()
        owned, owner = mail_of_case.alias(), mail_of_case.alias()
        rows = self._link.rows(
            select(owned.c.place, dsr_case.c.id, dsr_case.c.number)
            .select_from(
                owned.join(own, own.c.id == owned.c.mail_id)
                .join(other, _namesake(own, other))
                .join(owner, owner.c.mail_id == other.c.id)
                .join(dsr_case, dsr_case.c.id == owner.c.case_id)
            )
            .where(owned.c.case_id == case)
            .order_by(owned.c.place, dsr_case.c.id)
            .distinct()
        )
        found: dict[int, tuple[str, ...]] = {}
        for row in rows:
            found[row.place] = (*found.get(row.place, ()), row.number)
        return found


def has_namesake() -> ColumnElement[bool]:
    """Return the condition that another mail has a Message-ID of one of a case's mails."""
    own, other = mail.alias(), mail.alias()
    owned = mail_of_case.alias()
    joined = owned.join(own, own.c.id == owned.c.mail_id).join(other, _namesake(own, other))
    return exists(select(owned.c.mail_id).select_from(joined)).where(
        owned.c.case_id == dsr_case.c.id
    )


def _namesake(own: Any, other: Any) -> ColumnElement[bool]:
    return and_(
        own.c.message_id != "", other.c.message_id == own.c.message_id, other.c.id != own.c.id
    )
