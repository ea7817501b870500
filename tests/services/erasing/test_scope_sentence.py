"""One sentence: in the review, the plan, the approval, the answer and on the certificate."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dsr_desk.domain.erasing import plans
from dsr_desk.domain.erasing.plans import ChannelsAlike
from dsr_desk.domain.erasing.receipts import RunState
from dsr_desk.domain.errors import ApprovalInvalid, PlanChanged
from dsr_desk.domain.finding.matches import Decision, Ground, Why
from dsr_desk.domain.finding.scope import scope_sentence
from dsr_desk.domain.requests import Case
from dsr_desk.services import cases
from dsr_desk.services.erasing import gate, planning
from tests.services.erasing.runs import half_way, to_the_end
from tests.services.world import ANNA, BO, CHANNELS, SAM, WISH, Small, make_small

WHOM = {"sv": "personen", "en": "the person"}


def _kept_one(small: Small) -> int:
    """Review the usual case and keep one of its items for a legal claim."""
    case = small.reviewed()
    rows = small.services.matching.page(case.id).rows
    chat = [row.match for row in rows if row.match.channel == "nk-chat"]
    own = next(match for match in chat if match.why is Why.SENDER)
    claim = Decision(False, Ground.LEGAL_CLAIM)
    small.services.matching.decide(case.id, [own.id], claim, small.alva)
    return case.id


@pytest.mark.parametrize("language", ["sv", "en"])
def test_review_plan_approval_and_answer_say_the_same(small: Small, language: str) -> None:
    case_id = _kept_one(small)
    services = small.services
    drafted = services.planning.sentence(case_id, language)
    plan = services.planning.prepare(case_id, small.alva)
    look = services.approval.look(case_id, small.sam)
    mine = {"sv": plan.sentence_sv, "en": plan.sentence_en}[language]
    theirs = {"sv": look.plan.sentence_sv, "en": look.plan.sentence_en}[language]
    assert drafted == mine == theirs == scope_sentence(plan.plan.scope, language, {1: ANNA})
    small.approve(services.queue.get(case_id))
    view = services.erasure.run(case_id, small.alva)
    assert scope_sentence(plan.plan.scope, language) == mine.replace(ANNA, WHOM[language])
    # The run has looked for what still identifies, and found nothing.
    nameless = scope_sentence(plan.plan.scope, language, anonymous=True)
    assert nameless in services.replies.draft(case_id, small.alva, language).body
    assert view.certificate_json is not None
    certificate = json.loads(view.certificate_json.read_text("utf-8"))["certificate"]
    # The certificate says it in the word of its own outcomes, and of the answer (law.md L34).
    assert certificate["scope"][language] == nameless
    assert certificate["outcomes"]["anonymised"] == 1


@contextmanager
def version_0_1_0() -> Iterator[None]:
    """Let channels of one title be counted together, as they once were, and signed so."""
    with pytest.MonkeyPatch.context() as before:
        before.setattr(cases, "channels_apart", tuple)
        before.setattr(planning, "tells_apart", lambda *_: True)
        before.setattr(gate, "tells_apart", lambda *_: True)
        yield


@pytest.fixture
def alike(tmp_path: Path) -> Small:
    """Return a workspace of which an organisation's channels all bear one title."""
    own = {c.key: "Kontakt" for c in CHANNELS if c.organisation == "nordkraft"}
    channels = tuple(replace(c, title=own.get(c.key, c.title)) for c in CHANNELS)
    return make_small(tmp_path, channels=channels)


def test_a_sentence_that_counts_two_channels_as_one_is_not_signed(alike: Small) -> None:
    with version_0_1_0():
        case = alike.planned()
    assert alike.services.approval.look(case.id, alike.sam).why_not == "channels-alike"
    with pytest.raises(ChannelsAlike):
        alike.approve(case)
    _planned_anew(alike, case)


def test_what_was_signed_by_such_a_sentence_is_not_begun(alike: Small) -> None:
    with version_0_1_0():
        case = alike.approved()
    assert alike.services.erasure.view(case.id, alike.alva).why_not == "channels-alike"
    with pytest.raises(ChannelsAlike, match="prepared anew"):
        alike.services.erasure.run(case.id, alike.alva)
    _planned_anew(alike, case)


def test_what_was_begun_by_such_a_sentence_goes_on(alike: Small) -> None:
    with version_0_1_0():
        case = half_way(alike)
    record = alike.services.erasure.run(case.id, alike.alva).record
    assert record is not None
    assert record.state is RunState.DONE


def _planned_anew(small: Small, case: Case) -> None:
    small.services.approval.send_back(case.id, "Two channels", small.sam)
    to_the_end(small, case)


def test_the_sentence_tells_whose_items_where_and_what_is_kept(small: Small) -> None:
    assert small.services.planning.sentence(_kept_one(small), "en") == (
        "Erase 1 reply to anna.svensson@hemma.example in the chat “Chatt”, 2026-03-02;"
        " pseudonymise 1 forum post written by anna.svensson@hemma.example in the forum “Elforum”,"
        " 2026-03-02; erase 1 mail written by anna.svensson@hemma.example in the inbox"
        " “Kundtjänst”, 2026-03-02; erase 1 reply to anna.svensson@hemma.example in the inbox"
        " “Kundtjänst”, 2026-03-02; keep 1 item, legal claim; keep 1 item, match not confirmed."
    )


def test_two_persons_are_told_apart(small: Small) -> None:
    case = small.reviewed(f"{ANNA} och {BO}", WISH.replace("personens", "personernas"))
    sentence = small.services.planning.sentence(case.id, "sv")
    assert f"1 foruminlägg skrivet av {ANNA} i forumet ”Elforum”" in sentence
    assert f"1 foruminlägg skrivet av {BO} i forumet ”Elforum”" in sentence


def _forge(small: Small, old: str, new: str) -> None:
    with closing(sqlite3.connect(small.paths.desk)) as file, file:
        assert file.execute(
            "UPDATE plan SET scope = replace(scope, ?, ?) WHERE scope LIKE ?",
            (old, new, f"%{old}%"),
        ).rowcount


def test_a_sentence_that_was_changed_in_the_database_is_not_signed_or_run(small: Small) -> None:
    case = small.planned()
    view = small.services.approval.look(case.id, small.sam)
    for wanted in view.must_see:
        small.services.approval.open(case.id, wanted.mark, small.sam)
    _forge(small, '"Kundtjänst"', '"Reception"')
    forged = small.services.approval.look(case.id, small.sam).plan
    assert "Reception" in forged.sentence_sv
    assert not forged.intact
    with pytest.raises(PlanChanged):
        small.services.approval.approve(
            case.id, forged.plan.digest, forged.confirmation, SAM, small.sam
        )
    _forge(small, '"Reception"', '"Kundtjänst"')
    small.services.approval.approve(
        case.id, forged.plan.digest, forged.confirmation, SAM, small.sam
    )
    _forge(small, '"Kundtjänst"', '"Reception"')
    with pytest.raises(ApprovalInvalid, match="sentence"):
        small.services.erasure.run(case.id, small.alva)


def test_a_plan_whose_days_were_told_otherwise_when_it_was_signed_still_stands(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Days of plans from before the desk's own were UTC's; what was signed is what is compared.
    with monkeypatch.context() as before:
        before.setattr(plans, "desk_day", lambda at: (at - timedelta(hours=20)).date())
        case = small.approved()
    view = small.services.planning.view(case.id)
    assert view is not None
    assert view.intact
    assert "2026-03-01" in view.sentence_en
    assert "2026-03-01" not in small.services.planning.sentence(case.id, "en")
    record = small.services.erasure.run(case.id, small.alva).record
    assert record is not None
    assert record.state is RunState.DONE
