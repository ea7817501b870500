"""A hold on a person keeps what they wrote together with others, whoever the case is about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.finding.matches import Decision, Ground, Mandate, Why
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing.known_again import KnownAgain
from dsr_desk.services.people.accounts import SignedIn
from tests.services.world import ANNA, BO, WISH, Small, a_mail, an_item

CLAIM, REFERENCE = Ground.LEGAL_CLAIM, "T 4711-26"
TOGETHER = "BLÅKLOCKA-9"
STAFF = "kundtjanst@nordkraft.example"


def written_together(small: Small, folder: Path, anna: str = f"Anna <{ANNA}>") -> None:
    """Import a mail that Anna and Bo have sent together."""
    folder.mkdir()
    head = f"From: {anna}, Bo <{BO}>\nSubject: Vi tillsammans\nMessage-ID: <t@x.example>\n"
    head += "Date: Mon, 2 Mar 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n"
    (folder / "t.eml").write_bytes(f"{head}\nHej {TOGETHER}\n".encode())
    done = small.services.importing.take_in([folder], "nk-mail", small.sam).taken
    assert done.added == 1


def stands(small: Small) -> bool:
    """Tell whether the mail is there as it was imported."""
    with closing(sqlite3.connect(small.paths.archive)) as file:
        sought = "SELECT count(*) FROM item WHERE body LIKE ?"
        return bool(file.execute(sought, (f"%{TOGETHER}%",)).fetchone()[0])


def searched(small: Small, who: str) -> Case:
    text = WISH.replace("personens", "personernas") if " " in who else WISH
    case = small.file(a_mail(text.format(who=who)))
    small.services.matching.search(case.id, small.alva)
    rows = small.services.matching.page(case.id).rows
    weak = [row.match.id for row in rows if row.match.why is Why.CO_AUTHOR]
    if weak:
        small.services.matching.decide(case.id, weak, Decision(True), small.alva)
    return small.services.queue.get(case.id)


def run(small: Small, case: Case) -> dict[Outcome, int]:
    small.approve(small.services.queue.get(case.id))
    record = small.services.erasure.run(case.id, small.alva).record
    assert record is not None
    return dict(record.counts)


@pytest.mark.parametrize("who", [f"{ANNA} och {BO}", ANNA])
@pytest.mark.parametrize("held", [ANNA, BO])
def test_a_hold_after_the_plan_keeps_it(small: Small, tmp_path: Path, who: str, held: str) -> None:
    written_together(small, tmp_path / "mails")
    assert stands(small)
    case = searched(small, who)
    small.services.planning.prepare(case.id, small.alva)
    small.services.holds.on_person("nordkraft", held, CLAIM, REFERENCE, small.kim)
    assert run(small, case)[Outcome.HELD]
    assert stands(small)
    assert small.services.queue.get(case.id).state is CaseState.RESIDUE


@pytest.mark.parametrize(
    "line", ["anna.svensson (at) hemma.example", "Anna <{local}+jobb@{place}>"]
)
def test_what_a_held_person_may_have_sent_along_is_kept(
    small: Small, tmp_path: Path, line: str
) -> None:
    local, _, place = ANNA.partition("@")
    written_together(small, tmp_path / "mails", line.format(local=local, place=place))
    case = searched(small, BO)
    small.services.holds.on_person("nordkraft", ANNA, CLAIM, REFERENCE, small.kim)
    small.services.planning.prepare(case.id, small.alva)
    run(small, case)
    assert stands(small)


@pytest.mark.parametrize("who", [f"{ANNA} och {BO}", ANNA])
def test_a_hold_before_the_plan_leaves_it_out(small: Small, tmp_path: Path, who: str) -> None:
    written_together(small, tmp_path / "mails")
    case = searched(small, who)
    small.services.holds.on_person("nordkraft", BO, CLAIM, REFERENCE, small.kim)
    view = small.services.planning.prepare(case.id, small.alva)
    assert REFERENCE in {kept.note for kept in view.exceptions}
    assert Outcome.HELD not in run(small, case)
    assert stands(small)


def test_what_staff_answered_both_is_kept_for_the_one_who_is_held(small: Small) -> None:
    """A search counts it to the first of them, and finds it only where it asks for both."""
    thread = partial(an_item, channel="nk-mail", kind=ChannelKind.MAIL, thread="k9")
    small.services.importing.items(
        [
            thread("t1", author=ANNA, name="Anna", body="Vi två undrar"),
            thread("t2", author=BO, name="Bo", body="Ja, vi undrar", hours=1),
            thread("t3", author=STAFF, name="Maria", body=f"Svar {TOGETHER}", staff=True, hours=2),
        ]
    )
    case = searched(small, f"{ANNA} och {BO}")
    small.services.holds.on_person("nordkraft", BO, CLAIM, REFERENCE, small.kim)
    small.services.planning.prepare(case.id, small.alva)
    run(small, case)
    assert stands(small)


def test_no_other_desk_waits_while_a_run_asks_what_somebody_wrote(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_together(small, tmp_path / "mails")
    case = searched(small, ANNA)
    small.services.planning.prepare(case.id, small.alva)
    small.services.holds.on_person("nordkraft", BO, CLAIM, REFERENCE, small.kim)
    small.approve(small.services.queue.get(case.id))
    asked, looked = [], KnownAgain.hashed

    def slowly(known: KnownAgain, mandate: Mandate, by: SignedIn) -> dict[str, EmailAddress]:
        """Let somebody else write meanwhile."""
        with small.services.checklist._store.unit_of_work() as uow:
            uow.commit()
        asked.append(mandate)
        return looked(known, mandate, by)

    monkeypatch.setattr(KnownAgain, "hashed", slowly)
    small.services.erasure.run(case.id, small.alva)
    assert len(asked) == 1
    assert stands(small)
