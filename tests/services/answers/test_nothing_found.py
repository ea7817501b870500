"""“Nothing found” is an answer without plan or approval, and rests on a search of the same day."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from dsr_desk.domain.answers.errors import AnswerUnfounded, PassedOverUntold
from dsr_desk.domain.answers.replies import EXTRACT, NOTHING_FOUND
from dsr_desk.domain.errors import SourceUnavailable, WrongStep
from dsr_desk.domain.errors.steps import AddressElsewhere, NothingToPlan, SearchTooOld
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.passed_over import PassedOver
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.record.on_record import ANSWER_SAVED
from tests.services.foe import forge
from tests.services.world import ANNA, BO, BOTH, WISH, Small, a_mail, items

NOBODY = "ingen.alls@hemma.example"
UNATTESTED = "Hej!\n\nVi önskar att alla mail som {who} skrivit till oss raderas.\n\n/Maria\n"


def test_what_nothing_was_found_of_is_answered_without_a_plan(small: Small) -> None:
    case = small.reviewed(NOBODY)
    with pytest.raises(NothingToPlan, match="Answer the editor"):
        small.services.planning.prepare(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    search = small.services.audit.entries(case.number)[-1]
    assert draft.kind == NOTHING_FOUND
    assert NOBODY in draft.body
    assert "Kundtjänst" in draft.body
    assert f"steg {search.sequence}; dess kontrollsumma börjar med {search.hash[:16]}" in draft.body
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    closed = small.services.queue.get(case.id)
    assert path.name == f"{case.number}-nothing-found.eml"
    assert closed.state is CaseState.CLOSED
    assert closed.answered_at is not None
    last = small.services.audit.entries(case.number)[-1].event
    assert (last.event, dict(last.facts)["kind"]) == (ANSWER_SAVED, NOTHING_FOUND)
    with pytest.raises(WrongStep, match="Nothing is left to do"):
        small.services.replies.draft(case.id, small.alva)
    with pytest.raises(WrongStep, match="write the notice"):
        small.services.replies.notice(case.id, "Oklart", small.alva)


def test_the_case_that_it_closes_keeps_no_address(small: Small) -> None:
    case = small.reviewed(NOBODY)
    asked = small.paths.answers / f"{case.number}-ask-back.eml"
    asked.parent.mkdir(exist_ok=True)
    asked.write_text(f"Vad menas med {NOBODY}?")
    draft = small.services.replies.draft(case.id, small.alva)
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    closed = small.services.queue.get(case.id)
    assert [(s.address, len(s.hashed)) for s in closed.subjects] == [(None, 64)]
    assert (closed.sender, closed.preparers) == (case.sender, (small.alva.user.id,))
    files = [f for f in small.root.rglob("*") if f.is_file() and NOBODY.encode() in f.read_bytes()]
    # The answer that is to be sent says of whom it is.
    assert files == [path]
    assert "persons.forgotten" in [e.event.event for e in small.services.audit.entries(case.number)]
    with closing(sqlite3.connect(small.paths.desk)) as file:
        assert file.execute("SELECT count(*) FROM ledger_entry").fetchone() == (0,)


def test_a_case_in_which_something_was_found_is_not_answered_so(small: Small) -> None:
    case = small.reviewed(ANNA)
    draft = small.services.replies.draft(small.reviewed(NOBODY).id, small.alva)
    with pytest.raises(MatchesNotOnRecord):
        small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING


def test_once_it_is_answered_it_is_not_answered_so_again(small: Small) -> None:
    case = small.reviewed(NOBODY)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    answered = small.services.queue.get(case.id).answered_at
    with pytest.raises(WrongStep):
        small.services.replies.save(case.id, replace(draft, answered_at=answered), None, small.alva)


def test_a_search_of_yesterday_is_made_again(small: Small) -> None:
    case = small.reviewed(NOBODY)
    small.clock.moment += timedelta(days=1)
    with pytest.raises(SearchTooOld):
        small.services.replies.draft(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    assert small.services.replies.draft(case.id, small.alva).kind == NOTHING_FOUND


def test_a_source_that_can_not_be_searched_is_no_nothing(small: Small) -> None:
    case = small.reviewed(NOBODY)
    small.paths.archive.rename(small.paths.archive.with_suffix(".away"))
    with pytest.raises(SourceUnavailable):
        small.services.replies.draft(case.id, small.alva)
    small.services.matching.search(case.id, small.alva)
    small.paths.archive.with_suffix(".away").rename(small.paths.archive)
    with pytest.raises(SearchTooOld):
        small.services.replies.draft(case.id, small.alva)


def test_an_extract_that_is_wished_for_too_is_made_first(small: Small) -> None:
    case = small.reviewed(NOBODY, BOTH)
    small.services.export.export(case.id, None, small.alva)
    first = small.services.replies.draft(case.id, small.alva)
    assert first.kind == EXTRACT
    small.services.replies.save(case.id, first, None, small.alva)
    assert small.services.replies.draft(case.id, small.alva).kind == NOTHING_FOUND


def test_what_has_come_since_the_search_is_looked_for_before_the_answer_leaves(
    small: Small,
) -> None:
    case = small.reviewed(NOBODY)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.importing.items(
        replace(item, external_id=f"new-{item.external_id}", author=NOBODY)
        for item in items()
        if item.author == BO
    )
    with pytest.raises(SearchTooOld):
        small.services.replies.save(case.id, draft, None, small.alva)
    assert not small.services.replies.saved_before(case.number, NOTHING_FOUND)
    found = small.services.matching.search(case.id, small.alva)
    assert found.counts.total
    with pytest.raises(WrongStep):
        small.services.replies.draft(case.id, small.alva)


@pytest.mark.parametrize(
    ("text", "edit", "why"),
    [
        (WISH, "UPDATE case_subject SET address = 'ingen.alls@hemma.example'", "the persons"),
        (UNATTESTED, "UPDATE case_check SET verdict = 'ok'", "does not support"),
        (BOTH, "UPDATE dsr_case SET kind = 'erasure'", "something else"),
    ],
)
def test_no_edited_row_closes_a_case_with_nothing_found(
    small: Small, text: str, edit: str, why: str
) -> None:
    case = small.file(a_mail(text.format(who=ANNA if text == WISH else NOBODY)))
    forge(small, edit)
    small.services.matching.search(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.kind == NOTHING_FOUND
    with pytest.raises(AnswerUnfounded, match=why):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_no_edited_row_says_that_the_extract_went_first(small: Small) -> None:
    case = small.reviewed(NOBODY, BOTH)
    forge(small, "UPDATE dsr_case SET answered_at = '2026-11-02T08:30:00.000000+00:00'")
    draft = small.services.replies.draft(case.id, small.alva)
    with pytest.raises(AnswerUnfounded, match="no extract"):
        small.services.replies.save(case.id, draft, None, small.alva)


def test_what_no_rule_finds_and_a_row_names_all_the_same_is_not_nothing(small: Small) -> None:
    """Somebody has edited the column by which the archive compares, or a platform lets it rot."""
    small.edit_archive(
        "UPDATE item SET author_key = 'x@example.org', author_base = 'x@example.org',"
        " reply_key = '' WHERE organisation = 'nordkraft'"
    )
    small.edit_archive("DELETE FROM recipient")
    case = small.reviewed(ANNA)
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.kind == NOTHING_FOUND
    with pytest.raises(AddressElsewhere) as refused:
        small.services.replies.save(case.id, draft, None, small.alva)
    assert refused.value.facts["source"] == "archive"
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING


def add_what_names(small: Small, number: int = 1) -> None:
    """Let others write to the person and of the person, who has written nothing."""
    to_others = next(item for item in items() if item.author == BO)
    small.services.importing.items(
        replace(to_others, external_id=f"{what}-{number}", recipients=to, body=body)
        for what, to, body in (
            ("to", (NOBODY, "annan@hemma.example"), "Hej, här kommer protokollet."),
            ("of", (), f"Fråga {NOBODY} i stället."),
        )
    )


def test_what_it_passes_over_is_shown_told_and_on_record(small: Small) -> None:
    add_what_names(small)
    case = small.reviewed(NOBODY)
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.passed == PassedOver(copies=1, mentions=1)
    assert "Personens adress står kvar på 1 ställe utanför" in draft.body
    assert "Personen omnämns på 1 ställe i andras texter" in draft.body
    small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CLOSED
    facts = dict(small.services.audit.entries(case.number)[-1].event.facts)
    assert (facts["copies_left"], facts["mentions_left"]) == ("1", "1")


@pytest.mark.parametrize("sentence", ["Personens adress står kvar", "Personen omnämns"])
def test_a_letter_that_does_not_say_what_it_passes_over_closes_nothing(
    small: Small, sentence: str
) -> None:
    add_what_names(small)
    case = small.reviewed(NOBODY)
    draft = small.services.replies.draft(case.id, small.alva)
    lines = [line for line in draft.body.split("\n") if not line.startswith(sentence)]
    silent = replace(draft, body="\n".join(lines))
    assert silent != draft
    with pytest.raises(PassedOverUntold, match=sentence):
        small.services.replies.save(case.id, silent, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING
    again = replace(silent, body=draft.body.replace(" står kvar ", "\nstår kvar "))
    small.services.replies.save(case.id, again, None, small.alva)


def test_what_has_come_to_be_passed_over_since_the_draft_is_told_in_a_new_one(small: Small) -> None:
    case = small.reviewed(NOBODY)
    draft = small.services.replies.draft(case.id, small.alva)
    assert (draft.passed, "står kvar" in draft.body) == (PassedOver(), False)
    add_what_names(small)
    with pytest.raises(SearchTooOld):
        small.services.replies.save(case.id, draft, None, small.alva)
    small.services.matching.search(case.id, small.alva)
    add_what_names(small, 2)
    draft = small.services.replies.draft(case.id, small.alva, "en")
    assert "The person’s address still stands in 2 places" in draft.body
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    assert path.exists()
