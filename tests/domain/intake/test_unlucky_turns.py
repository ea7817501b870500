# ruff: noqa: E501 (mails read better uncut)
"""Unlucky ordinary mails: what looks like a harmless turn, and asks for more, or attests nothing."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, wordings

WISH = "Kan ni radera alla mejl som anna.ek@example.org har skrivit till oss? {}\n\nVi har bekräftat personens identitet."
WISH_EN = "Please delete all emails that anna.ek@example.org has written to us. {}\n\nWe have confirmed the person's identity."
ASKS_FOR_MORE = [
    "Chatten rensas löpande men ta den ändå.",
    "Foruminläggen raderas senast efter två veckor, tack.",
    "Gör vår gallring av foruminläggen.",
    "Er gallring får gärna ta foruminläggen med.",
    "Leverantörens gallring av chattarna ska köras.",
    "Chattarna raderas automatiskt när ni kör jobbet, kör det.",
    "The chats are deleted after 30 days but she wants them out now.",
    "She already cleared her chats but the logs remain with you, please take those.",
    "The forum posts should be all gone up to today.",
    "Her chats should be deleted after two weeks at the latest.",
    "She had a nice chat about her loan, delete it too.",
    "They had a long chat about insurance with us, which must go too.",
    "They have a long chat over at the site, erase that too.",
    "She is active in our forum and stays anonymous there, so the forum as well.",
]
ASKED_AT_ONCE = [
    "Vi vill att alla mejl från anna.ek@example.org raderas automatiskt.",
    "Vi vill att mejlen från anna.ek@example.org raderas efter 30 dagar.",
    "Please see to it that all emails from anna.ek@example.org get deleted after 30 days.",
    "We want it all gone their emails, their chats, for anna.ek@example.org.",
]
ANSWERED_NO = [
    "Delete the emails from anna.ek@example.org. Delete the chats? No longer.",
    "Delete the emails from anna.ek@example.org? Yes\nDelete the chats? No. 1 priority is the emails.",
    "Radera mejl från anna.ek@example.org, inte bråttom med chattarna.",
]
BOUNDED = [
    "Kan ni radera, för perioden 2019 till 2021, alla mejl från anna.ek@example.org?",
    "Anna Ek, endast det från i fjol, vill ha sina mejl raderade. anna.ek@example.org",
    "Anna Ek, perioden fram till 2020, vill få mejlen raderade. anna.ek@example.org",
    "Anna Ek, everything before 2020, wants her emails erased. anna.ek@example.org",
    "Anna Ek, what she sent before 2020, wants her emails erased. anna.ek@example.org",
    "Could you please, until 2020 that is, erase all emails from anna.ek@example.org?",
    "Her old emails, up until she left in 2019, should be erased: anna.ek@example.org",
]
BRACKETED = (
    "Please erase all posts by anna.ek@example.org (We have confirmed the person's identity.)"
)
NOT_OF_THE_SENDER = [
    f"In such mails you put: {BRACKETED[7:]}",
    f"Her letter said:\n{BRACKETED}",
    f"Her letter said this.\n{BRACKETED}",
    f"The old mail went like so.\n{BRACKETED}",
    "Hennes brev:\nRadera alla mejl från anna.ek@example.org (Vi har bekräftat personens identitet.)",
    f"Her mum's account, {BRACKETED[7:]}",
    BRACKETED.replace("by", "by her sister"),
]
QUOTED = "\n\nOn Wed, 14 Feb 2024 at 11:07, Bo Ek wrote:\n> Hi Nadia,\n> could you get rid of my chats?\n> Bo"


def read(text: str) -> ParsedRequest:
    return parse_request(letter(f"Hi,\n\n{text}\n\nRegards\nKaren North"), wordings())


@pytest.mark.parametrize("said", ASKS_FOR_MORE)
def test_what_is_asked_for_besides_is_never_surely_left_out(said: str) -> None:
    wish = WISH if said.startswith(("Chatten", "Forum", "Gör", "Er ", "Lev")) else WISH_EN
    parsed = read(wish.format(said))
    assert parsed.wish.verdict is not Verdict.OK or parsed.channels != (ChannelKind.MAIL,)


@pytest.mark.parametrize("said", ASKED_AT_ONCE)
def test_a_wish_for_what_may_go_by_itself_is_a_wish(said: str) -> None:
    parsed = read(f"{said}\n\nWe have confirmed the person's identity.")
    assert parsed.wish.verdict is not Verdict.FAILED


@pytest.mark.parametrize("said", ANSWERED_NO)
def test_a_channel_that_is_answered_no_is_no_sure_part_of_the_wish(said: str) -> None:
    parsed = read(f"{said}\n\nWe have confirmed the person's identity.")
    assert parsed.wish.verdict is not Verdict.OK or parsed.channels == (ChannelKind.MAIL,)


@pytest.mark.parametrize("said", BOUNDED)
def test_what_bounds_the_wish_is_nothing_that_is_told_of_the_person(said: str) -> None:
    parsed = read(f"{said}\n\nWe have confirmed the person's identity.")
    assert parsed.wish.verdict is not Verdict.OK


@pytest.mark.parametrize("said", NOT_OF_THE_SENDER)
def test_brackets_behind_somebody_elses_words_or_for_somebody_elses_kin_attest_nothing(
    said: str,
) -> None:
    assert read(said).attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("said", ["See the client's letter below:", "His request follows below"])
def test_what_points_at_the_original_may_hand_over_to_the_sentence(said: str) -> None:
    text = f"Hi,\n\nPlease erase all emails from bo.ek@example.net. {said}\n\nWe have confirmed the person's identity.\n\nRegards\nKaren North"
    parsed = parse_request(letter(text + QUOTED), wordings())
    assert parsed.attestation.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "En mamma vill att sonen får sina mejl raderade: kim.thoren@example.org.",
        "En förälder ber om att eleven ska få alla sina mejl raderade: kim.thoren@example.org.",
        "Vårdnadshavaren har begärt att dotterns mejl raderas: kim.thoren@example.org.",
        "A mother wants her son's emails erased: kim.thoren@example.org.",
        "A parent asks that the pupil's emails be erased: kim.thoren@example.org.",
    ],
)
def test_a_parent_who_asks_for_a_child_s_messages_is_looked_at(said: str) -> None:
    sentence = "Vi har bekräftat personens identitet."
    if said.startswith("A "):
        sentence = "We have confirmed the person's identity."
    parsed = parse_request(letter(f"Hej,\n\n{said}\n\n{sentence}\n\nMvh\nMaria"), wordings())
    assert parsed.attestation.verdict is Verdict.ATTENTION
