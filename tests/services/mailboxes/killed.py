"""Fetches a mailbox in a process of its own and is killed at one exact point, without any warning.

Usage: ``python -m tests.services.mailboxes.killed ROOT POINT``; POINT is ``METHOD:before`` or
``METHOD:after`` of the server's session, or ``intake:after``.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.intake.intake import IntakeResult
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.ports import BoxEntry
from dsr_desk.services.ports.mailboxes import MailServers, MailSession
from dsr_desk.services.progress import CancelToken
from tests.services.mailboxes.dovecot import PASSWORD
from tests.services.world import SAM, reopened


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Dying:
    """A session whose one method is the last thing that this process does."""

    def __init__(self, real: MailSession, method: str, when: str) -> None:
        self._real, self._method, self._when = real, method, when

    def __getattr__(self, name: str) -> Any:
        real: Callable[..., Any] = getattr(self._real, name)
        if name != self._method:
            return real

        def act(*arguments: Any, **words: Any) -> Any:
            if self._when == "before":
                die()
            real(*arguments, **words)
            die()

        return act


class DyingServers:
    """Servers whose sessions are dying ones."""

    def __init__(self, real: MailServers, point: str) -> None:
        self._real = real
        self._method, _, self._when = point.partition(":")

    def open(self, box: Mailbox, secret: str, cancel: CancelToken) -> Any:
        return Dying(self._real.open(box, secret, cancel), self._method, self._when)


def main(root: str, point: str) -> None:
    services = reopened(Path(root)).services
    fetching = services.mail_fetching
    fetching._servers = DyingServers(fetching._servers, point)
    services.mailboxes.give_secret(
        "intag", Credential(PASSWORD), services.accounts.sign_in("sam", SAM)
    )

    def take_in(entries: Sequence[BoxEntry]) -> IntakeResult:
        result = services.intake.take_in_entries(iter(entries))
        if point == "intake:after":
            die()
        return result

    fetching.fetch("intag", CancelToken(), take_in=take_in)


if __name__ == "__main__":
    main(*sys.argv[1:])
