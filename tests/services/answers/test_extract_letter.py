"""What the letter says of an extract that holds nothing: three things look alike there (L19)."""

from __future__ import annotations

import pytest

from dsr_desk.domain.errors.steps import SearchIncomplete
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case
from tests.services.world import ANNA, BO, EXTRACT, Small, a_mail

NOBODY = "ingen.alls@hemma.example"


def letter(small: Small, case: Case, language: str) -> str:
    small.services.export.export(case.id, None, small.alva)
    return " ".join(small.services.replies.draft(case.id, small.alva, language).body.split())


def test_how_much_an_extract_holds_is_told(small: Small) -> None:
    said = letter(small, small.reviewed(text=EXTRACT), "sv")
    assert "Det omfattar 5 poster hos Nordkraft AB." in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Ingen post hittades hos Nordkraft AB: utdraget är tomt, och det är svaret."),
        ("en", "No item was found at Nordkraft AB: the extract is empty, and that is the answer."),
    ],
)
def test_that_nothing_was_found_is_a_whole_answer(small: Small, language: str, words: str) -> None:
    said = letter(small, small.reviewed(NOBODY, EXTRACT), language)
    assert words in said
    assert " 0 " not in said
    assert NOBODY not in said


def test_that_all_was_left_out_is_not_told_as_nothing_found(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    rows = [row.match.id for row in small.services.matching.page(case.id).rows]
    small.services.matching.decide(case.id, rows, Decision(False, Ground.LEGAL_CLAIM), small.alva)
    said = letter(small, case, "en")
    assert (
        f"holds no item from Nordkraft AB: all {len(rows)} that were found have been left" in said
    )
    assert "No item was found" not in said


@pytest.mark.parametrize("who", [NOBODY, ANNA])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Utdraget är ofullständigt: Elforum har inte sökts igenom. Skälet står i"),
        ("en", "The extract is incomplete: Elforum has not been searched. The reason stands"),
    ],
)
def test_what_was_not_searched_is_named_with_items_and_without(
    small: Small, who: str, language: str, words: str
) -> None:
    case = small.file(a_mail(EXTRACT.format(who=who)))
    small.services.checklist.leave_out(case.id, "nk-forum", "Inte redaktör", small.alva)
    small.services.matching.search(case.id, small.alva)
    said = letter(small, case, language)
    assert words in said
    assert "Ingen post hittades" not in said
    assert "No item was found" not in said
    assert ANNA not in said


def test_a_source_that_is_down_is_named_and_one_that_has_come_back_is_searched_first(
    small: Small,
) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    away = small.paths.archive.with_suffix(".away")
    small.paths.archive.rename(away)
    small.services.matching.search(case.id, small.alva)
    down = small.file(a_mail(EXTRACT.format(who=BO), message_id="<2@nordkraft.example>"))
    small.services.matching.search(down.id, small.alva)
    assert "Kundtjänst" in letter(small, down, "sv").partition("ofullständigt")[2]
    away.rename(small.paths.archive)
    with pytest.raises(SearchIncomplete):
        letter(small, case, "sv")
    small.services.matching.search(case.id, small.alva)
    assert "ofullständigt" not in letter(small, case, "sv")
