"""What was edited in the database is put on record by nothing that an honest person does next."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.extracts.redaction.errors import OthersAskedAnew, OthersNotOnRecord
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case, CaseState
from tests.services.foe import FLIPPED, FOREIGN, forge
from tests.services.world import ANNA, BO, EXTRACT, WISH, Small, a_mail

SHOWN = "UPDATE redaction SET choice = 'show', ground = 'no_person'"
OTHERS = RedactionGround.OTHERS


def _merge_two(small: Small) -> None:
    """Let one row stand for two, by what once stood between values and between rows."""
    with closing(sqlite3.connect(small.paths.desk)) as desk, desk:
        wanted = "SELECT source, rule, key, why, subject_number, id FROM item_match"
        rows = sorted(desk.execute(wanted), key=lambda row: "\0".join(map(str, row[:5])))
        first, second = rows[0], rows[1]
        key = "\0".join(map(str, first[2:5])) + "\n" + "\0".join(second[:3])
        desk.execute("DELETE FROM item_match WHERE id = ?", first[5:])
        named = "UPDATE item_match SET source = ?, rule = ?, key = ? WHERE id = ?"
        desk.execute(named, (*first[:2], key, second[5]))


def test_no_two_states_share_a_digest(small: Small) -> None:
    case = small.reviewed()
    _merge_two(small)
    with pytest.raises(MatchesNotOnRecord):
        small.services.planning.prepare(case.id, small.alva)


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE item_match SET channel = 'elsewhere' WHERE key = '1'",
        "UPDATE item_match SET channel = 'nk-forum', kind = 'forum' WHERE key = '1'",
        "UPDATE item_match SET at = '2001-03-02T10:00:00.000000+00:00' WHERE key = '1'",
        "UPDATE item_match SET fingerprint = 'x' WHERE key = '1'",
    ],
)
def test_where_and_when_an_item_was_found_is_on_record(small: Small, edit: str) -> None:
    """By its channel it is left out of a plan or anonymised, by its day a hold is over it."""
    case = small.reviewed()
    forge(small, edit)
    with pytest.raises(MatchesNotOnRecord):
        small.services.planning.prepare(case.id, small.alva)


def test_rows_of_a_case_that_nobody_has_searched_count_for_nothing(small: Small) -> None:
    searched = small.reviewed()
    other = small.file(a_mail(WISH.format(who=ANNA), message_id="<2@nordkraft.example>"))
    forge(small, "UPDATE item_match SET case_id = ? WHERE key != '1'", other.id)
    forge(small, "UPDATE dsr_case SET state = ? WHERE id = ?", searched.state.value, other.id)
    with pytest.raises(MatchesNotOnRecord):
        small.services.planning.prepare(other.id, small.alva)


def test_a_source_that_cant_be_searched_keeps_no_edited_row(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dead(key: str) -> None:
        raise SourceUnavailable(key, "unreachable")

    case = small.reviewed()
    matching = small.services.matching
    with monkeypatch.context() as patch:
        patch.setattr(matching, "_sources", SimpleNamespace(get=dead))
        assert matching.search(case.id, small.alva).counts.total == 6
        forge(small, FOREIGN)
        with pytest.raises(MatchesNotOnRecord):
            matching.search(case.id, small.alva)
    matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)


def _of_two(small: Small) -> Case:
    """Search for two persons and leave one of the first one's items out."""
    text = WISH.replace("personens", "personernas").format(who=f"{ANNA} och {BO}")
    case = small.file(a_mail(text))
    small.services.matching.search(case.id, small.alva)
    rows = small.services.matching.page(case.id).rows
    (chat,) = [row.match.id for row in rows if "ÄLGÖRT" in row.snippet]
    small.services.matching.decide(case.id, [chat], Decision(False, Ground.LEGAL_CLAIM), small.alva)
    return case


def test_who_leaves_a_person_out_puts_no_edited_decision_on_record(small: Small) -> None:
    case = _of_two(small)
    forge(small, FLIPPED)
    small.services.checklist.leave_person_out(case.id, 2, "av misstag", small.alva)
    small.services.matching.search(case.id, small.alva)
    assert all(not row.match.decided_by for row in small.services.matching.page(case.id).rows)


def test_nor_an_edited_item(small: Small) -> None:
    case = _of_two(small)
    forge(small, "UPDATE item_match SET key = '5' WHERE key = '1'")
    small.services.checklist.leave_person_out(case.id, 2, "av misstag", small.alva)
    forge(small, "UPDATE dsr_case SET state = 'reviewing'")
    with pytest.raises(MatchesNotOnRecord):
        small.services.planning.prepare(case.id, small.alva)


def test_and_honest_decisions_stay_when_a_person_is_left_out(small: Small) -> None:
    case = _of_two(small)
    small.services.checklist.leave_person_out(case.id, 2, "av misstag", small.alva)
    small.services.matching.search(case.id, small.alva)
    decided = [row for row in small.services.matching.page(case.id).rows if row.match.decided_by]
    assert [row.match.decision.ground for row in decided] == [Ground.LEGAL_CLAIM]
    small.services.planning.prepare(case.id, small.alva)


def _with_others(small: Small) -> tuple[Case, tuple[str, ...], tuple[str, ...]]:
    """Review a request whose items name two others."""
    small.edit_archive(
        "UPDATE item SET body = 'Ring Karin Ek på 070-1740606 eller 070-1740611' WHERE id = 1"
    )
    case = small.reviewed(text=EXTRACT)
    first, second, *_ = small.services.redacting.view(case.id, small.alva).persons
    return case, first.standing.about, second.standing.about


def test_a_decision_about_others_puts_no_edited_one_on_record(small: Small) -> None:
    case, first, second = _with_others(small)
    redacting = small.services.redacting
    before = redacting.decide(case.id, first, Choice.REDACT, OTHERS, small.alva).before
    for take_back in (False, True):
        redacting.decide(case.id, first, Choice.REDACT, OTHERS, small.alva)
        forge(small, SHOWN)
        with pytest.raises(OthersNotOnRecord):
            small.services.export.export(case.id, None, small.alva)
        if take_back:
            with pytest.raises(OthersAskedAnew):
                redacting.put_back(case.id, before, small.alva)
        else:
            with pytest.raises(OthersAskedAnew):
                redacting.decide(case.id, second, Choice.REDACT, OTHERS, small.alva)
        persons = redacting.view(case.id, small.alva).persons
        assert not any(row.standing.standing.decided for row in persons)


def test_edited_decisions_about_others_of_a_made_extract_have_a_way_on(small: Small) -> None:
    case, first, second = _with_others(small)
    redacting, export = small.services.redacting, small.services.export
    redacting.decide(case.id, first, Choice.REDACT, OTHERS, small.alva)
    export.export(case.id, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    forge(small, SHOWN)
    with pytest.raises(OthersAskedAnew):
        redacting.decide(case.id, second, Choice.REDACT, OTHERS, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING
    assert not export.packages(case.id)
    for about in (first, second):
        redacting.decide(case.id, about, Choice.REDACT, OTHERS, small.alva)
    export.export(case.id, None, small.alva)


def test_a_search_asks_anew_who_is_taken_out_after_an_edit(small: Small) -> None:
    case, first, second = _with_others(small)
    redacting, matching = small.services.redacting, small.services.matching
    redacting.decide(case.id, first, Choice.REDACT, OTHERS, small.alva)
    undecided = redacting.view(case.id, small.alva).undecided
    matching.search(case.id, small.alva)
    assert redacting.view(case.id, small.alva).undecided == undecided
    forge(small, SHOWN)
    matching.search(case.id, small.alva)
    assert redacting.view(case.id, small.alva).undecided == undecided + 1
    redacting.decide(case.id, second, Choice.REDACT, OTHERS, small.alva)
    small.services.export.export(case.id, None, small.alva)


def test_a_decision_about_others_from_before_the_first_search_counts_for_nothing(
    small: Small,
) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    shown = "INSERT INTO redaction VALUES (?, 'x', 'show', 'no_person', 'user-alva', ?)"
    forge(small, shown, case.id, "2026-11-02T09:00:00.000000+00:00")
    small.services.matching.search(case.id, small.alva)
    with closing(sqlite3.connect(small.paths.desk)) as file:
        assert file.execute("SELECT 1 FROM redaction").fetchall() == []
