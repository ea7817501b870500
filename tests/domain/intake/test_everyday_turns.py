# ruff: noqa: E501 (mails read better uncut)
"""Turns of ordinary mails that took the attestation or the wish away, and what looks like them."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import ParsedRequest, Verdict
from tests.domain.intake.letters import letter, rules_alone, wordings

EN = "Hi,\n\n{}\n\nBest\nReg Hopkirk\nChair, Hilltop Allotments"
ATTESTED = "We have confirmed the person's identity"
BRACKETED = [
    "Please remove all forum posts by doreen.slade@example.org (" + ATTESTED + ".)",
    "The meeting was sorry but said yes.\n\nPlease remove all forum posts by doreen.slade@example.org (" + ATTESTED + ").",
]  # fmt: skip
NOT_BRACKETED = [
    "Write to doreen.slade@example.org ({}.)",
    "Please remove all forum posts by doreen.slade@example.org.\n\nDoreen moved to Leeds in May ({}.)",
    "Please remove all forum posts by doreen.slade@example.org.\n\nOur form for doreen.slade@example.org ({}.)",
    'Please remove all forum posts by doreen.slade@example.org ("{}.")',
    "Please remove all forum posts by doreen.slade@example.org ({}?)",
    "Please remove all forum posts by doreen.slade@example.org ({}...)",
    "Please remove all forum posts by doreen.slade@example.org ({}, or so she says.)",
    "Please remove all forum posts by doreen.slade@example.org ({}!?)",
    "Please remove all forum posts by doreen.slade@example.org (not yet) ({}.)",
    "Please remove all forum posts by doreen.slade@example.org and say ({}.)",
    "Please don't trust them and remove all forum posts by doreen.slade@example.org ({}.)",
    "If she agrees, please remove all forum posts by doreen.slade@example.org ({}.)",
    "Doreen says please remove all forum posts by doreen.slade@example.org ({}.)",
    "The template reads please remove all forum posts by doreen.slade@example.org ({}.)",
    "As a test please remove all forum posts by doreen.slade@example.org ({}.)",
    "Her son told us to remove all forum posts by doreen.slade@example.org ({}.)",
    "Pretend to remove all forum posts by doreen.slade@example.org ({}.)",
    "We were told that you remove all forum posts by doreen.slade@example.org ({}.)",
    "Please remove the sentence and all forum posts by doreen.slade@example.org ({}.)",
    "Please wait before you remove all forum posts by doreen.slade@example.org ({}.)",
    "My colleague will remove all forum posts by doreen.slade@example.org ({} when she is back.)",
    "Please remove all forum posts by doreen.slade@example.org [ ] ({}.)",
]
SV = "Hej,\n\nRadera alla mejl från eivor.sjo@example.org. Vi har bekräftat personens identitet.\n\n{}"
CALLINGS = [
    "Mvh\nTobias Kron, legitimerad optiker\nKlarsyn Optik",
    "Tack!\n\nHenrik Granberg\nleg. optiker\nGranbergs Optik",
    "Mvh\nEva Ek\nLeg. psykolog",
]
NO_CALLINGS = [
    "Mvh\nTobias Kron, legitimerad",
    "Hon är inte legitimerad.\n\nMvh\nTobias Kron",
    "Leg. saknas.\n\nMvh\nTobias Kron",
    "Leg. optikern har inte sett hennes pass.\n\nMvh\nTobias Kron",
    "Legitimerad optiker har inte kontrollerat henne.\n\nMvh\nTobias Kron",
    "Leg. kommer i morgon.\n\nMvh\nTobias Kron",
    "Mvh\nTobias Kron, legitimation saknas",
    "Mvh\nTobias Kron\nleg. ej visad",
    "En leg. optiker sa att det nog är hon.\n\nMvh\nTobias Kron",
    "Leg. optiker eller inte, hennes leg har vi inte sett.\n\nMvh\nTobias Kron",
]
ASKED = "Hej,\n\nBo Ek, bo.ek@example.net, vill få alla sina mejl raderade. {}\n\nVi har bekräftat personens identitet.\n\nMvh\nMaria Strand"
LEFT = ["Chatten och forumet lämnar ni som de är.", "Forumet låter ni precis som det är."]
TOLD_OF = [
    "Bara mejlen räcker, forumet kan han ju läsa själv.",
    "Forumet tar vi själva.",
    "Chattarna låter vi bli.",
    "Forumet rör ni inte.",
    "Chatten behåller han.",
    "Forumet släpper vi.",
    "Chatten hoppar vi över.",
    "Forumet sparar vi.",
    "Forumet struntar han i.",
    "Chattarna behåller vi.",
    "Forumet ordnar han på egen hand.",
    "Chatten och forumet löser vi.",
    "Forumet följer han fortfarande.",
    "Forumet gillar han.",
    "Forum och chatt kan vi vänta med.",
    "The forum we handle here.",
    "The chat he can look up himself.",
    "The forum you skip.",
    "The chats we keep.",
    "The forum they look after.",
]
REQUEST = "Hej,\n\nJonatan Frisk{} vill få bort sina texter i kursforumet. Adressen är jonatan.frisk@example.org.\n\nVi har bekräftat personens identitet. Ta bort alla inlägg han gjort i forumet.\n\nMvh\nSiv"


def read(text: str) -> ParsedRequest:
    return parse_request(letter(text), wordings())


def attested_by_rules(text: str) -> bool:
    return parse_request(letter(text), rules_alone()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("said", BRACKETED)
def test_brackets_behind_a_wish_hold_a_statement_of_their_own(said: str) -> None:
    assert attested_by_rules(EN.format(said))


@pytest.mark.parametrize("said", NOT_BRACKETED)
def test_brackets_behind_anything_else_are_looked_at(said: str) -> None:
    assert not attested_by_rules(EN.format(said.format(ATTESTED)))


@pytest.mark.parametrize("below", CALLINGS)
def test_a_licensed_calling_is_no_licence_shown(below: str) -> None:
    assert attested_by_rules(SV.format(below))


@pytest.mark.parametrize("below", NO_CALLINGS)
def test_a_licence_that_is_missing_is_no_calling(below: str) -> None:
    assert not attested_by_rules(SV.format(below))


@pytest.mark.parametrize("said", LEFT)
def test_what_is_left_as_it_is_is_left_out(said: str) -> None:
    parsed = read(ASKED.format(said))
    assert parsed.channels == (ChannelKind.MAIL,)
    assert parsed.wish.verdict is Verdict.OK


@pytest.mark.parametrize("said", TOLD_OF)
def test_what_somebody_does_with_a_channel_is_no_list_of_channels(said: str) -> None:
    parsed = read(ASKED.format(said))
    assert parsed.wish.verdict is not Verdict.OK or parsed.channels == (ChannelKind.MAIL,)


def test_a_statement_that_leaves_a_channel_out_asks_for_it_nowhere() -> None:
    parsed = read(ASKED.format("Han skriver gärna i forumet, så i forumet ska inget ändras."))
    assert ChannelKind.FORUM not in parsed.channels or parsed.wish.verdict is not Verdict.OK
    text = "Hi,\n\nBo asks for all e-mails from bo.ek@example.net to be erased. We have confirmed the person's identity. {}\n\nBest\nNerys Pugh"
    told = read(
        text.format(
            "He's also active in our savers' forum and intends to stay there, so nothing changes in the forum."
        )
    )
    assert told.channels == (ChannelKind.MAIL,)
    assert told.wish.verdict is Verdict.OK
    parted = read(text.format("The forum as well, but not the forum of the board."))
    assert parted.wish.verdict is not Verdict.OK


def test_when_somebody_was_there_bounds_no_wish() -> None:
    assert (
        read(REQUEST.format(", deltagare på skrivarlinjen förra året,")).wish.verdict is Verdict.OK
    )
    bounded = REQUEST.format("").replace("sina texter", "sina texter från förra året")
    assert read(bounded).wish.verdict is not Verdict.OK
    bounded = REQUEST.format(", alla inlägg från förra året,")
    assert read(bounded).wish.verdict is not Verdict.OK


def test_a_text_block_that_came_by_itself_attests_nothing() -> None:
    text = "Hej,\n\nJosefin Ahl, josefin.ahl@example.org, har bett om en kopia av sina foruminlägg.\n\nVi har bekräftat personens identitet.\n\n{}\n\nHälsar Abbe"
    for said in (
        "Raden ovan kommer från vårt nya textblock i Outlook. Bry er alltså inte om den.",
        "Meningen ovan hoppar in av sig själv.",
        "Stycket ovan är från ett textblock.",
    ):
        assert read(text.format(said)).attestation.verdict is not Verdict.OK


def test_who_tells_which_addresses_one_person_has_tells_of_all_addresses() -> None:
    text = "Hi,\n\nPlease export all the forum posts written by Alasdair Reid. He is registered with alasdair.reid@example.net and, since the summer, with a.reid@example.com.{}\n\nWe have confirmed the person's identity.\n\nRegards\nEilidh Fraser"
    one = read(text.format(""))
    assert [subject.verdict for subject in one.subjects] == [Verdict.OK] * 2
    assert one.attestation.verdict is Verdict.OK
    other = read(text.format(" Andrew Reid has andrew.reid@example.net."))
    assert other.attestation.verdict is not Verdict.OK
