"""What is new text, and what was there before."""

# ruff: noqa: E501 (mails and tables read better uncut)

from __future__ import annotations

from itertools import pairwise

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.intake.text.region_kinds import RegionKind
from dsr_desk.domain.intake.text.regions import cut
from dsr_desk.domain.intake.text.subject_line import is_forward, is_reply
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

NEW, DOUBTFUL, QUOTED, FORWARDED = (
    RegionKind.NEW,
    RegionKind.DOUBTFUL,
    RegionKind.QUOTED,
    RegionKind.FORWARDED,
)
SIGNATURE, DISCLAIMER = RegionKind.SIGNATURE, RegionKind.DISCLAIMER

LAST_LINE = {
    "plain": ("Hej\nX", NEW),
    "prefixed": ("Hej\n> X", QUOTED),
    "hangs on a quoted line": ("Hej\n> en lång rad som bröts\nX", DOUBTFUL),
    "answers a finished quoted line": ("Hej\n> Är det klart?\nX", NEW),
    "answers after a blank line": ("Hej\n> en rad utan punkt\n\nX", NEW),
    "gmail": ("Hej\nDen mån 2 mars 2026 kl 10:12 skrev A <a@b.example>:\nX", QUOTED),
    "gmail over two lines": ("Hej\nDen mån 2 mars 2026 kl 10:12 skrev A\n<a@b.example>:\nX", QUOTED),
    "apple": ("Hej\n2 mars 2026 kl. 10:12 skrev A <a@b.example>:\nX", QUOTED),
    "english": ("Hej\nOn Mon, Mar 2, 2026 at 10:12 AM A <a@b.example> wrote:\nX", QUOTED),
    "danish": ("Hej\nDen 24. nov. 2025 kl. 10.00 skrev A <a@b.example>:\nX", QUOTED),
    "german": ("Hej\nAm 02.03.2026 um 10:12 schrieb A <a@b.example>:\nX", QUOTED),
    "french": ("Hej\nLe lun. 2 mars 2026 à 10:12, A <a@b.example> a écrit :\nX", QUOTED),
    "outlook": ("Hej\nFrån: A\nSkickat: i går\nÄmne: B\nX", QUOTED),
    "outlook in bold": ("Hej\n*Från:* A\n*Skickat:* i går\n*Ämne:* B\nX", QUOTED),
    "outlook on one line": ("Hej\nFrån: A Skickat: i går Till: C Ämne: B\nX", QUOTED),
    "outlook in german": ("Hej\nVon: A\nGesendet: gestern\nBetreff: B\nX", QUOTED),
    "original message": ("Hej\n-----Ursprungligt meddelande-----\nX", QUOTED),
    "our question": ("Hej\nSkriv ditt svar ovanför den här raden\nX", QUOTED),
    "passed on": ("Hej\n---------- Forwarded message ---------\nX", FORWARDED),
    "somebody's words": ("Hej\nAnna skrev den 2 mars:\nX", DOUBTFUL),
    "stamp": ("Hej\nA <a@b.example> 2 mars 10:12\nX", DOUBTFUL),
    "rule": ("Hej\n__________\nX", DOUBTFUL),
    "under a table's headings": ("Hej\nNamn    E-post\n------  ------\nX", NEW),
    "under a table with bars": ("Hej\n| Namn | E-post |\n|------|--------|\nX", NEW),
    "two rules": ("Hej\n\n------  ------\nX", DOUBTFUL),
    "short strokes": ("Hej\n--- ---\nX", DOUBTFUL),
    "tells of writing, then labels": ("Hej\nAllt hon skrev ska raderas. Adress:\nX", NEW),
    "stars": ("Hej\n***\nX", DOUBTFUL),
    "signature mark": ("Hej\n-- \nX", SIGNATURE),
    "greeting": ("Hej\nMed vänliga hälsningar\nX", SIGNATURE),
    "slash": ("Hej\n/Maria\nX", SIGNATURE),
    "telephone": ("Hej\nSkickat från min iPhone\nX", SIGNATURE),
    "please": ("Hej\nVänligen radera allt som finns hos er från henne\nX", NEW),
    "postscript": ("Hej\n/Maria\nPS. En sak till\nX", DOUBTFUL),
    "footer": ("Hej\n\nDetta meddelande är konfidentiellt.\nX", SIGNATURE),
    "banner on top": ("CAUTION: This email originated from outside.\n\nX", NEW),
    "a form's heading": ("Hej\nÄmne: radering\nX", NEW),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), LAST_LINE.values(), ids=LAST_LINE)
def test_the_last_line_is_of_the_kind(text: str, kind: RegionKind) -> None:
    regions = cut(text, len(text), wordings().regions, forwards=False)
    assert regions[-1].kind is kind


def test_regions_leave_no_line_out() -> None:
    text = "\n".join(text for text, _ in LAST_LINE.values())
    regions = cut(text, len(text), wordings().regions, forwards=False)
    assert regions[0].span.start == 0
    assert regions[-1].span.end == len(text)
    for above, below in pairwise(regions):
        assert below.span.start == above.span.end + 1


@pytest.mark.parametrize(
    ("subject", "forward", "reply"),
    [
        ("VB: Hej", True, False),
        ("Fwd: Hej", True, False),
        ("SV: Hej", False, True),
        ("Re[2]: Hej", False, True),
        ("Radering: Hej", False, False),
        ("Hej", False, False),
    ],
)
def test_a_subject_line_tells_answers_and_passed_on_mails(
    subject: str, forward: bool, reply: bool
) -> None:
    words = wordings().regions
    assert (is_forward(subject, words), is_reply(subject, words)) == (forward, reply)


GOES_ON = {
    "sv": [
        "I tjänsten finns fler mejl",
        "Enligt uppdrag från kunden",
        "Vi hörs om detta",
        "För organisationen gäller",
    ],
    "en": ["Take care of this today"],
}
FOOTERS = {
    "sv": (
        "Hej,\n\nRadera alla mejl från bo.ek@example.net. Vi har bekräftat personens identitet.\n\n{}\n\nMaria",
        [
            "Certifierade enligt ISO 27001",
            "Konfidentiellt",
            "Följ oss på Facebook",
            "Om ni fått mejl av misstag",
            "Detta mejl är en allmän handling",
        ],
        ["Radera inte ännu.", "Nej förresten, gör inget!", "Identiteten är dock inte bekräftad."],
    ),
    "en": (
        "Hi,\n\nErase all mails of bo.ek@example.net. We have confirmed the person's identity.\n\n{}\n\nMary",
        ["Follow us on LinkedIn", "If you have received this in error", "Scanned for viruses"],
        ["Do not erase anything yet.", "The identity has not been confirmed after all."],
    ),
}


@pytest.mark.parametrize("line", [line for lines in GOES_ON.values() for line in lines])
def test_a_closing_s_words_may_begin_a_statement(line: str) -> None:
    text = f"Hej\n\n{line}\n\nRadera alla mejl från bo.ek@example.net."
    assert {region.kind for region in cut(text, len(text), wordings().regions, False)} == {NEW}


@pytest.mark.parametrize("language", FOOTERS)
def test_a_take_back_right_below_a_short_footer_is_heard(language: str) -> None:
    text, footers, said = FOOTERS[language]
    for footer in footers:
        alone = parse_request(letter(text.format(footer)), wordings())
        assert alone.attestation.verdict is Verdict.OK, footer
        for line in said:
            taken = parse_request(letter(text.format(f"{footer}\n{line}")), wordings())
            verdicts = {taken.attestation.verdict, taken.wish.verdict}
            assert verdicts != {Verdict.OK}, (footer, line)


def test_a_long_footer_that_goes_on_is_one() -> None:
    text = (
        "Hej\n\nDetta meddelande kan innehålla sekretessbelagda uppgifter och är avsett\n"
        "för mottagaren. Har du fått det av misstag ber vi dig radera det och\nmeddela oss."
    )
    kinds = [region.kind for region in cut(text, len(text), wordings().regions, False)]
    assert kinds == [NEW, DISCLAIMER]


@pytest.mark.parametrize(
    "closing", ["Mvh Maria", "Trevlig helg", "Ha det bra", "Vi hörs", "Glad påsk"]
)
@pytest.mark.parametrize("lines", ["\n", "\n\n"])
def test_a_wish_for_another_person_below_a_closing_is_told(closing: str, lines: str) -> None:
    text = f"Hej,\n\nRadera alla mejl från bo.ek@example.net. Vi har bekräftat personens identitet.\n\n{closing}"
    below = f"{text}{lines}Radera även alla foruminlägg från una.roth@example.org."
    own = f"{text}{lines}Vi raderar mejl efter ett år: frågor till info@exempelstad.example."
    assert "subject-uncertain" not in parse_request(letter(text), wordings()).problems
    assert "subject-uncertain" not in parse_request(letter(own), wordings()).problems
    assert "subject-uncertain" in parse_request(letter(below), wordings()).problems


@pytest.mark.parametrize(
    "closing",
    [
        "Med vänliga hembygdshälsningar,",
        "Soliga vårhälsningar",
        "With neighbourly regards,",
        "Warmest wishes",
    ],
)
def test_a_closing_is_known_by_its_greeting(closing: str) -> None:
    text = f"Hej\n\nRadera alla mail från anna@example.org.\n\n{closing}\nBirgitta Lööf\nordförande i Ramsta"
    *_, last = cut(text, len(text), wordings().regions, False)
    assert last.kind is SIGNATURE
    assert text[last.span.start :].startswith(closing)
