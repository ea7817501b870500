# ruff: noqa: E501 (wishes read better uncut)
"""Channels that a mail names to leave them out: only what is asked for is erased."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest, Verdict
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


MUST_GO = """\
Mejl och chattar får inte finnas kvar hos er.
Mejlen och chattarna ska inte sparas.
Mejlen och chattarna behöver inte sparas.
Mejlen och chattarna behövs inte längre.
Mejlen och chattarna kan inte ligga kvar.
Mejlen och chattarna ska inte gå att hitta.
Mejlen och chattarna ska inte längre finnas.
Mejlen och chattarna får ej lagras.
Mejlen och chattarna ska ej vara kvar.
Mejlen och chattarna är inte undantagna.
Mejlen och chattarna omfattas inte av arkivlagen.
Spara inte mejlen och chattarna.
Behåll inga mejl eller chattar.
Glöm inte mejlen och chattarna.
Lämna inte kvar mejlen och chattarna.
Ni får inte ha kvar mejlen och chattarna.
Ni får inte spara mejlen och chattarna.
Ni har ingen rätt att behålla mejlen och chattarna.
Det finns inget skäl att spara mejlen och chattarna.
Vi behöver inte mejlen och chattarna längre.
Inga mejl och chattar ska finnas kvar.
Inte ett mejl och ingen chatt får finnas kvar.
The emails and chats must not remain.
Chats and mails cannot stay.
The emails and chats can't stay with you.
The emails and chats should not be kept.
The emails and chats may not be kept.
The emails and chats must not be retained.
The emails and chats are not needed any more.
The emails and chats will not be needed.
The emails and chats are no longer needed.
The emails and chats are not exempt.
The emails and chats aren't under legal hold.
The emails and chats must no longer exist.
The emails and chats need not be kept.
The emails and chats don't need to be kept.
Do not keep the emails and chats.
Don't forget the emails and chats.
Do not leave the emails and chats behind.
You have no right to keep the emails and chats.
There is no reason to keep the emails and chats.
None of the emails and chats may remain.
No emails or chats may be left.
We do not need the emails and chats any more.
You need not keep the emails and chats.
We don't want the emails and chats to stay.
""".splitlines()
ONLY = [
    "Radera foruminläggen från bo.ek@example.net.",
    "Erase the forum posts of bo.ek@example.net.",
]
WITHIN = [
    "Radera mejlen från bo.ek@example.net som inte ska sparas och chattarna.",
    "Erase the mails of bo.ek@example.net that aren't needed and the chats too.",
]


def reading_of(said: str) -> ParsedRequest:
    text = f"Hej,\n\n{said} Vi har bekräftat personens identitet.\n\nMvh Maria"
    return parse_request(letter(text), wordings())


@pytest.mark.parametrize(
    "said", [*(f"{ONLY['mails' in m.lower() or 'chats' in m]} {m}" for m in MUST_GO), *WITHIN]
)
def test_a_channel_that_must_go_is_not_lost_beside_those_that_are_wished_for(said: str) -> None:
    read = reading_of(said)
    named = {channel.value for channel in read.channels} >= {"mail", "chat"}
    assert named or read.wish.reason == "channels-open-ended"


@pytest.mark.parametrize("only", ONLY)
def test_the_wish_alone_is_plain(only: str) -> None:
    assert reading_of(only).wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("Radera mejl och chattar från", "Chatten behöver vi spara till revisionen."),
        ("Radera mejl och chattar från", "Chattarna ska vi ha kvar."),
        ("Radera mejl och chattar från", "Enligt lag måste vi spara chatten i sju år."),
        ("Radera mejl och chattar från", "Mejlen behöver vi för en tvist."),
        ("Delete all emails and chats of", "The chats we need to keep."),
        ("Delete all emails and chats of", "The chats must be retained."),
        ("Delete all emails and chats of", "Don't touch the chats."),
    ],
)
def test_what_is_wished_for_and_told_to_stay_later_needs_a_look(first: str, later: str) -> None:
    text = (
        f"Hej,\n\n{first} bo.ek@example.net. {later} Vi har bekräftat personens identitet.\n\nMaria"
    )
    assert parse_request(letter(text), wordings()).wish.verdict is Verdict.ATTENTION


def test_another_channel_that_is_told_to_stay_is_no_doubt() -> None:
    wish = "Radera mejl och foruminlägg från bo.ek@example.net. Chattarna ska vi ha kvar."
    text = f"Hej,\n\n{wish} Vi har bekräftat personens identitet.\n\nMaria"
    read = parse_request(letter(text), wordings())
    assert [channel.value for channel in read.channels] == ["mail", "forum"]
    assert read.wish.verdict is Verdict.OK
