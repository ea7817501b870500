"""What a fetch says has changed, so that windows show it: a follow-up changes a case as well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from dsr_desk.domain.mailboxes.mailbox import Mailbox
from dsr_desk.services.mailboxes.secrets import Credential
from dsr_desk.services.ports.mailboxes import Abilities, FolderLook, MailHead
from dsr_desk.services.progress import CancelToken
from tests.services.intake.letters import STOP, answer
from tests.services.world import ANNA, WISH, Small, a_mail

BOX = Mailbox("intag", "Intag", "imap.example.org", 993, "intag@example.org")


class Lying:
    """A mailbox without a server; it is its own session."""

    def __init__(self, *mails: bytes) -> None:
        """Take the mails that lie in it."""
        self.mails = dict(enumerate(mails, start=1))

    def open(self, box: Mailbox, secret: str, cancel: CancelToken) -> Lying:
        """Let anybody in."""
        return self

    def use(self, cancel: CancelToken) -> None:
        """Obey nobody."""

    def close(self) -> None:
        """End nothing."""

    def abilities(self) -> Abilities:
        """Be able to do little."""
        return Abilities(idle=False, move=False, uidplus=False)

    def look(self, folder: str, *, writing: bool = False) -> FolderLook:
        """Open the one folder."""
        return FolderLook(1, len(self.mails))

    def uids(self) -> tuple[int, ...]:
        """Return all numbers."""
        return tuple(self.mails)

    def heads(self, uids: Sequence[int]) -> tuple[MailHead, ...]:
        """Return sizes and one moment."""
        at = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
        return tuple(MailHead(uid, len(self.mails[uid]), at) for uid in uids)

    def contents(self, uids: Sequence[int], limit: int) -> dict[int, bytes]:
        """Return the mails."""
        return {uid: self.mails[uid][:limit] for uid in uids}


def test_a_follow_up_that_was_fetched_is_told_to_whoever_shows_its_case(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA)))
    small.services.mailboxes.save(BOX, Credential("geheim"), small.sam)
    fetching = small.services.mail_fetching
    fetching._servers = Lying(answer(STOP))  # type: ignore[assignment]
    result = fetching.fetch(BOX.key, CancelToken())
    assert [outcome.status for outcome in result.outcomes] == ["joined"]
    assert result.changes.cases == {case.id}
    assert result.changes.queue
    assert not fetching.fetch(BOX.key, CancelToken()).changes.queue
