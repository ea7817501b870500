# ruff: noqa: E501 (wishes read better uncut)
"""Channels that a mail names to leave them out: only what is asked for is erased."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

WISHES = [
    (
        "Radera alla foruminlägg och chattar från bo.ek@example.net. Mejlen ska inte röras.",
        ["forum", "chat"],
    ),
    (
        "Radera alla foruminlägg från bo.ek@example.net. Mejl och chattar behöver ni inte bry er om.",
        ["forum"],
    ),
    (
        "Radera alla chattar från bo.ek@example.net. Mejlen vill vi ha kvar för arkivlagen.",
        ["chat"],
    ),
    ("Radera alla chattar från bo.ek@example.net. Forum och mejl är inte aktuellt.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net. Mejlen ligger utanför begäran.", ["chat"]),
    (
        "Radera alla chattar från bo.ek@example.net. Mejl och forum faller utanför denna instruktion.",
        ["chat"],
    ),
    ("Radera alla chattar från bo.ek@example.net. E-posten får ej raderas.", ["chat"]),
    (
        "Radera alla chattar från bo.ek@example.net. För mejlen gäller arkivlagen, de ska vara kvar.",
        ["chat"],
    ),
    ("Radera alla chattar från bo.ek@example.net. Hennes mejl måste vi spara.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net. Vi hanterar mejlen själva.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net. Mejl har hon inga hos er.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net. Foruminlägg omfattas ej av begäran.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net, mailen behövs inte.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net (inte mailen).", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net. Mailen tar vi senare.", ["chat"]),
    ("Radera alla chattar från bo.ek@example.net. Mailen återkommer vi om.", ["chat"]),
    (
        "Erase all forum posts and all chats of bo.ek@example.net. The mails shall NOT be touched, because we must keep them.",
        ["forum", "chat"],
    ),
    (
        "Erase all forum posts of bo.ek@example.net. E-mails and chats are outside this instruction.",
        ["forum"],
    ),
    (
        "Erase all chats and posts of bo.ek@example.net, mails is not necessary as the pupils dont have mail with us.",
        ["forum", "chat"],
    ),
    ("Erase all chats of bo.ek@example.net. Please don't touch the emails.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. We don't need the emails or the posts.", ["chat"]),
    (
        "Erase all chats of bo.ek@example.net. Emails fall outside the scope of this request.",
        ["chat"],
    ),
    ("Erase all chats of bo.ek@example.net. The emails we will handle ourselves.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. The emails will come in a separate request.", ["chat"]),
    (
        "Erase all chats of bo.ek@example.net. His emails can't be deleted, they are under legal hold.",
        ["chat"],
    ),
    ("Erase all chats of bo.ek@example.net. Mails: not concerned. Forum: not concerned.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. This does not apply to the emails.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. He has no emails with us.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. There are no forum posts.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. She never used forum or mail.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. The mails stay where they are.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. Leave his e-mails as they are.", ["chat"]),
    ("Erase all chats of bo.ek@example.net, but the emails have to remain.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. The e-mails are exempt.", ["chat"]),
    ("Erase all chats of bo.ek@example.net. The e-mails are not part of it.", ["chat"]),
    (
        "Erase all chats of bo.ek@example.net. As for the emails, they shall remain untouched.",
        ["chat"],
    ),
    (
        "Radera alla mejl och chattar från bo.ek@example.net. Mejlen behövs inte längre.",
        ["mail", "chat"],
    ),
    (
        "Delete all emails and chats of bo.ek@example.net. She does not want the emails to be kept.",
        ["mail", "chat"],
    ),
    (
        "Delete all emails and posts of bo.ek@example.net. No emails should remain.",
        ["mail", "forum"],
    ),
    (
        "Delete all emails of bo.ek@example.net. It is not only the emails, the forum posts should go too.",
        ["mail", "forum"],
    ),
    ("Radera alla mejl från bo.ek@example.net. Det får inte finnas några mejl kvar.", ["mail"]),
    (
        "Radera mejl, foruminlägg och chattar från bo.ek@example.net. Vi vill inte att mejlen ligger kvar.",
        ["mail", "forum", "chat"],
    ),
]


@pytest.mark.parametrize(("wish", "channels"), WISHES)
def test_a_channel_that_is_named_to_be_left_out_is_none_of_the_wish(
    wish: str, channels: list[str]
) -> None:
    text = f"Hej,\n\n{wish} Vi har bekräftat personens identitet.\n\nMvh Maria"
    read = parse_request(letter(text), wordings())
    assert [channel.value for channel in read.channels] == channels
    assert read.wish.verdict is Verdict.OK
