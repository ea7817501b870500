"""The account that answers are sent by, and what is known of each mail's way."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from dsr_desk.domain.answers.errors import NothingUndecided
from dsr_desk.domain.answers.sending import Sending, SendingAccount, SendState
from dsr_desk.storage.engine.link import Repository
from dsr_desk.storage.schema import sending as sendings
from dsr_desk.storage.schema import sending_account as accounts

_NAMES = tuple(field.name for field in fields(Sending))
_ONLY = "answers"


class SqlSendingBook(Repository):
    """The ``SendingBook`` port over SQL."""

    def account(self) -> SendingAccount | None:
        """Return the account, if one is set up."""
        row = self._link.first(select(accounts.c.account).where(accounts.c.key == _ONLY))
        return None if row is None else row.account

    def keep_account(self, account: SendingAccount | None) -> None:
        """Store the account, or forget it."""
        if account is None:
            self._link.write(delete(accounts).where(accounts.c.key == _ONLY))
        else:
            self._link.merge(accounts, ("key",), [{"key": _ONLY, "account": account}])

    def begin(self, sending: Sending) -> int:
        """Store that a mail is about to leave; return its number."""
        values = {name: getattr(sending, name) for name in _NAMES if name != "id"}
        return self._link.add(sendings, values)

    def settle(self, number: int, state: SendState, at: datetime, by: str) -> None:
        """Store what became of it.

        Raises:
            NothingUndecided: that is known already.
        """
        changed = {"state": state, "settled_at": at, "settled_by": by}
        open_one = (sendings.c.id == number) & (sendings.c.state == SendState.SENDING)
        if not self._link.write(update(sendings).where(open_one).values(**changed)):
            raise NothingUndecided

    def of_case(self, case: int) -> tuple[Sending, ...]:
        """Return a case's mails, the oldest first."""
        wanted = select(sendings).where(sendings.c.case_id == case).order_by(sendings.c.id)
        return tuple(_sending(row) for row in self._link.rows(wanted))


def _sending(row: Row[Any]) -> Sending:
    return Sending(**{name: row._mapping[name] for name in _NAMES})
