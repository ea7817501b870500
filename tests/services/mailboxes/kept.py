"""What a mailbox of the desk is set up with."""

from __future__ import annotations

from dsr_desk.domain.mailboxes.forgotten import Forgotten
from dsr_desk.domain.mailboxes.mailbox import AfterFiling, Mailbox

SOUND = Mailbox("intag", "Intag", "mail.desk.example", 993, "support@desk.example")
MOVED = {"after": AfterFiling.MOVE, "target": "Klart"}


class Locker:
    """A key store in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def password(self, workspace: str, name: str) -> str:
        return self.kept.get((workspace, name), "")

    def remember(self, workspace: str, name: str, password: str) -> bool:
        self.kept[workspace, name] = password
        return True

    def forget(self, workspace: str, name: str) -> Forgotten:
        self.kept.pop((workspace, name), None)
        return Forgotten.GONE


class Grasping(Locker):
    """A key store that lets nothing go."""

    def forget(self, workspace: str, name: str) -> Forgotten:
        return Forgotten.REFUSED
