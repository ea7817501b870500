"""What was found and decided can't be edited in the database on its way to a plan or an extract."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.answers.errors import AnswerUnfounded
from dsr_desk.domain.erasing.plans import plan_digest
from dsr_desk.domain.errors import ApprovalInvalid, RegistryNotTrusted
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.extracts.redaction.errors import ExtractUnfounded, OthersNotOnRecord
from dsr_desk.domain.finding.errors import MatchesNotOnRecord
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import Case
from dsr_desk.services.record.found_on_record import DECIDED, _digest_of_items, decided_digest
from dsr_desk.services.record.on_record import recorded
from dsr_desk.storage.desk import open_desk
from tests.services.foe import FLIPPED, FOE, FOREIGN, forge
from tests.services.world import EDITOR, EXTRACT, SAM, WISH, Small

RENOTED = "UPDATE item_match SET note = 'He agrees' WHERE decided_by != ''"
NOTED = "UPDATE item_match SET note = 'He agrees' WHERE decided_by = ''"
UNDECIDED = "UPDATE item_match SET included = 1, ground = NULL, decided_by = '' WHERE NOT included"
LEFT_OUT = "UPDATE item_match SET included = 0 WHERE key = '1'"
STRONGER = (
    "UPDATE item_match SET why = 'sender', included = 1, ground = NULL WHERE why = 'plus_tag'"
)
GONE = "DELETE FROM item_match WHERE key = '1'"
EDITS = (FOREIGN, RENOTED, NOTED, FLIPPED, UNDECIDED, LEFT_OUT, STRONGER, GONE)


KEYS = st.text("019ab", max_size=4) | st.integers(0, 10**6).map("item-{}".format) | st.text()
ROWS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), KEYS, st.integers(0, 9)))


@given(rows=ROWS)
def test_rows_are_bound_in_pieces_as_they_would_be_in_one(
    rows: list[tuple[str | int, ...]],
) -> None:
    whole = hashlib.sha256(json.dumps(sorted(rows)).encode("ascii")).hexdigest()
    assert _digest_of_items(rows) == whole


def test_very_many_rows_are_bound_as_they_would_be_in_one() -> None:
    rows: list[tuple[str | int, ...]] = [("a", "own", str(n * 7919), 1) for n in range(2_500)]
    rows += [("a", "own", f"item-{n * 7919 % 2_503}", 1) for n in range(2_500)]
    whole = hashlib.sha256(json.dumps(sorted(rows)).encode("ascii")).hexdigest()
    assert _digest_of_items(rows) == whole
    assert _digest_of_items(rows[2_500:]) != whole


def _reviewed(small: Small, text: str) -> Case:
    """Review a request; one item is left out for a legal claim."""
    case = small.reviewed(text=text)
    rows = small.services.matching.page(case.id).rows
    (chat,) = [row.match.id for row in rows if "ÄLGÖRT" in row.snippet]
    small.services.matching.decide(case.id, [chat], Decision(False, Ground.LEGAL_CLAIM), small.alva)
    return small.services.queue.get(case.id)


def _each_edit_is_refused(small: Small, act: Callable[[], object]) -> None:
    for edit in EDITS:
        with closing(sqlite3.connect(small.paths.desk)) as desk:
            before = desk.execute("SELECT * FROM item_match").fetchall()
        forge(small, edit)
        with pytest.raises(MatchesNotOnRecord):
            act()
        with closing(sqlite3.connect(small.paths.desk)) as desk, desk:
            desk.execute("DELETE FROM item_match")
            marks = ", ".join("?" * len(before[0]))
            desk.executemany(f"INSERT INTO item_match VALUES ({marks})", before)  # noqa: S608


def test_no_plan_rests_on_items_or_decisions_that_are_not_on_record(small: Small) -> None:
    case = _reviewed(small, WISH)
    _each_edit_is_refused(small, lambda: small.services.planning.prepare(case.id, small.alva))
    small.services.planning.prepare(case.id, small.alva)


def test_decisions_that_a_program_without_notes_has_bound_still_stand(small: Small) -> None:
    case = _reviewed(small, WISH)
    matching = small.services.matching
    with matching._store.unit_of_work() as uow:
        rows = [
            (*ref, int(chosen.included), chosen.ground or "", who)
            for ref, chosen, who in uow.matches.decided(case.id)
        ]
        older = hashlib.sha256(json.dumps(sorted(rows)).encode("ascii")).hexdigest()
        matching._record.note(uow, "user-alva", "items.excluded", case, decided_rows=older)
        uow.commit()
    small.services.planning.prepare(case.id, small.alva)


def test_every_decision_leaves_on_record_what_a_reading_of_all_the_rows_gives(small: Small) -> None:
    case = _reviewed(small, EXTRACT)
    matching = small.services.matching
    ids = [row.match.id for row in matching.page(case.id).rows]
    out = Decision(False, Ground.LEGAL_CLAIM, "Spoken of")
    for some, decision in ((ids, out), (ids[:1], Decision(True)), (ids[1:], out)):
        matching.decide(case.id, some, decision, small.alva)
        with matching._store.reading() as uow:
            entries = tuple(uow.audit.entries(case.number))
            assert recorded(entries, DECIDED, case) == decided_digest(uow, case)


def test_nor_does_an_extract_or_a_further_decision(small: Small) -> None:
    case = _reviewed(small, EXTRACT)
    _each_edit_is_refused(small, lambda: small.services.export.export(case.id, None, small.alva))
    match = small.services.matching.page(case.id).rows[0].match.id
    forge(small, FLIPPED)
    with pytest.raises(MatchesNotOnRecord):
        small.services.matching.decide(case.id, [match], Decision(True), small.alva)


def test_a_search_asks_anew_for_decisions_that_were_edited(small: Small) -> None:
    case = _reviewed(small, EXTRACT)
    before = small.services.matching.search(case.id, small.alva).counts
    assert before.excluded == small.services.matching.counts(case.id).excluded
    forge(small, FLIPPED)
    small.services.matching.search(case.id, small.alva)
    after = small.services.matching.counts(case.id)
    assert (after.total, after.excluded) == (before.total, before.excluded - 1)
    assert all(not row.match.decided_by for row in small.services.matching.page(case.id).rows)


def test_who_is_taken_out_of_an_extract_is_on_record(small: Small) -> None:
    small.edit_archive("UPDATE item SET body = 'Ring Karin Ek på 070-1740606' WHERE id = 1")
    case = small.reviewed(text=EXTRACT)
    row, *_ = small.services.redacting.view(case.id, small.alva).persons
    about, others = row.standing.about, RedactionGround.OTHERS
    small.services.redacting.decide(case.id, about, Choice.REDACT, others, small.alva)
    for edit in (
        "UPDATE redaction SET choice = 'show', ground = 'no_person'",
        "DELETE FROM redaction",
    ):
        forge(small, edit)
        with pytest.raises(OthersNotOnRecord):
            small.services.export.export(case.id, None, small.alva)


def test_neither_a_forged_decision_about_others_nor_a_forged_policy_counts(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    shown = "INSERT INTO redaction VALUES (?, 'x', 'show', 'no_person', 'user-alva', ?)"
    forge(small, shown, case.id, "2026-11-02T09:00:00.000000+00:00")
    with pytest.raises(OthersNotOnRecord):
        small.services.export.export(case.id, None, small.alva)
    forge(small, "DELETE FROM redaction")
    forge(small, "INSERT INTO organisation_profile VALUES ('nordkraft', 1, '[]')")
    with pytest.raises(ExtractUnfounded, match="organisation says"):
        small.services.export.export(case.id, None, small.alva)
    profile = next(
        p for p in small.services.profiles.view().profiles if p.organisation == "nordkraft"
    )
    small.services.profiles.save(profile, small.sam)
    small.services.export.export(case.id, None, small.alva)
    forge(small, "UPDATE organisation_profile SET show_staff_names = 0")
    with pytest.raises(ExtractUnfounded, match="organisation says"):
        small.services.export.export(case.id, None, small.alva)


def test_a_plan_that_was_rewritten_with_its_digest_is_not_approved(small: Small) -> None:
    _reviewed(small, WISH)
    small.services.planning.prepare("DSR-0001", small.alva)
    desk = open_desk(small.paths)
    with desk.reading() as uow:
        plan = uow.plans.latest(1)
        assert plan is not None
        items, kept = uow.plans.items(plan.id), uow.plans.exceptions(plan.id)
    desk.close()
    changed = items[0]._replace(ref=items[0].ref._replace(key="3"))
    digest = plan_digest(plan.head, (changed, *items[1:]), kept)
    forge(small, "UPDATE plan_item SET key = '3' WHERE number = 1")
    forge(small, "UPDATE plan SET digest = ?", digest)
    assert small.services.approval.look("DSR-0001", small.sam).why_not == "approval-invalid"
    with pytest.raises(ApprovalInvalid, match="prepared"):
        small.approve(small.services.queue.get("DSR-0001"))


def test_the_extract_goes_to_nobody_but_who_wrote_whatever_the_row_says(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    small.services.export.export(case.id, None, small.alva)
    genuine = small.services.replies.draft(case.id, small.alva)
    forge(small, "UPDATE dsr_case SET sender = ?, sender_key = ?", FOE, FOE)
    draft = small.services.replies.draft(case.id, small.alva)
    assert draft.recipient.text == FOE
    with pytest.raises(AnswerUnfounded, match="somebody else"):
        small.services.replies.save(case.id, draft, None, small.alva)
    forge(small, "UPDATE dsr_case SET sender = ?, sender_key = ?", EDITOR, EDITOR)
    small.services.replies.save(case.id, genuine, None, small.alva)


def test_nobody_signs_in_while_new_mails_are_sealed_for_a_strangers_key(small: Small) -> None:
    _, strange = small.composer.crypto.new_sealing_key()
    for key in (strange, b"short"):
        forge(small, "UPDATE workspace SET sealing_key = ?", key)
        with pytest.raises(RegistryNotTrusted, match="sealed"):
            small.services.accounts.sign_in("sam", SAM)
