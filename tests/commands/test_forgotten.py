"""What is said of a secret that was to be removed: where it still is, and how it goes."""

from __future__ import annotations

from dsr_desk.commands.forgotten import lines_of, status_of
from dsr_desk.domain.mailboxes.forgotten import Forgotten, Left
from tests.commands.conftest import Line
from tests.services.mailboxes.kept import SOUND
from tests.services.world import Small


def test_a_removed_mailbox_says_where_its_secret_may_still_be(small: Small, line: Line) -> None:
    small.services.mailboxes.save(SOUND, None, small.sam)
    said = line("mailbox", "remove", SOUND.key, user="sam")
    assert "The mailbox intag is removed" in said
    assert "No key store can be reached here" in said
    assert f"/mailbox/{SOUND.key}” of “dsr-desk” in the key store itself." in said
    small.services.mailboxes.save(SOUND, None, small.sam)
    data = line.json("mailbox", "remove", SOUND.key, user="sam")
    assert data == {"removed": "intag", "secret": "unreached"}


def test_a_key_store_that_refuses_is_no_success() -> None:
    refused = Left(Forgotten.REFUSED, "w-1/mailbox/intag")
    (said,) = lines_of(refused)
    assert "still in the key store" in said
    assert "remove “w-1/mailbox/intag” of “dsr-desk”" in said
    assert [status_of(Left(each, "")) for each in Forgotten] == [0, 3, 0]
    assert lines_of(Left(Forgotten.GONE, "")) == ()
