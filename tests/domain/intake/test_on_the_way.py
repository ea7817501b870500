"""What a wish's own sentence names on the way: how somebody got in touch, what happens to another.

Such a channel or person was not asked for, and nothing surely read may hold it.
"""

from __future__ import annotations

import pytest

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import ATTESTED, read, sure

MAIL, FORUM, CHAT = ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT
SEVERAL = ATTESTED.replace("personens", "personernas")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("I går hörde Bo av sig i chatten och vill att hans inlägg i forumet raderas.", FORUM),
        ("Kunden berättade för oss i chatten att hon vill få alla sina mejl raderade.", MAIL),
        ("A member told our volunteer on the forum that she wants her emails deleted.", MAIL),
        ("She rang and then came in through the chat, and wants her mails erased.", MAIL),
        ("Radera hennes mejl, forumet låter vi vara så länge.", MAIL),
        ("Ta bort chattarna för henne, mejlen sparar vi.", CHAT),
        ("Mejl + chatt bort för henne, forumet skippar vi.", MAIL),
        ("Please erase her mails, the forum we leave for the time being.", MAIL),
        ("Erase her chats; the mails she keeps for the tax office.", CHAT),
    ],
)
def test_a_channel_that_a_wish_names_on_the_way_is_not_surely_asked_for(
    said: str, asked: ChannelKind
) -> None:
    parsed = read(f"{said}\n\nanna@example.org\n\n{ATTESTED}")
    assert asked in parsed.channels
    assert parsed.channels == (asked,) or parsed.wish.verdict is not Verdict.OK


@pytest.mark.parametrize(
    ("said", "channels"),
    [
        ("Anna har hört av sig och vill att det hon skrivit på forumet raderas.", (FORUM,)),
        ("Everything she has emailed us or posted in the forum is to be erased.", (MAIL, FORUM)),
        ("Anna har skrivit till oss i forumet och i chatten och vill ha allt raderat.", None),
        ("Radera hennes mejl, inläggen hon skrev och chattarna hon hade.", (MAIL, FORUM, CHAT)),
        ("Erase the mails she sent, the posts she wrote and the chats she had.", None),
        ("I forumet och i chatten vill hon ha allt raderat.", (FORUM, CHAT)),
        ("Mejlen vill hon ha raderade, chattarna vill hon också ha raderade.", (MAIL, CHAT)),
    ],
)
def test_what_was_written_in_a_channel_is_asked_for(
    said: str, channels: tuple[ChannelKind, ...] | None
) -> None:
    parsed = read(f"{said}\n\nanna@example.org\n\n{ATTESTED}")
    assert parsed.wish.verdict is Verdict.OK
    assert channels in (None, parsed.channels)


def test_how_a_request_came_is_no_list_of_channels() -> None:
    said = "Her mail came from anna@example.org, which is also the address she used in the chat."
    parsed = read(f"Please clear out her chats.\n\n{said}\n\n{ATTESTED}")
    assert MAIL not in parsed.channels or parsed.wish.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "De chattar som hon skrev före jul vill hon ha raderade.",
        "Please erase the mails she sent before the merger.",
        "Radera alla mejl han skickat efter flytten.",
    ],
)
def test_what_was_written_before_something_is_a_part(said: str) -> None:
    parsed = read(f"{said}\n\nanna@example.org\n\n{ATTESTED}")
    assert parsed.wish.verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    "told",
    [
        "If anything is unclear, her contact person is Dr Heath (bo@annan.example).",
        "Dr Heath (bo@annan.example) has nothing to do with the request.",
        "Bo Ek (bo@annan.example) har inget med saken att göra.",
        "Mrs Gray (bo@annan.example) isn't involved.",
    ],
)
def test_who_is_told_of_beside_one_persons_addresses_is_no_sure_person(told: str) -> None:
    one = "Please erase her mails. She used two addresses: anna@example.org and a.ek@example.com."
    persons = sure(read(f"{one} {told}\n\n{ATTESTED}"))
    assert "bo@annan.example" not in persons
    assert "anna@example.org" in persons


@pytest.mark.parametrize(
    "told",
    [
        "It was another member, Bo Ek (bo.ek@example.org), who complained about the tone in them,"
        " and Anna has since agreed that she'd rather see them all gone.",
        "Det var en annan medlem, Bo Ek (bo.ek@example.org), som klagade på tonen i dem,"
        " och Anna vill nu helst se dem borttagna.",
    ],
)
def test_who_did_something_else_in_a_wishs_sentence_is_no_sure_person(told: str) -> None:
    parsed = read(f"Radera inläggen i forumet från anna.berg@example.org. {told}\n\n{ATTESTED}")
    assert sure(parsed) == ["anna.berg@example.org"]


def test_who_is_picked_out_as_the_one_who_wishes_is_sure() -> None:
    wishing = "Det är anna@example.org som vill få sina mejl raderade."
    other = "Det var bo@annan.example som tipsade henne."
    assert sure(read(f"{wishing} {other}\n\n{ATTESTED}")) == ["anna@example.org"]


@pytest.mark.parametrize(
    ("told", "attested"),
    [
        # Whoever is joined to the wish, or may be, stays and needs a look.
        ("Bo Ek (bo@annan.example) hälsar.", SEVERAL),
        ("Bo Ek (bo@annan.example) har det likadant, samma där.", ATTESTED),
        ("Bo Ek (bo@annan.example) hörde också av sig.", ATTESTED),
        ("Och bo@annan.example, hur gör vi med den?", ATTESTED),
        ("Motpart: bo@annan.example", ATTESTED),
    ],
)
def test_who_may_be_joined_to_the_wish_stays_and_needs_a_look(told: str, attested: str) -> None:
    parsed = read(f"Radera alla mejl från anna@example.org.\n\n{told}\n\n{attested}")
    assert "bo@annan.example" in [one.address.text for one in parsed.subjects]
    assert "bo@annan.example" not in sure(parsed)
