"""The fields of a mailbox: what is typed becomes settings, and settings become fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.mailboxes.mailbox import (
    LONGEST_POLL,
    SHORTEST_POLL,
    AfterFiling,
    Mailbox,
    Security,
)
from dsr_desk.ui.mailboxes.server_fields import Server, ServerFields, number

PORTS = {Security.TLS: 993, Security.STARTTLS: 143}
NEW = Mailbox("", "", "", 993, "")


class MailboxFields(ServerFields):
    """The server's fields, the mailbox's name, and what becomes of a filed mail."""

    def __init__(self, box: Mailbox, taken: Sequence[str], parent: QWidget) -> None:
        """Take the settings to begin with, and the short names that are taken."""
        server = Server(box.host, box.port, box.user, box.security, box.auth, box.provider)
        super().__init__(server, PORTS, parent)
        self._box, self._taken = box, frozenset(taken)
        self.name = self._line(self.tr("Name"), box.title)
        self._add_server("imap.example.org")
        self._add_sign_in(by_code=True)
        self._add_after()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self._show_what_applies()

    @property
    def box(self) -> Mailbox:
        """The settings as they stand in the fields."""
        server = self.server
        return replace(
            self._box,
            key=self._box.key or free_key(self.name.text(), self._taken),
            title=self.name.text().strip(),
            host=server.host,
            port=server.port,
            user=server.user,
            security=server.security,
            auth=server.auth,
            folder=self.folder.text().strip(),
            after=self._after,
            target=self.target.text().strip(),
            keyword=self.keyword.text().strip(),
            poll_seconds=number(self.interval),
            provider=server.provider,
        )

    @property
    def _after(self) -> AfterFiling:
        return AfterFiling(self.after.currentData())

    def _add_after(self) -> None:
        box = self._box
        self.folder = self._line(self.tr("Folder that is read"), box.folder)
        self.after = self._choice(self.tr("When a mail is filed"), list(AfterFiling), box.after)
        self.target = self._line(self.tr("Folder for filed mails"), box.target)
        self.keyword = self._line(self.tr("Keyword"), box.keyword)
        self.interval = self._number(
            self.tr("Seconds between looks (without IDLE)"),
            box.poll_seconds,
            SHORTEST_POLL,
            LONGEST_POLL,
        )
        self.after.activated.connect(self._on_choice_activated)

    def _show_what_applies(self) -> None:
        super()._show_what_applies()
        self._show_if(self.target, self._after is AfterFiling.MOVE)
        self._show_if(self.keyword, self._after is not AfterFiling.LEAVE)


def free_key(title: str, taken: frozenset[str]) -> str:
    """Return a short name made of the title's letters that is not taken."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:30].strip("-") or "mailbox"
    names = (stem, *(f"{stem}-{nth}" for nth in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)
