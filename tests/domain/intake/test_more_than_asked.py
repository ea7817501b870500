"""What a hasty reader would erase although the mail leaves it out or only names it."""

from __future__ import annotations

import pytest

from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind, Verdict
from tests.domain.intake.letters import ATTESTED, read, sure

MAIL, FORUM, CHAT = ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT


@pytest.mark.parametrize(
    ("said", "channels"),
    [
        ("Radera alla foruminlägg men inte mejlen, de ska finnas kvar.", (FORUM,)),
        ("Vi vill ha bort alla chattar, men inte mejlen, dem vill hon ha kvar.", (CHAT,)),
        (
            "Ta bort mejlen, däremot ska inläggen i forumet inte raderas utan ligga kvar.",
            (MAIL,),
        ),
        (
            "Vi frågade om hon ville bli av med mejlen men det ville hon inte. Radera chattarna.",
            (CHAT,),
        ),
        ("Export all emails and chats please, no need for the forum.", (MAIL, CHAT)),
        ("Please erase all chats by her, see her mail below.", (CHAT,)),
        ("Radera alla mejl. Hennes chattar städade vi bort själva.", (MAIL,)),
        ("Erase all chats. She asked for the mails that other guests wrote about her.", (CHAT,)),
        ("She asked us in the chat to erase her old forum posts, all of them.", (FORUM,)),
        ("Please erase all mails. The chats she has asked nothing about.", (MAIL,)),
        ("Erase everything written, with the exception of mails: all forum posts.", (FORUM,)),
        ("We need to erase all her chats.\n\n- Mails: keep\n- Chats: erase all", (CHAT,)),
        ("What we need erased:\n\nMail   no\nForum   yes\nChat   no", (FORUM,)),
        ("Ska bort:\n- chattar\n\nSka vara kvar:\n- mejl\n- foruminlägg", (CHAT,)),
        ("Erase these:\n- forum posts\n\nPlease keep:\n- mails\n- chats", (FORUM,)),
        ("Anna var med i Ungdomsforum Norr. Radera alla mejl hon har skrivit.", (MAIL,)),
        ("Ms Ritu Chatterjee asks you to delete all her e-mails.", (MAIL,)),
        ("Radera mejlen från Maria Post, alla hon skrivit.", (MAIL,)),
        (
            "Radera alla mejl. I chatten har vi aldrig haft henne. Chatten har vi aldrig haft.",
            (MAIL,),
        ),
        ("- forum posts: I have deleted them myself\n- e-mails: erase all of them", (MAIL,)),
        ("Radera alla foruminlägg och alla\nchattar som hon har skrivit.", (FORUM, CHAT)),
    ],
)
def test_a_channel_that_is_left_out_or_only_told_of_is_not_asked_for(
    said: str, channels: tuple[ChannelKind, ...]
) -> None:
    parsed = read(f"{said}\n\nanna@example.org\n{ATTESTED}")
    assert parsed.channels == channels


@pytest.mark.parametrize(
    "said",
    [
        "Radera alla mejl, nej förlåt, alla chattar som hon har skrivit.",
        "Delete all the mails, no sorry, all the chats she has written.",
        "Radera alla mejl. Forumet vet jag faktiskt inte om hon menade också, vad tror ni?",
        "We talked about having her mails removed, but please remove her chats instead.",
        "Please erase all chats of these members, except for the two who are trainers.",
        "Erase the forum posts she wrote in the thread about the camp.",
        "Radera alla mejl. Går det att radera chattar på samma sätt, om någon frågar?",
        "Hon vill ha kopior på alla mejl. Chattarna däremot vill hon ha raderade.",
        "Radera alla mejl och chattar.\n\nSammanfattning:\nmejl   behåll\nchattar   radera",
        "Type of request: erasure\nWhat shall we keep?\n  E-mails: no\n  Forum posts: yes",
        "Everything ticked will be erased.\n[ ] erasure  [x] copy of all mails",
        "Radera alla mejl och chattar.\n\n- mejl: radera\n- chattar: behåll",
    ],
)
def test_a_wish_that_is_mended_or_excepts_somebody_needs_a_look(said: str) -> None:
    parsed = read(f"{said}\n\nanna@example.org\n{ATTESTED}")
    assert parsed.wish.verdict is not Verdict.OK


def test_one_of_several_persons_who_is_taken_back_needs_a_look() -> None:
    said = "Please erase all chats by anna@example.org, bo@example.org and eva@example.org."
    text = f"{said} {ATTESTED}".replace("personens", "personernas")
    assert read(text).wish.verdict is Verdict.OK
    mended = read(f"{text}\n\nSorry, scratch that second one.")
    assert mended.wish.verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("BEGÄRAN OM RADERING ELLER UTDRAG\n\nÅtgärd: Export av alla mejl", RequestKind.ACCESS),
        ("Form for erasure or export\n\nAction: export all mails", RequestKind.ACCESS),
        ("Radera alla mejl. Skicka gärna en kopia på bekräftelsen.", RequestKind.ERASURE),
        ("Hon vill bli borttagen från nyhetsbrevet. Exportera alla mejl.", RequestKind.ACCESS),
        ("Please delete that attachment. Export all mails.", RequestKind.ACCESS),
        ("Exportera alla inlägg. Sina mejl raderar han på egen hand.", RequestKind.ACCESS),
        ("It's chucking it down here. Please export all mails.", RequestKind.ACCESS),
    ],
)
def test_the_kind_is_what_is_asked_for_and_not_all_that_is_printed(
    said: str, kind: RequestKind
) -> None:
    assert read(f"{said}\n\nanna@example.org\n{ATTESTED}").kind is kind


def test_would_it_be_possible_is_a_wish_of_who_has_looked() -> None:
    asked = "Would it be possible to have all her mails exported? anna@example.org"
    assert read(f"{asked} {ATTESTED}").wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    "row",
    ["Bo Ek | bo@example.org | keep", "Bo Ek\tbo@example.org\tbehålls", "bo@example.org; nej"],
)
def test_a_person_whose_row_says_so_stays(row: str) -> None:
    attested = ATTESTED.replace("personens", "personernas")
    head = "Radera alla mejl som de märkta har skrivit.\n\n"
    rows = f"Eva Alm | eva@example.org | radera\n{row}"
    assert "bo@example.org" not in sure(read(f"{head}{rows}\n\n{attested}"))


@pytest.mark.parametrize(
    "text",
    [
        "Kvar i gruppen:\nbo@annan.example\n\nRadera alla chattar för:\nanna@example.org",
        "Erase all chats of:\n* anna@example.org\n\nTaken over by:\n* bo@annan.example",
        "Radera alla chattar.\n\nNamn | Konto | Chef\nAnna | anna@example.org | bo@annan.example",
        "Delete all mails by anna@example.org.\n\nLeave alone:\n* bo@annan.example",
        "Radera anna@example.org:s mejl. Bo, bo@annan.example, tar över patrullen.",
        "Delete all mails by anna@example.org. bo@annan.example was taken care of on Monday.",
        "Radera anna@example.org:s mejl. I stället för Anna går Bo in, bo@annan.example.",
    ],
)
def test_a_list_a_column_or_a_clause_says_who_is_there_for_something_else(text: str) -> None:
    assert "bo@annan.example" not in sure(read(f"{text}\n\n{ATTESTED}"))


@pytest.mark.parametrize(
    "said",
    [
        "Hennes mejl vidarebefordras till efterträdaren bo@annan.example.",
        "Her job was taken over by Bo Ek, bo@annan.example.",
        "Utdraget ska skickas till hennes bror, bo@annan.example.",
        "Witness: bo@annan.example",
    ],
)
def test_who_only_stands_in_for_or_receives_is_no_sure_person(said: str) -> None:
    parsed = read(f"{ATTESTED} Radera alla mejl från anna@example.org.\n\n{said}")
    assert sure(parsed) == ["anna@example.org"]


@pytest.mark.parametrize(
    ("name", "certain"),
    [
        ("Karen Holm", False),
        ("Eric Holm", True),
        ("Erica Holm", True),
        ("Mr Holm", True),
        ("Familjen Holm", True),
        ("Karen Berg", True),
        ("Karen och Eric Holm", True),
    ],
)
def test_a_person_called_by_another_first_name_than_the_address_is_unsure(
    name: str, certain: bool
) -> None:
    parsed = read(f"{ATTESTED} Radera alla mejl som {name} har skrivit, eric.holm@example.org.")
    assert (sure(parsed) == ["eric.holm@example.org"]) is certain


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        ("Peter Walsham, eric.holm@example.org", False),
        ("Eric Holm, eric.holm@example.org", True),
        ("E. Holm <eric.holm@example.org>", True),
        ("ALLA MEJL, eric.holm@example.org", True),
    ],
)
def test_a_whole_other_name_right_before_an_address_makes_it_unsure(
    line: str, certain: bool
) -> None:
    parsed = read(f"Radera alla mejl som hen har skrivit:\n\n{line}\n\n{ATTESTED}")
    assert (sure(parsed) == ["eric.holm@example.org"]) is certain


@pytest.mark.parametrize(
    "said",
    [
        "Den förre vill ha en kopia av alla mejl, den senare vill att mejlen försvinner.",
        "D = delete all mails, C = send a copy of all mails",
        "The former would like a copy of every mail. The latter wants all mails deleted.",
        "Radera allt som Anna skrivit: mejl, forum och chatt. Samma för Bo, men inte forumet.",
    ],
)
def test_what_may_be_meant_for_one_of_two_persons_needs_a_look(said: str) -> None:
    attested = ATTESTED.replace("personens", "personernas")
    parsed = read(f"{said}\n\nanna@example.org\nbo@example.org\n\n{attested}")
    assert parsed.wish.verdict is not Verdict.OK


def test_a_copy_and_then_the_erasure_is_one_wish_of_both() -> None:
    attested = ATTESTED.replace("personens", "personernas")
    said = "Exportera först alla mejl och radera dem därefter."
    parsed = read(f"{said}\n\nanna@example.org\nbo@example.org\n\n{attested}")
    assert parsed.wish.verdict is Verdict.OK
    assert parsed.kind is RequestKind.ACCESS_ERASURE


@pytest.mark.parametrize(
    "said",
    [
        "He walked in set on having it all deleted, and walked out wanting a keepsake.",
        "Hon ville bli raderad.",
    ],
)
def test_an_erasure_that_is_only_told_of_beside_a_copy_needs_a_look(said: str) -> None:
    parsed = read(f"Please send us a copy of all mails by anna@example.org. {said}\n\n{ATTESTED}")
    assert parsed.wish.verdict is not Verdict.OK or not parsed.kind.erases
