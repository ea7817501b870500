"""Whose data, which channels, which wish: single rules that a table of mails does not show."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind, Verdict
from tests.domain.intake.letters import ATTESTED, letter, read, sure, wordings

WISH = f"{ATTESTED} Radera alla mejl från anna@example.org."


@pytest.mark.parametrize(
    "said",
    [
        "Tekniska frågor tar vår konsult på konsult@drift.example.",
        "Mejla mig på min privata adress maja@hemma.example.",
        "Svara till min kollega på jonas@annan.example.",
        "Handläggare: Jonas Berg, jonas@annan.example",
        "Hennes syster bea@example.org berörs inte.",
        "Fakturan skickas till faktura@annan.example.",
        "Möjligen har hon även använt anna2@example.org.",
        "Hennes nya adress är anna.ny@example.org.",
    ],
)
def test_an_address_that_is_there_for_something_else_is_no_sure_person(said: str) -> None:
    assert sure(read(f"{WISH}\n\n{said}")) == ["anna@example.org"]


def test_a_person_who_is_named_and_left_out_needs_a_look() -> None:
    said = f"{WISH} Det gäller även bo@example.org. Mejlen från bo@example.org ska inte raderas."
    assert sure(read(said)) == ["anna@example.org"]


def test_the_rows_of_a_table_are_persons_also_under_a_drawn_line() -> None:
    table = (
        "Namn          E-post                  Kanal\n"
        "------------  ----------------------  ------\n"
        "Anna Ek       anna@example.org        mejl\n"
        "Bo Ek         bo@example.org          mejl\n"
    )
    parsed = read(f"Radera:\n\n{table}\nVi har bekräftat personernas identitet.")
    assert sure(parsed) == ["anna@example.org", "bo@example.org"]
    assert parsed.channels == (ChannelKind.MAIL,)


@pytest.mark.parametrize("tick", ["[x]", "☑"])
def test_a_boxs_cross_counts_and_an_empty_box_does_not(tick: str) -> None:
    wish = f"{tick} Radering  [ ] Kopia\n{tick} Mejl  [ ] Chatt"
    parsed = read(f"{wish}\nanna@example.org\n{ATTESTED}")
    assert (parsed.kind, parsed.channels) == (RequestKind.ERASURE, (ChannelKind.MAIL,))


@pytest.mark.parametrize(
    "said",
    [
        "Radera mejlen från anna@example.org och forumet från bo@example.org.",
        "Radera för anna@example.org: mejl, för bo@example.org: forum.",
        "anna@example.org och bo@example.org: Annas mejl ska raderas, Bos forum ska raderas.",
    ],
)
def test_other_channels_for_another_person_need_a_look(said: str) -> None:
    parsed = read(f"Vi har bekräftat personernas identitet. {said}")
    assert (parsed.wish.verdict, parsed.wish.reason) == (Verdict.ATTENTION, "wishes-differ")


def test_the_same_channels_for_two_persons_are_one_wish() -> None:
    said = "Radera mejlen från anna@example.org och mejlen från bo@example.org."
    assert read(f"Vi har bekräftat personernas identitet. {said}").wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    ("said", "channels"),
    [
        ("Radera mejlen från anna@example.org. Chattarna ska inte raderas.", ["mail"]),
        ("Radera mejlen från anna@example.org. Chatten har hon aldrig använt.", ["mail"]),
        ("Radera mejl från anna@example.org (ej chatt).", ["mail"]),
        ("Radera mejl från anna@example.org. Inga mejl får finnas kvar.", ["mail"]),
        ("Radera det anna@example.org skrivit via mejl och i chatten.", ["mail", "chat"]),
        ("Hon bad via mejl om det. Radera forumet för anna@example.org.", ["forum"]),
        ("Hon vill inte synas i forumet. Ta bort inläggen av anna@example.org.", ["forum"]),
        ("Kan ni lämna ut alla mejl från anna@example.org?", ["mail"]),
    ],
)
def test_a_channel_counts_where_it_is_wished_for(said: str, channels: list[str]) -> None:
    parsed = read(f"{ATTESTED} {said}")
    assert [kind.value for kind in parsed.channels] == channels
    assert parsed.wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "Vi vill ha en kopia av alla mejl från anna@example.org. Inget ska tas bort.",
        "Vi vill ha en kopia av alla mejl från anna@example.org. Ta inte bort något.",
        "Please send a copy of all emails from anna@example.org. Nothing is to be deleted.",
        "Please send a copy of all emails from anna@example.org, no deletion.",
    ],
)
def test_a_copy_without_an_erasure_never_erases(said: str) -> None:
    parsed = read(f"{ATTESTED} {said}")
    assert (parsed.kind, parsed.wish.verdict) == (RequestKind.ACCESS, Verdict.OK)


@pytest.mark.parametrize(
    "said",
    ["Detta är bara ett test, utför ingenting!", "Avvakta med detta.", "Radera ingenting."],
)
def test_a_mail_that_says_to_do_nothing_wishes_nothing(said: str) -> None:
    parsed = read(f"{WISH} {said}")
    assert (parsed.wish.verdict, parsed.wish.reason) == (Verdict.FAILED, "wish-negated")


def test_what_is_told_on_the_way_to_the_wish_makes_it_no_less_plain() -> None:
    story = "Hon har funderat på om hon kanske vill ha sina mejl raderade."
    assert read(f"{story} {WISH}").wish.verdict is Verdict.OK
    assert read(f"{WISH} {story}").wish.verdict is Verdict.ATTENTION
    asked = "Vi funderar på om ni kanske ska radera mejlen."
    assert read(f"{asked} {WISH}").wish.verdict is Verdict.ATTENTION


def test_whether_it_can_be_done_is_a_wish_only_where_the_identity_is_stated() -> None:
    question = "Går det att radera alla mejl från anna@example.org?"
    assert read(f"{ATTESTED} {question}").wish.verdict is Verdict.OK
    assert read(question).wish.verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    ("wish", "noticed"),
    [
        ("Radera alla mejl och recensioner från anna@example.org.", True),
        ("Radera alla mejl, omröstningar och chattar från anna@example.org.", True),
        ("Radera alla mejl och meddelanden från anna@example.org.", True),
        ("Please delete all emails and reviews by anna@example.org.", True),
        ("Radera alla mejl och personuppgifter från anna@example.org.", False),
        ("Radera alla mejl och kommentarer från anna@example.org.", False),
        ("Radera alla chattkonversationer med anna@example.org.", False),
    ],
)
def test_what_may_be_a_channel_and_is_none_known_is_noticed(wish: str, noticed: bool) -> None:
    parsed = parse_request(letter(wish), wordings())
    assert ("channel-unclear" in parsed.problems) is noticed


def test_a_closing_that_begins_a_request_is_no_signature() -> None:
    text = "Hej!\n\nVänligen radera:\n- alla mejl\nsom anna@example.org skickat."
    assert parse_request(letter(text), wordings()).kind is RequestKind.ERASURE


@pytest.mark.parametrize(
    "said",
    [
        "Ärendet är avskrivet, gallringsfristen är passerad och inget behöver bevaras.",
        "Hon fick visa leg för att hämta ut sitt paket.",
        "Vi har hans pass i kopia sedan förra sommaren.",
        "It shouldn't wait until June either.",
        "Bonusen har hon redan fått ut.",
        "Bokföringen raderar vi inte.",
        "The copy was hard to read, so she came in.",
        "The 1st is for the members on copy, not for you.",
        "We don't let customers delete themselves.",
    ],
)
def test_what_is_told_beside_a_plain_wish_changes_nothing_in_it(said: str) -> None:
    parsed = read(f"{WISH}\n\n{said}")
    assert (parsed.kind, parsed.wish.verdict) == (RequestKind.ERASURE, Verdict.OK)


@pytest.mark.parametrize(
    "said",
    [
        "My letter of Tuesday spoke of erasing chats.",
        "Your form is broken, so the request comes in an ordinary email.",
        "Blanketten krånglar, därför kommer begäran i ett vanligt mail.",
    ],
)
def test_what_is_told_of_another_letter_or_of_this_one_names_no_channel(said: str) -> None:
    wish = "Please delete all forum posts by anna@example.org."
    assert read(f"{said} {wish}").channels == (ChannelKind.FORUM,)


def test_who_wants_rid_of_it_wishes_it_erased_and_who_imports_it_moves() -> None:
    rid = read("She wants rid of the emails and chats from anna@example.org. She needs no copy.")
    assert (rid.kind, rid.wish.verdict) == (RequestKind.ERASURE, Verdict.OK)
    moved = read("Please export all forum posts by anna@example.org. They import a JSON file.")
    assert moved.kind is RequestKind.PORTABILITY


def test_to_wait_calls_it_off_unless_it_is_denied() -> None:
    assert read(f"{WISH} Please wait until June.").wish.reason == "wish-negated"


@pytest.mark.parametrize(
    "said",
    [
        "Anna (anna@example.org) no longer wishes her emails and forum posts to be kept.",
        "Anna (anna@example.org) doesn't want that we keep her emails and forum posts.",
        "Anna (anna@example.org) vill inte ha kvar sina mejl och foruminlägg.",
        "Anna (anna@example.org) vill inte att hennes mejl och foruminlägg finns kvar.",
    ],
)
def test_what_is_no_longer_to_be_kept_is_to_be_erased(said: str) -> None:
    parsed = read(f"{ATTESTED} {said}")
    assert (parsed.kind, parsed.wish.verdict) == (RequestKind.ERASURE, Verdict.OK)
    assert parsed.channels == (ChannelKind.MAIL, ChannelKind.FORUM)


def test_a_copy_before_the_erasure_is_asked_for_too() -> None:
    said = "Anna (anna@example.org) would like a copy of her emails, and once she has that, erased."
    assert read(f"{ATTESTED} {said}").kind is RequestKind.ACCESS_ERASURE


def test_a_label_before_all_of_a_channel_names_it() -> None:
    said = "Radering:\n1. Mejl: alla från anna@example.org\n2. Chattar: alla från samma adress"
    assert read(f"{ATTESTED}\n{said}").channels == (ChannelKind.MAIL, ChannelKind.CHAT)


def test_a_lists_heading_that_wishes_names_its_channels() -> None:
    table = "Nr | Namn | E-post\n1 | Anna Ek | anna@example.org\n2 | Bo Ek | bo@example.org"
    said = f"Vi har bekräftat personernas identitet. Mail och foruminlägg ska raderas för:\n{table}"
    assert read(said).channels == (ChannelKind.MAIL, ChannelKind.FORUM)


def test_a_sentence_ends_with_an_articles_number() -> None:
    said = "She has asked for erasure under Article 17. We have confirmed the person's identity."
    parsed = read(f"{said} Please delete all emails from anna@example.org.")
    assert parsed.attestation.verdict is Verdict.OK


def test_a_statement_of_a_person_and_channels_says_what_a_wish_without_them_means() -> None:
    said = "Another deletion for you. Anna Ek, anna@example.org, emails. She wrote in May."
    assert read(f"{said} {ATTESTED}").channels == (ChannelKind.MAIL,)


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("If possible, delete all emails from anna@example.org; otherwise just leave them.", False),
        ("Om möjligt, radera alla mejl från anna@example.org, annars lämnar ni dem kvar.", False),
        ("If possible, delete all emails from anna@example.org today.", True),
        ("Skicka alla mejl från anna@example.org som pdf om det går, annars som json.", True),
    ],
)
def test_what_hangs_on_nothing_but_whether_it_can_be_done_is_wished(said: str, sure: bool) -> None:
    assert (read(f"{said} {ATTESTED}").wish.verdict is Verdict.OK) is sure


def test_pupils_of_the_own_house_in_a_list_of_strangers_are_asked_about() -> None:
    listed = "1. tova@student.skolan.example\n2. ida@student.skolan.example\n3. j.wik@example.net"
    wish = "Ta bort all chatt som de har skrivit."
    text = f"Det gäller\n\n{listed}\n\n{wish}\n\nexpedition@skolan.example"
    found = parse_request(letter(text, "", "registrator@skolan.example"), wordings())
    assert sure(found) == ["j.wik@example.net"]
    assert len(found.subjects) == 3


def test_a_colleague_in_a_domain_below_is_nobody_concerned() -> None:
    text = f"{WISH}\n\nDataskyddsombud\nbo.ek@it.exempelstad.example"
    assert sure(read(text)) == ["anna@example.org"]


def test_what_somebody_is_not_bothered_about_is_left_out() -> None:
    said = (
        "Send us all forum posts of anna@example.org. She isn't bothered about e-mails or the chat."
    )
    assert read(f"{said} {ATTESTED}").channels == (ChannelKind.FORUM,)


def test_a_copy_under_one_letter_and_its_deletion_under_the_next_are_two_wishes() -> None:
    said = (
        "Anna, anna@example.org, asks (a) to receive a copy of all e-mails that she has written, "
        "and (b) to have all of these erased afterwards."
    )
    assert read(f"{said} {ATTESTED}").kind is RequestKind.ACCESS_ERASURE


@pytest.mark.parametrize(
    ("said", "sure"),
    [
        ("If he finds nothing, please erase all emails from anna@example.org.", False),
        ("If you could, please erase all emails from anna@example.org.", True),
    ],
)
def test_a_wish_that_opens_with_an_if_hangs_on_it(said: str, sure: bool) -> None:
    assert (read(f"{said} {ATTESTED}").wish.verdict is Verdict.OK) is sure


def test_shared_mailboxes_that_stay_untouched_are_no_persons() -> None:
    boxes = "order@boklada.example och hr@boklada.example"
    said = f"Våra gemensamma brevlådor ({boxes}) ska lämnas orörda."
    found = parse_request(letter(f"{WISH}\n\n{said}", "", "a.k@boklada.example"), wordings())
    assert "order@boklada.example" not in sure(found)
    assert "hr@boklada.example" not in sure(found)


@pytest.mark.parametrize(
    "said",
    [
        "Please erase the forum posts of anna@example.org, but not before 1 February.",
        "Please erase the forum posts of anna@example.org once the invoice is paid.",
        "Erase the forum posts by anna@example.org after 1 February.",
        "Erase the forum posts of anna@example.org in a week.",
        "Radera det anna@example.org skrivit i forumet så snart fakturan är betald.",
        "Radera det anna@example.org skrivit i forumet om fakturan är betald.",
        "Radera foruminläggen av anna@example.org först på måndag.",
        "Radera foruminläggen av anna@example.org när året är slut.",
        "Radera foruminläggen av anna@example.org efter helgen.",
        "Anna, anna@example.org, vill bli bortglömd i chatten, dock först efter den 1 februari.",
    ],
)
def test_a_wish_for_later_is_none_for_now(said: str) -> None:
    assert read(f"{said} {ATTESTED}").wish.verdict is not Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "Please delete what anna@example.org wrote in the forum in May.",
        "Erase everything anna@example.org wrote in the chat last week.",
        "Erase the forum posts by anna@example.org except the one about prices.",
        "Kan ni ta bort det anna@example.org skrev i forumet i maj?",
        "Kan ni ta bort de tre inlägg som anna@example.org skrev i forumet?",
        "Radera det anna@example.org skrivit i chatten fram till jul.",
        "Ta bort inlägget av anna@example.org i forumet.",
        "Radera alla inlägg av anna@example.org i forumet. Spara dock hennes svar till Gunde.",
        "Ta bort alla inlägg i forumet om elpriset från anna@example.org.",
    ],
)
def test_a_wish_for_a_part_needs_a_look(said: str) -> None:
    assert read(f"{said} {ATTESTED}").wish.verdict is Verdict.ATTENTION


@pytest.mark.parametrize(
    "said",
    [
        "Export all chats of anna@example.org, and once that has been handed over erase them.",
        "Radera alla inlägg i forumet om möjligt i dag, från anna@example.org.",
        "Nu när ärendet äntligen är avslutat vill anna@example.org få alla sina mejl raderade.",
        "Anna, anna@example.org, stopped in May and wants all her forum posts deleted.",
    ],
)
def test_what_is_told_of_the_time_besides_makes_no_wish_later(said: str) -> None:
    assert read(f"{said} {ATTESTED}").wish.verdict is Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "She wants no trace of her emails left with us.",
        "He would like no trace of his e-mails to remain.",
        "No trace of the mails should remain.",
    ],
)
def test_no_trace_is_a_wish_and_denies_none(said: str) -> None:
    text = f"It concerns anna@example.org. We have confirmed the person's identity. {said}"
    for more in ("", " Please delete all her emails."):
        parsed = read(text + more)
        assert (parsed.kind, parsed.wish.verdict) == (RequestKind.ERASURE, Verdict.OK)
        assert parsed.channels == (ChannelKind.MAIL,)


def test_that_no_trace_was_found_wishes_for_nothing() -> None:
    text = f"It concerns anna@example.org. No trace of her emails was found. {ATTESTED}"
    assert read(text).wish.verdict is not Verdict.OK
