"""What this machine has seen of the audit: an older copy that is put back forgets no decision."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dsr_desk import cli
from dsr_desk.app import Composer
from dsr_desk.config import Limits
from dsr_desk.domain.errors import WorkspaceReadOnly
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.record.approvals import Pin
from dsr_desk.domain.record.audit import HistoryMissing, Memory
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.domain.sender import CallBack
from dsr_desk.services.people.accounts import ACCEPTED
from dsr_desk.services.ports import BoxEntry
from dsr_desk.vault import MachinePins
from tests.services.intake.letters import STOP, answer
from tests.services.world import ANNA, BO, EXTRACT, SOFT, WISH, SetClock, Small, a_mail, reopened


class Watched(MachinePins):
    """The machine's pins, counting how often they are moved on; full when it is told so."""

    moved = 0
    full = False

    def advance(self, workspace: str, sequence: int, head: str) -> None:
        if self.full:
            raise WorkspaceReadOnly("the account's folder")
        self.moved += 1
        super().advance(workspace, sequence, head)


@pytest.fixture
def watched(small: Small) -> tuple[Small, Watched]:
    """The small workspace over pins that count."""
    pins = Watched(small.root.parent / "account")
    composer = Composer(SOFT, pins, SetClock(), Limits(run_batch=1))
    return Small(small.root, composer, composer.open(small.root), SetClock()), pins


def kept(small: Small) -> Path:
    """Take a copy of the desk's database, as a backup does."""
    copy = small.root.parent / "older.sqlite"
    with closing(sqlite3.connect(small.paths.desk)) as own, closing(sqlite3.connect(copy)) as out:
        own.backup(out)
    return copy


def put_back(small: Small, copy: Path) -> Small:
    """Put a copy back in the database's place and open the workspace anew."""
    with closing(sqlite3.connect(copy)) as old, closing(sqlite3.connect(small.paths.desk)) as own:
        old.backup(own)
    return reopened(small.root.parent)


def pinned(small: Small) -> Pin:
    pin = MachinePins(small.root.parent / "account").read(_workspace(small))
    assert pin is not None
    return pin


def head(small: Small) -> tuple[int, str]:
    with small.services.audit._store.reading() as uow:
        return uow.audit.head()


def _workspace(small: Small) -> str:
    with small.services.audit._store.reading() as uow:
        return uow.people.workspace()[0]


def follow_up(small: Small, text: str = STOP) -> str:
    (outcome,) = small.services.intake.take_in_entries(
        iter([BoxEntry("svar.eml", answer(text))])
    ).outcomes
    return outcome.status


# --- an older copy ----------------------------------------------------------------------------


def test_a_copy_from_before_a_radera_inte_is_not_run(small: Small) -> None:
    case = small.approved()
    older = kept(small)
    assert follow_up(small) == "joined"
    again = put_back(small, older)
    assert again.services.queue.get(case.id).state is CaseState.APPROVED
    with pytest.raises(HistoryMissing):
        again.services.erasure.run(case.id, again.alva)
    assert again.services.erasure.view(case.id, again.alva).why_not == "history-missing"


def test_a_copy_from_before_a_radera_inte_is_not_approved(small: Small) -> None:
    case = small.planned()
    older = kept(small)
    assert follow_up(small) == "joined"
    again = put_back(small, older)
    with pytest.raises(HistoryMissing):
        again.approve(case)
    assert again.services.approval.look(case.id, again.sam).why_not == "history-missing"


def test_a_copy_from_before_a_left_out_item_is_not_handed_out(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    older = kept(small)
    match = small.services.matching.page(case.id).rows[0].match
    decision = Decision(included=False, ground=Ground.NOT_THE_PERSON)
    small.services.matching.decide(case.id, [match.id], decision, small.alva)
    again = put_back(small, older)
    with pytest.raises(HistoryMissing):
        again.services.export.export(case.id, None, again.alva)


def test_opening_an_older_copy_tells_how_much_was_seen_and_is_there(small: Small) -> None:
    case = small.approved()
    older = kept(small)
    before = head(small)[0]
    follow_up(small)
    after = head(small)[0]
    again = put_back(small, older)
    assert again.services.audit.memory() == Memory(after, before, holds=False)
    with pytest.raises(HistoryMissing) as told:
        again.services.audit.require_seen()
    assert (told.value.facts["seen"], told.value.facts["held"]) == (str(after), str(before))
    assert case.number not in told.value.message


def test_a_command_line_says_that_an_older_copy_was_put_back(
    small: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    older = kept(small)
    small.file(a_mail(WISH.format(who=ANNA)))
    again = put_back(small, older)
    assert cli.main(["cases", "--json", "--workspace", str(again.root)], again.composer) == 0
    said = capsys.readouterr()
    assert "an older copy was put back" in said.err
    assert said.out == "[]\n"


def test_work_that_goes_on_in_an_older_copy_does_not_overgrow_what_was_seen(small: Small) -> None:
    case = small.approved()
    older = kept(small)
    follow_up(small)
    seen = pinned(small)
    again = put_back(small, older)
    for number in range(3):
        text = WISH.format(who=BO) + "!" * number
        again.file(a_mail(text, message_id=f"<annan-{number}@nordkraft.example>"))
    assert head(again)[0] > seen.audit_sequence
    assert pinned(again) == seen
    with pytest.raises(HistoryMissing):
        again.services.erasure.run(case.id, again.alva)


def test_an_older_copy_is_worked_with_once_the_administrator_has_accepted_it(small: Small) -> None:
    case = small.approved()
    older = kept(small)
    follow_up(small)
    again = put_back(small, older)
    accounts = again.services.accounts
    seen, held = pinned(again).audit_sequence, head(again)[0]
    accounts.pin(accounts.trust().fingerprint)
    last = again.services.audit.entries()[-1].event
    assert (last.event, dict(last.facts)) == (ACCEPTED, {"seen": str(seen), "held": str(held)})
    assert again.services.audit.verify().holds
    again.services.erasure.run(case.id, again.alva)


def test_trusting_a_workspace_that_lacks_nothing_records_nothing(small: Small) -> None:
    before = head(small)
    small.services.accounts.pin(small.services.accounts.trust().fingerprint)
    assert head(small) == before


# --- what is remembered, and when -------------------------------------------------------------

CALL = CallBack("Karin Holm", "08-465 004 10", "organisationens uppgifter", None, "Ja")
STEPS: tuple[Callable[[Small, Case], object], ...] = (
    lambda s, c: s.services.checklist.call_back(c.id, CALL, s.alva),
    lambda s, c: s.services.checklist.leave_out(c.id, "nk-chat", "Nej", s.alva),
    lambda s, c: s.services.clocks.extend(c.id, "Svårt", s.sam),
    lambda s, c: s.services.queue.take(c.id, s.alva),
    lambda s, c: s.services.authority.judge_anew(c.id, "Ny roll", s.sam),
    lambda s, c: s.services.replies.save(
        c.id, s.services.replies.draft(c.id, s.alva), None, s.alva
    ),
    lambda s, c: follow_up(s),
    lambda s, c: s.services.checklist.override(c.id, "follow_up:2", "Ringde upp", s.sam),
    lambda s, c: s.services.matching.search(c.id, s.alva),
    lambda s, c: s.services.planning.prepare(c.id, s.alva),
    lambda s, c: s.services.approval.send_back(c.id, "En gång till", s.alva),
    lambda s, c: s.services.checklist.set_aside(c.id, "Fel", s.alva),
    lambda s, c: s.services.replies.save(
        c.id, s.services.replies.draft(c.id, s.alva), None, s.alva
    ),
)


def test_every_command_that_records_is_remembered_at_once(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), proved=False))
    for number, step in enumerate(STEPS):
        before = pinned(small)
        step(small, case)
        after = pinned(small)
        assert after.audit_sequence > before.audit_sequence, number
        assert (after.audit_sequence, after.audit_hash) == head(small), number


def test_a_whole_intake_is_remembered_once(watched: tuple[Small, Watched]) -> None:
    small, pins = watched
    texts = [WISH.format(who=ANNA) + "!" * number for number in range(5)]
    mails = [a_mail(t, message_id=f"<m-{n}@nordkraft.example>") for n, t in enumerate(texts)]
    pins.moved = 0
    small.services.intake.take_in_entries(iter([BoxEntry("m.eml", data) for data in mails]))
    assert pins.moved == 1
    assert pinned(small).audit_sequence == head(small)[0]


def test_a_run_is_remembered_by_stages_and_not_by_batches(watched: tuple[Small, Watched]) -> None:
    small, pins = watched
    case = small.approved()
    pins.moved = 0
    small.services.erasure.run(case.id, small.alva)
    names = [entry.event.event for entry in small.services.audit.entries(case.number)]
    assert names.count("run.batch") > 3
    assert pins.moved == len(names[names.index("run.begun") :]) - names.count("run.batch") + 1
    assert pinned(small).audit_sequence == head(small)[0]


def test_looking_and_what_was_undone_move_nothing(watched: tuple[Small, Watched]) -> None:
    small, pins = watched
    case = small.planned()
    pins.moved = 0
    view = small.services.approval.look(case.id, small.sam)
    small.services.approval.open(case.id, view.must_see[0].mark, small.sam)
    with small.services.audit._store.unit_of_work() as uow:
        uow.plans.withdraw(view.plan.plan.id)
    assert pins.moved == 0


def test_a_kill_between_the_commit_and_the_memory_is_made_good_at_the_next_opening(
    small: Small,
) -> None:
    case = small.approved()
    small.services.audit._store.on_recorded(lambda: None)
    follow_up(small)
    assert pinned(small).audit_sequence < head(small)[0]
    assert small.services.audit.memory().holds
    again = small.again()
    assert pinned(again).audit_sequence == head(again)[0]
    assert again.services.queue.get(case.id).state is CaseState.CHECKING


def test_a_machine_that_can_remember_nothing_still_does_what_was_asked(
    watched: tuple[Small, Watched], caplog: pytest.LogCaptureFixture
) -> None:
    small, pins = watched
    pins.full = True
    case = small.file(a_mail(WISH.format(who=ANNA)))
    assert case.state is CaseState.CHECKING
    assert "could not be remembered: workspace-read-only" in caplog.text
    pins.full = False
    small.services.matching.search(case.id, small.alva)
    assert pinned(small).audit_sequence == head(small)[0]


def test_a_machine_without_a_pin_gets_none_by_working(small: Small) -> None:
    (small.root.parent / "account" / "pins.json").unlink()
    small.file(a_mail(WISH.format(who=ANNA)))
    assert MachinePins(small.root.parent / "account").read(_workspace(small)) is None
    assert small.services.audit.memory().holds


# --- several processes ------------------------------------------------------------------------

WORKER = """
import sys
from pathlib import Path
from dsr_desk import vault
from tests.services.record.test_history import work
from tests.services.world import reopened

vault._PATIENCE = float("inf")
work(reopened(Path(sys.argv[1])), "b")
"""


def work(small: Small, word: str) -> None:
    """File some mails, and look each time whether all is there that was seen."""
    for number in range(3):
        text = WISH.format(who=ANNA) + word * (number + 1)
        small.file(a_mail(text, message_id=f"<{word}-{number}@nordkraft.example>"))
        small.services.audit.require_seen()


def test_two_processes_on_one_file_remember_its_end_and_raise_no_alarm(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dsr_desk.vault._PATIENCE", float("inf"))
    command = [sys.executable, "-c", WORKER, str(small.root.parent)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as other:
        work(small, "a")
        assert other.wait() == 0, other.stderr and other.stderr.read()
    assert (pinned(small).audit_sequence, pinned(small).audit_hash) == head(small)
