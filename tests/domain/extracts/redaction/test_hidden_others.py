"""Others who are spelt out, broken up, shortened, or who lend the person their display name."""

from __future__ import annotations

import base64
from unittest.mock import patch

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.extracts.packages import PackageItem, as_delivered
from dsr_desk.domain.extracts.redaction.finding import Finder
from dsr_desk.domain.extracts.redaction.grouping import ThirdParty
from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from dsr_desk.domain.extracts.redaction.own_names import resembles
from dsr_desk.domain.finding.detecting import encodings
from dsr_desk.domain.finding.matches import Attachment
from tests.domain.extracts.redaction.others import ANNA, KNOWN, an_item, found, without

LISA = without((Sort.NAME, "Lisa Bergqvist"), (Sort.ADDRESS, "lisa@annan.example"))


def labels(text: str) -> list[tuple[str, bool]]:
    """Return who is found in a text of the person's, and whether it is certain."""
    return [(party.label, party.certain) for party in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "lisa AT annan DOT example",
        "lisa at annan dot example",
        "lisa [at] annan [dot] example",
        "lisa(at)annan.example",
        "lisa{@}annan(punkt)example",
        "lisa snabel-a annan punkt example",
        "li\u200bsa@ann\u00adan.exam\u2060ple",
        "li\u3164sa@annan.example",
        "lisa&#64;annan&#46;example",
        "li&shy;sa@annan.&#8203;example",
    ],
)
def test_an_address_is_found_and_masked_however_it_is_hidden(text: str) -> None:
    assert labels(f"skriv till {text} i dag") == [("lisa@annan.example", True)]
    assert LISA.mask(f"till {text} i dag") == "till [Person 3] i dag"


@pytest.mark.parametrize("before", range(30, 62))
@pytest.mark.parametrize(
    ("margin", "behind"),
    [("", ""), ("", "Maria"), ("", "Med vänlig hälsning"), ("> ", "> Maria"), ("  ", "\r\nMaria")],
)
def test_what_is_packed_in_lines_is_read_whatever_stands_behind(
    before: int, margin: str, behind: str
) -> None:
    """At whatever place a line ends: in the middle of the name, or of a letter."""
    said = f"{'å' * (before % 7)}{'x' * before} Lisa Bergqvist var här, sa hon i går till oss alla."
    packed = base64.encodebytes(said.encode()).decode().replace("\n", "\n" + margin)
    masked = LISA.mask(f"Se här:\n{margin}{packed}{behind}")
    assert "[Person 3]" in masked
    assert not LISA.names(masked)


@pytest.mark.parametrize("charset", ["latin-1", "utf-16-le"])
def test_what_is_packed_in_another_character_set_is_read(charset: str) -> None:
    said = "Det var Lisa Bergqvist som såg det i går kväll.".encode(charset)
    assert LISA.names(base64.b64encode(said).decode())


def test_much_that_is_packed_is_looked_through_once() -> None:
    """What says something and what does not, by turns: neither is read to its end at each line."""
    lines = ["SGVqIGhlaiBoZWogaGVqIGhlag", "/" * 16] * 2000
    with patch.object(encodings, "_unpacked", wraps=encodings._unpacked) as unpacked:
        assert not LISA.names("\n".join(lines))
    read = sum(len(call.args[0]) for call in unpacked.call_args_list)
    assert read < 20 * len("\n".join(lines))


@pytest.mark.parametrize("text", ["<lisa at annan.example>", "< lisa at annan.example>"])
def test_what_stands_as_addresses_do_is_one(text: str) -> None:
    assert labels(f"Lisa {text} skrev") == [("lisa@annan.example", " lisa" not in text)]


@pytest.mark.parametrize("local", ["lisa.berg", "l.berg", "lisa_berg"])
def test_two_words_with_a_mark_between_them_are_no_words_of_a_sentence(local: str) -> None:
    assert labels(f"fråga {local} at annan.example i dag") == [(f"{local}@annan.example", True)]


@pytest.mark.parametrize(
    "text",
    [
        "titta at home.example",
        "have a look at opensource.example",
        "(published at opensource.example)",
        "a follow-up at home.example",
        "12 at home.example",
        "i.e. at home.example",
        "at 5 p.m at home.example",
    ],
)
def test_words_before_a_place_on_the_net_are_not_surely_somebody(text: str) -> None:
    assert not any(certain for _, certain in labels(text))


@pytest.mark.parametrize("text", ["lisa at annan.example", "lisa @ annan.example"])
def test_what_may_be_an_address_or_words_is_left_to_a_person(text: str) -> None:
    assert labels(f"skriv till {text} i dag") == [("lisa@annan.example", False)]
    assert LISA.mask(text) == "[Person 3]"


def test_an_address_with_letters_of_a_country_is_masked_in_both_writings() -> None:
    key = EmailAddress("lisa@ö-gård.example").key
    taken_out = without((Sort.ADDRESS, key))
    assert "xn--" in key
    assert taken_out.mask(f"lisa@ö-gård.example, {key}") == "[Person 3], [Person 3]"


@pytest.mark.parametrize(
    "text",
    [
        "LisaB", "LisaBs", "Lisa B", "LBergqvist", "L. Bergqvist", "L Bergqvist", "L.B.", "L. B.",
        "Lisa\nBergqvist", "Berg-\n> qvist", "Lisa Berg-\nqvist",
    ],
)  # fmt: skip
def test_short_and_broken_forms_of_a_name_are_masked(text: str) -> None:
    assert LISA.mask(f"sa {text}, sa jag").replace("[Person 3] [", "[") == "sa [Person 3], sa jag"


@pytest.mark.parametrize("text", ["/LB", "Hälsningar\nLB", "(LB)", "> LB\n> Hej"])
def test_initials_are_masked_where_somebody_signs_with_them(text: str) -> None:
    assert LISA.mask(text) == text.replace("LB", "[Person 3]")


@pytest.mark.parametrize("text", ["2 LB kabel", "lisab", "l. bergman", "PLB", "Elisa B", "lb"])
def test_other_letters_stay(text: str) -> None:
    assert LISA.mask(text) == text


def test_a_short_form_that_the_person_shares_is_nobodys() -> None:
    own = ((Sort.NAME, "Lars Bergqvist"),)
    other = without((Sort.NAME, "Lisa Bergqvist"), own=own)
    assert other.mask("L. Bergqvist, /LB, LisaB") == "L. Bergqvist, /LB, [Person 3]"


def test_a_name_over_the_end_of_a_long_line_is_found() -> None:
    text = "I går kväll vid tiotiden, när jag kom hem, stod Karin\nHolm där."
    assert labels(text) == [("Karin Holm", False)]
    assert labels("från Lisa\nBerg <lisa@x.example>") == [("Lisa Berg", True)]


def heard(*names: str, author: str = ANNA.text) -> tuple[Finder, tuple[ThirdParty, ...]]:
    """Return what is found in mails of the person's that carry these display names."""
    finder = Finder(KNOWN)
    for name in names:
        finder.hear(an_item("Hej", author=author, author_name=name), own=True)
    return finder, tuple(party for party in finder.parties() if not party.staff)


def test_anothers_name_beside_the_persons_address_is_offered_to_be_decided() -> None:
    finder, (lisa,) = heard("Anna Svensson", "Lisa Annan")
    assert (lisa.label, lisa.certain) == ("Lisa Annan", False)
    assert Identifier(Sort.NAME, "Lisa Annan") not in finder.own()
    assert Identifier(Sort.NAME, "Anna Svensson") in finder.own()


def test_anothers_name_that_a_header_knows_is_taken_out_whoever_writes_under_it() -> None:
    finder = Finder(KNOWN)
    finder.hear(an_item("Hej", author_name="Lisa Annan"), own=True)
    finder.hear(an_item("Hej", recipients=("Lisa Annan <lisa@annan.example>",)), own=True)
    (lisa,) = (party for party in finder.parties() if not party.staff)
    assert lisa.certain
    assert {each.sort for each in lisa.identifiers} == {Sort.NAME, Sort.ADDRESS}


def test_a_name_under_which_the_person_often_writes_is_their_own() -> None:
    finder, others = heard(*["Karl Pettersson"] * 3)
    assert others == ()
    assert Identifier(Sort.NAME, "Karl Pettersson") in finder.own()


def test_three_forged_mails_among_many_make_no_name_the_persons_own() -> None:
    _, (lisa,) = heard(*["Anna Svensson"] * 20, *["Lisa Annan"] * 3)
    assert lisa.label == "Lisa Annan"


def test_a_name_that_the_roster_gives_the_persons_address_is_their_own() -> None:
    finder = Finder(type(KNOWN)((ANNA,), (("Karl Pettersson", ANNA),)))
    finder.hear(an_item("Hej", author_name="Karl Pettersson"), own=True)
    assert finder.parties() == ()


def test_a_number_beside_a_name_that_turns_out_to_be_the_persons_is_not_certain() -> None:
    finder = Finder(KNOWN)
    finder.hear(an_item("Mvh Karl Pettersson 070-1740605", author_name="Karl Pettersson"), own=True)
    for _ in range(2):
        finder.hear(an_item("Hej", author_name="Karl Pettersson"), own=True)
    (number,) = (party for party in finder.parties() if not party.staff)
    assert (number.label, number.certain) == ("0701740605", False)


@pytest.mark.parametrize(
    ("name", "address", "alike"),
    [
        ("Anna Svensson", "anna.svensson@x.example", True),
        ("Svensson, Anna", "svensson.anna@x.example", True),
        ("Anna Maria Svensson", "asvensson@x.example", True),
        ("Anna Svensson", "anna.s+el@x.example", True),
        ("Anna Svensson", "anna1987@x.example", True),
        ("Anna", "anna.svensson@x.example", True),
        ("Åsa Öst", "asa.ost@x.example", True),
        ("Anna Annan", "anna.svensson@x.example", False),
        ("Lisa Annan", "anna.svensson@x.example", False),
        ("Lisa Annan", "la@x.example", False),
        ("Lisa Annan", "kattmamma@x.example", False),
    ],
)
def test_a_name_is_the_persons_where_the_address_is_made_of_it(
    name: str, address: str, alike: bool
) -> None:
    assert resembles(Identifier(Sort.NAME, name), EmailAddress(address)) is alike


def _senders(line: str, *, own: bool = False) -> dict[str, bool]:
    """Return who is found in a sender line, by all they are known by, and whether for certain."""
    finder = Finder(KNOWN)
    finder.hear(an_item("Hej", author=line, author_name="Lisa Berg"), own=own)
    others = (party for party in finder.parties() if not party.staff)
    return {" ".join(sorted(i.key for i in party.identifiers)): party.certain for party in others}


LISA_BERG = {"address:lisa@annan.example name:berg lisa": True}


@pytest.mark.parametrize(
    "line",
    [
        f"Lisa Berg <lisa@annan.example>, {ANNA}",
        f"Anna Svensson <{ANNA}>, Lisa Berg <lisa@annan.example>",
        f"{ANNA}; lisa@annan.example (Lisa Berg)",
        f'"Berg, Lisa" <lisa@annan.example>, {ANNA}',
        f"Lisa Berg lisa at annan dot example, {ANNA}",
        "Lisa Berg <lisa@annan.example.>",
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_who_stands_in_a_sender_line_beside_the_person_is_somebody_else(
    line: str, own: bool
) -> None:
    assert _senders(line, own=own) == LISA_BERG


def test_two_who_sent_something_along_are_two_persons() -> None:
    found = _senders(f"lisa@annan.example, {ANNA}, bo@hemma.example")
    assert found == {"address:lisa@annan.example": True, "address:bo@hemma.example": True}


def test_of_several_senders_only_the_others_are_masked_in_a_package() -> None:
    line = f"Anna Svensson <{ANNA}>, lisa@annan.example"
    packed = PackageItem(1, an_item("Hej", author=line), "")
    shown = as_delivered(packed, show_staff_names=False, redaction=LISA).item.author
    assert shown == f"Anna Svensson <{ANNA}>, [Person 3]"


OEBERG = without(
    (Sort.NAME, "Anna-Karin Öberg"),
    (Sort.ADDRESS, "xyz77+barn@granne.example"),
    (Sort.PHONE, "+442079460958"),
    (Sort.NUMBER, "8001011234"),
)


@pytest.mark.parametrize(
    "text",
    [
        "20260101_AnnaKarinÖbergCV.pdf",
        "@annakarinöberg80",
        "Anna-Karin Oeberg",
        "xyz77@granne.example",
        "xyz77+annat@granne.example",
        "+44 (0)20 7946 0958",
        "020 7946 0958",
        "٠٢٠ ٧٩٤٦ ٠٩٥٨",
        "1980-01-01-1234",
        "80 01 01-12 34",
        "800101+1234",
    ],
)
def test_somebody_who_is_known_is_found_in_every_shape(text: str) -> None:
    masked = OEBERG.mask(f"se {text} i dag")
    assert "[Person 3]" in masked
    assert not any(part in masked for part in ("berg", "xyz77", "7946", "1234", "٧٩٤٦", "12 34"))


@pytest.mark.parametrize(
    "text",
    ["xyz77@granne.exampleland", "axyz77+b@granne.example", "9020 7946 09581", "18001011234"],
)
def test_a_piece_of_something_longer_is_nobody(text: str) -> None:
    assert OEBERG.mask(f"se {text} i dag") == f"se {text} i dag"


def test_packed_bytes_are_not_gone_through_part_by_part() -> None:
    run = "aB1" * 40 + "AnnaKarinÖberg"
    assert OEBERG.mask(run) == run


@pytest.mark.parametrize(
    "name", ["Anna-Karin Öberg", "Sean O'Brien", "Ronald McDonald", "José García", "Eva Maria Lind"]
)
def test_a_name_within_a_sentence_is_found_whole(name: str) -> None:
    assert labels(f"i går kom {name} hem") == [(name, False)]


def test_what_is_said_of_a_picture_or_stands_in_a_file_s_name_is_found() -> None:
    assert labels('<img alt="Kalle Ek">') == [("Kalle Ek", False)]
    file = Attachment("1", "Kalle_Ek_CV.pdf", "application/pdf", 1)
    assert [party.label for party in found("Hej", attachments=(file,))] == ["Kalle Ek"]


def test_ten_digits_that_can_be_two_things_are_one_person_nobody_is_certain_of() -> None:
    (party,) = found("ring 0701740612")
    assert {one.sort for one in party.identifiers} == {Sort.PHONE, Sort.NUMBER}
    assert not party.certain
