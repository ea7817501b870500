"""The whole way to a proved erasure, and that nothing of the person is left in any byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.domain.erasing.receipts import Outcome, RunState, StageName, Trace, identifies
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.domain.finding.matches import Decision, Ground, Why
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.erasing.bytescan import every_file, scan_files
from dsr_desk.services.ports import MatchFilter
from dsr_desk.services.progress import Step
from tests.services.erasing.runs import ERASED, KEPT
from tests.services.world import ANNA, WISH, Small, a_mail


def _found(root: Path, *words: str) -> set[str]:
    return set(scan_files(every_file([root]), words, lambda _: None))


def test_after_a_run_the_case_is_done_and_each_item_has_one_outcome(small: Small) -> None:
    case = small.approved()
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert dict(view.record.counts) == {Outcome.ERASED: 4, Outcome.ANONYMISED: 1}
    assert [stage.name for stage in view.record.stages] == list(StageName)
    # Nothing identifies any more: plan, outcome, certificate and answer say “anonymised”.
    plan = small.services.planning.view(case.id)
    assert plan is not None
    assert "; anonymise 1 forum post" in plan.sentence_en
    assert "; anonymisera 1 foruminlägg" in plan.sentence_sv
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER


def test_no_byte_of_what_was_erased_is_left_in_any_file(small: Small) -> None:
    case = small.approved()
    assert _found(small.root, *ERASED) == set(ERASED)
    small.services.erasure.run(case.id, small.alva)
    assert _found(small.root, *ERASED) == set()
    assert _found(small.root, *KEPT) == set(KEPT)


def test_the_address_is_left_only_where_the_instruction_does_not_reach(small: Small) -> None:
    case = small.approved()
    view = small.services.erasure.run(case.id, small.alva)
    hits = scan_files(every_file([small.root]), [ANNA], lambda _: None)
    assert hits == {ANNA: {"archive.sqlite"}}
    assert view.record is not None
    assert [
        (t.what, t.blocking) for t in view.record.traces if t.what == "held-by-other-items"
    ] == [("held-by-other-items", False)]


def test_the_other_organisations_items_are_untouched(small: Small) -> None:
    text = WISH.format(who=ANNA).replace("mail, foruminlägg och chattar", "mail")
    other = small.file(
        a_mail(text, sender="ola@staden.example", message_id="<stad@staden.example>")
    )
    small.services.checklist.record_disposal(other.id, "KS 2026/118", small.alva)
    before = small.services.matching.search(other.id, small.alva).counts
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    assert before.total == 1
    assert small.services.matching.search(other.id, small.alva).counts == before


def test_the_certificate_names_no_person_and_every_figure(small: Small) -> None:
    case = small.approved()
    view = small.services.erasure.run(case.id, small.alva)
    assert view.certificate_pdf is not None
    assert view.certificate_json is not None
    text = view.certificate_json.read_text("utf-8")
    payload = json.loads(text)
    assert ANNA not in text
    assert "Svensson" not in text
    assert payload["certificate"]["outcomes"] == {"erased": 4, "anonymised": 1}
    assert view.certificate_pdf.read_bytes().startswith(b"%PDF")
    trusted = small.services.accounts.admin_key()
    assert verify_any(view.certificate_pdf, small.composer.crypto.verify, trusted)["holds"]
    (told,) = [s for s in payload["certificate"]["stages"] if s["name"] == "bytes"]
    held = told["figures"]["held_by_other_items"]
    assert held > 0
    assert f"{held} still stand there, in rows that belong to other people or were" in told["note"]


def test_a_weak_match_starts_left_out_and_is_an_exception(small: Small) -> None:
    case = small.reviewed()
    rows = small.services.matching.page(case.id, MatchFilter()).rows
    weak = [row.match for row in rows if row.match.why is Why.PLUS_TAG]
    assert [match.decision for match in weak] == [Decision(False, Ground.UNCONFIRMED)]
    view = small.services.planning.prepare(case.id, small.alva)
    assert [kept.ground for kept in view.exceptions] == [Ground.UNCONFIRMED]


def test_a_kept_item_stays_and_never_blocks_the_rest(small: Small) -> None:
    case = small.reviewed()
    rows = small.services.matching.page(case.id).rows
    (chat,) = [r.match for r in rows if r.match.channel == "nk-chat" and r.match.why is Why.SENDER]
    small.services.matching.decide(
        case.id, [chat.id], Decision(False, Ground.LEGAL_CLAIM), small.alva
    )
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert _found(small.root, "ÄLGÖRT", "GULDREGN") == {"ÄLGÖRT"}


def test_where_all_is_kept_the_answer_claims_no_erasure(small: Small) -> None:
    case = small.reviewed()
    ids = [row.match.id for row in small.services.matching.page(case.id).rows]
    claim = Decision(False, Ground.LEGAL_CLAIM)
    small.services.matching.decide(case.id, ids, claim, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    small.approve(small.services.queue.get(case.id))
    small.services.erasure.run(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    assert (draft.kind, draft.subject) == ("confirmation", "[DSR-0001] Allt som hittades behålls")
    assert "Behåll 6 poster, rättsligt anspråk." in draft.body
    assert "domstol" in draft.body


def test_a_changed_item_is_left_alone_and_keeps_the_case_open(small: Small) -> None:
    case = small.approved()
    small.edit_archive("UPDATE item SET body = body || '!' WHERE body LIKE '%ÄLGÖRT%'")
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.RESIDUE
    assert dict(view.record.counts)[Outcome.CHANGED] == 1
    assert small.services.queue.get(case.id).state is CaseState.RESIDUE


def test_a_case_with_residue_can_be_searched_planned_and_run_again(small: Small) -> None:
    case = small.approved()
    small.edit_archive("UPDATE item SET body = body || '!' WHERE body LIKE '%ÄLGÖRT%'")
    small.services.erasure.run(case.id, small.alva)
    small.to_signature(case.id)
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert _found(small.root, *ERASED) == set()


def test_the_second_run_of_a_finished_plan_is_refused(small: Small) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    view = small.services.erasure.view(case.id, small.alva)
    assert (view.may_run, view.why_not) == (False, "wrong-step")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_answer_names_the_case_and_not_the_person(small: Small, language: str) -> None:
    case = small.approved()
    small.services.erasure.run(case.id, small.alva)
    draft = small.services.replies.draft(case.id, small.alva, language)
    path, _ = small.services.replies.save(case.id, draft, None, small.alva)
    data = path.read_bytes()
    assert case.number.encode() in data
    assert ANNA.encode() not in data
    assert small.services.queue.get(case.id).state is CaseState.CLOSED
    assert _found(small.root, *ERASED) == set()


def test_what_still_identifies_is_listed_and_the_wording_follows(small: Small) -> None:
    post = "UPDATE item SET body = 'Fråga grannen Karin Lindqvist.' WHERE channel = 'nk-forum'"
    small.edit_archive(f"{post} AND author_key = '{ANNA}'")
    case = small.approved()
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert dict(view.record.told_counts) == {Outcome.ERASED: 4, Outcome.PSEUDONYMISED: 1}
    left = [trace for trace in view.record.traces if identifies(trace)]
    assert left == [Trace("archive", Identifier.NAME.trace, 1, blocking=False)]
    assert view.certificate_json is not None
    said = view.certificate_json.read_text("utf-8")
    answer = small.services.replies.draft(case.id, small.alva, "en").body
    plan = small.services.planning.view(case.id)
    assert plan is not None
    for text in (said, answer, plan.sentence_en):
        assert "pseudonymise 1 forum post" in text
        assert "anonymise 1 forum post" not in text.replace("pseudonymise", "")
    assert "pseudonymised, not anonymised" in answer


def test_the_key_of_the_probe_strings_is_destroyed_with_the_run(small: Small) -> None:
    case = small.approved()
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert list(small.root.glob("run-*.key")) == []


def test_a_run_that_died_between_writing_its_key_over_and_removing_it_goes_on(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = small.approved()
    removed = Path.unlink

    def die(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".key":
            raise KeyboardInterrupt
        removed(path, missing_ok=missing_ok)

    with monkeypatch.context() as dying:
        dying.setattr(Path, "unlink", die)
        with pytest.raises(KeyboardInterrupt):
            small.services.erasure.run(case.id, small.alva)
    (key,) = small.root.glob("run-*.key")
    assert not any(key.read_bytes())
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.DONE
    assert list(small.root.glob("run-*.key")) == []


def test_without_the_key_of_the_probe_strings_nothing_is_called_done(small: Small) -> None:
    case = small.approved()

    def lose_the_key(step: Step) -> None:
        if step.what == "forget":
            for key in small.root.glob("run-*.key"):
                key.unlink()

    view = small.services.erasure.run(case.id, small.alva, lose_the_key)
    assert view.record is not None
    assert view.record.state is RunState.RESIDUE
    assert [t.what for t in view.record.traces if t.blocking] == ["probe-key-missing"]


def test_a_file_outside_the_workspace_that_holds_the_person_keeps_the_case_open(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cache" / "dsr-desk").mkdir(parents=True)
    (tmp_path / "cache" / "dsr-desk" / "preview.html").write_text(f"<p>{ANNA}")
    case = small.approved()
    view = small.services.erasure.run(case.id, small.alva)
    assert view.record is not None
    assert view.record.state is RunState.RESIDUE
    assert [t.place for t in view.record.traces if t.blocking] == ["preview.html"]
