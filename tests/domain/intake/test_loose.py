"""A line, a call or a subject line that stands alone is known for what it is, or somebody looks."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

SWEDISH = (
    "Hej!\n\n{above}Vi har bekräftat personens identitet. Radera alla mail från"
    " anna.ek@example.org.\n\n{own}Med vänliga hälsningar\nMaria Lind\nKundtjänst\n{below}"
)
ENGLISH = (
    "Hi,\n\n{above}We have confirmed the person's identity. Please delete all emails from"
    " anna.ek@example.org.\n\n{own}Kind regards,\nMaria Lind\nCustomer Service\n{below}"
)


def _verdict(form: str, subject: str = "", **said: str) -> Verdict:
    pieces = {"above": "", "own": "", "below": ""} | {k: f"{v}\n\n" for k, v in said.items()}
    parsed = parse_request(letter(form.format(**pieces), subject), wordings())
    return parsed.attestation.verdict


@pytest.mark.parametrize("form", [SWEDISH, ENGLISH])
def test_the_bare_letter_is_ok(form: str) -> None:
    assert _verdict(form) is Verdict.OK


@pytest.mark.parametrize(
    ("form", "subject"),
    [
        (SWEDISH, "Radering"),
        (SWEDISH, "Radering av kunduppgifter, ärende KS 2024/1187"),
        (SWEDISH, "Ang. Håkan Stridh"),
        (SWEDISH, "Återvinningscentralen"),
        (SWEDISH, "Radering – Lilla Teatern"),
        (ENGLISH, "Removal of a former subscriber"),
        (ENGLISH, "Consent withdrawn - delete"),
        (ENGLISH, "3 x erasure"),
        (ENGLISH, "Copy, then delete"),
        (ENGLISH, "No. 9/2026"),
    ],
)
def test_a_subject_line_about_the_request_says_nothing_against_it(form: str, subject: str) -> None:
    assert _verdict(form, subject) is Verdict.OK


@pytest.mark.parametrize(
    ("form", "subject"),
    [
        (SWEDISH, "Återkallat: Radering"),
        (SWEDISH, "Radering (utgår)"),
        (SWEDISH, "Ingen åtgärd"),
        (SWEDISH, "nr 2"),
        (SWEDISH, "Radering - vilande"),
        (SWEDISH, "Radering: hopskissat"),
        (ENGLISH, "Recall: Erasure request"),
        (ENGLISH, "WIP: erasure"),
        (ENGLISH, "Erasure request [void]"),
        (ENGLISH, "Case study"),
        (ENGLISH, "N/A"),
        (ENGLISH, "Erasure - mothballed"),
        (ENGLISH, "👎"),
        (ENGLISH, "ZKQ"),
    ],
)
def test_a_subject_line_that_may_tell_how_it_stands_needs_a_look(form: str, subject: str) -> None:
    assert _verdict(form, subject) is not Verdict.OK


@pytest.mark.parametrize("place", ["above", "own"])
@pytest.mark.parametrize(
    ("form", "line"),
    [
        (SWEDISH, "WIP"),
        (SWEDISH, "N/A"),
        (SWEDISH, "nr 2"),
        (SWEDISH, "Återkallat: Radering"),
        (SWEDISH, "Kladd"),
        (SWEDISH, "❓"),
        (SWEDISH, "(?)"),
        (ENGLISH, "Yes/No"),
        (ENGLISH, "and so on"),
        (ENGLISH, "Version 2"),
        (ENGLISH, "DRAFT"),
        (ENGLISH, "ZKQ"),
    ],
)
def test_a_line_that_nobody_knows_needs_a_look(form: str, line: str, place: str) -> None:
    assert _verdict(form, **{place: line}) is not Verdict.OK


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (SWEDISH, "osv"),
        (SWEDISH, "Ingen åtgärd."),
        (SWEDISH, "nr 2"),
        (SWEDISH, "Nja då."),
        (SWEDISH, "Kameran var avstängd."),
        (ENGLISH, "void"),
        (ENGLISH, "Almost."),
        (ENGLISH, "Superseded."),
        (ENGLISH, "🤷"),
        (ENGLISH, "N/A"),
    ],
)
def test_below_the_name_a_statement_or_a_mark_needs_a_look(form: str, line: str) -> None:
    assert _verdict(form, below=line) is not Verdict.OK


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (SWEDISH, "Tfn 08-123 45 67"),
        (SWEDISH, "Storgatan 4"),
        (SWEDISH, "Rören som håller!"),
        (SWEDISH, "sekreterare brf Granen"),
        (SWEDISH, "Pronomen: hen"),
        (SWEDISH, "Skickat från min iPhone"),
        (ENGLISH, "Chartered MCIPD"),
        (ENGLISH, "Legal Dept."),
        (ENGLISH, "www.exempelstad.example"),
        (ENGLISH, "Study counsellor"),
        (ENGLISH, '"Every length counts"'),
    ],
)
def test_below_the_name_stand_names_offices_and_numbers(form: str, line: str) -> None:
    assert _verdict(form, below=line) is Verdict.OK


@pytest.mark.parametrize(
    ("form", "line"),
    [
        (SWEDISH, "Till den det berör"),
        (SWEDISH, "Handläggare: Siv Öberg"),
        (SWEDISH, "1. Bakgrund"),
        (ENGLISH, "Kay N"),
        (ENGLISH, "LA-25-0610"),
        (ENGLISH, "Summary"),
    ],
)
def test_headings_names_and_greetings_stand_above(form: str, line: str) -> None:
    story = {SWEDISH: "En kund har hört av sig till oss.", ENGLISH: "A customer has contacted us."}
    assert _verdict(form, above=f"{line}\n\n{story[form]}") is Verdict.OK


def test_a_name_below_thanks_is_a_name_however_it_is_written() -> None:
    said = "hej! ta bort tommy.g@example.org från mejlen. vi har bekräftat personens identitet."
    assert _verdict(said + " tack så mkt!! jenny") is Verdict.OK
    assert _verdict(said + " tack så mkt!! jenny\n\nkladd\n\nHa det!") is not Verdict.OK
