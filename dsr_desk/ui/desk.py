"""What all windows share: the services, who is signed in, the jobs, and the news of changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors import NotSignedIn, SessionOver

if TYPE_CHECKING:
    from dsr_desk.domain.people import Right, User
    from dsr_desk.services.desk import DeskServices
    from dsr_desk.services.people.accounts import SignedIn
    from dsr_desk.ui.foreign_reader import ForeignReader
    from dsr_desk.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class Changed:
    """Something has changed, and who set it off: a screen skips its own echo."""

    changes: Changes
    initiator: object | None = None
    overtaken: Exception | None = None
    """The refusal of a step that somebody else has taken, or made impossible, before."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An operation failed and nobody took its failure."""

    error: Exception
    retry: Callable[[], object] | None = None


class _Asked(threading.local):
    """Who has asked for what this thread does, if it does what somebody has asked for."""

    job = False
    by: SignedIn | None = None


class Desk(QObject):
    """One open workspace, as its windows see it."""

    changed = Signal(object)
    """Carries a :class:`Changed`."""
    failed = Signal(object)
    """Carries a :class:`Failed`: shown where the window shows such things."""
    arriving = Signal()
    """Somebody is about to sign in: what has to hear of it is built now, if it is not there yet."""
    signed_in = Signal()
    signed_out = Signal()
    turning_out = Signal(object)
    """Carries the refusal for which whoever works here is signed out at once."""
    people_learnt = Signal()
    """The titles of the accounts are known (again)."""

    def __init__(
        self,
        services: DeskServices,
        jobs: JobRunner,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """Take the services, the runner and the clock (aware UTC)."""
        super().__init__(parent)
        self.services = services
        self.jobs = jobs
        self.clock = clock
        self._person: SignedIn | None = None
        self._asked = _Asked()
        self._titles: dict[str, str] = {}

    @cached_property
    def foreign(self) -> ForeignReader:
        """Reads what strangers have sent; starts its processes when it is first asked."""
        # Imported by the first job that wants it, not by the window that is about to be painted.
        from dsr_desk.ui.foreign_reader import ForeignReader

        return ForeignReader()

    def close(self) -> None:
        """Let the processes end that were started here."""
        if "foreign" in vars(self):
            self.foreign.close()

    @property
    def person(self) -> SignedIn | None:
        """Who is signed in, if anybody; in an operation's thread, who was when it was set off."""
        return self._asked.by if self._asked.job else self._person

    @property
    def by(self) -> SignedIn:
        """The same person.

        Raises:
            NotSignedIn: there is nobody.
        """
        person = self.person
        if person is None:
            raise NotSignedIn
        return person

    @contextmanager
    def asked_by(self, person: SignedIn | None) -> Iterator[None]:
        """Let what this thread does in the block be done by whoever has asked for it.

        An operation waits for its turn; by then they may have left, and another one sit here.
        """
        self._asked.job, self._asked.by = True, person
        try:
            yield
        finally:
            self._asked.job, self._asked.by = False, None

    def may(self, right: Right) -> bool:
        """Tell whether the person signed in has a right: no button that can't work."""
        return self.person is not None and self.person.user.may(right)

    def enter(self, person: SignedIn) -> None:
        """Let somebody work here."""
        self.arriving.emit()
        self._person = person
        self.signed_in.emit()

    def leave(self) -> None:
        """Forget who was here, with their keys."""
        self._person = None
        self.signed_out.emit()

    def require_here(self) -> None:
        """Refuse, in an operation's thread, to read for somebody who may not read here any more.

        A window stays open while its account ends (docs/adr/0083).

        Raises:
            SessionOver: saying what has become of their account.
        """
        if self.person is not None:
            self.services.accounts.require_here(self.person)

    def turn_out(self, person: SignedIn, error: SessionOver) -> None:
        """Sign somebody out whose account is not what it was; nobody who has come in since."""
        if self._person is person:
            self.turning_out.emit(error)
            self.leave()

    def learn_people(self, users: tuple[User, ...]) -> None:
        """Remember the titles of the accounts, so that ids can be shown as names."""
        from dsr_desk.domain.people import titles_apart  # known by the job that has read them

        self._titles = titles_apart(users)
        self.people_learnt.emit()

    def title_of(self, user_id: str) -> str:
        """Return the title of an account by its id."""
        return self._titles.get(user_id, user_id)

    def tell_changed(
        self,
        changes: Changes,
        initiator: object | None = None,
        overtaken: Exception | None = None,
    ) -> None:
        """Let every screen know; nothing is told when nothing has changed."""
        if changes != Changes() or overtaken is not None:
            self.changed.emit(Changed(changes, initiator, overtaken))

    def tell_failed(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """Let the window show an error that nobody else shows.

        For whom the session is over is told where they sign in.
        """
        if isinstance(error, SessionOver):
            return
        self.failed.emit(Failed(error, retry))
