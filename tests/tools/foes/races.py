"""What two desks do at the same moment, and what must hold afterwards.

``python -m tests.tools.foes.races [--server] [--content] [--rounds 10] [--only run-hold]`` lets two
processes of their own work on one workspace, its database and its content in files or on a real
PostgreSQL server.  Whoever
comes second must hear a sentence; nothing may be lost, done twice, or erased without an approval.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import psycopg

from dsr_desk.documents.sealed.foreign_pdf import foreign_pdfs
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.erasing.safeguards import PolicyMoved, Safeguards
from dsr_desk.domain.errors import DeskError
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.people import Action, ChannelPolicy, Reach
from dsr_desk.domain.requests import CaseState
from dsr_desk.domain.roster.proposals import Risk, Row
from dsr_desk.services.ports import BoxEntry
from tests.services.world import BO, KIM, SAM, WISH, Small, a_mail, make_small
from tests.tools.foes.desks import Act, End, Street, raced, server
from tests.tools.foes.flows import CASE, FLOWS
from tests.tools.house import House, libpq
from tests.tools.kills.ends import in_child

BRING = {flow.name: flow.bring for flow in FLOWS}


@dataclass(frozen=True, slots=True)
class Race:
    """Two acts from one state of a case; ``once`` is an event that stands in the audit once."""

    name: str
    state: str
    acts: tuple[Act, Act]
    once: str = ""
    both_may_lose: bool = False


def _id(small: Small) -> int:
    return small.services.queue.get(CASE).id


def exports(small: Small) -> Callable[[], object]:
    who = small.alva
    return lambda: small.services.export.export(CASE, None, who)


def seals(small: Small) -> Callable[[], object]:
    who = small.alva
    return lambda: small.services.sealing.seal(CASE, who)


def answers(small: Small) -> Callable[[], object]:
    """Seal, and save the answer with what was sealed."""
    who = small.alva
    sealed = small.services.sealing.seal(CASE, who)
    draft = small.services.replies.draft(CASE, who, "sv", sealed)
    return lambda: small.services.replies.save(CASE, draft, None, who)


def redacts(small: Small) -> Callable[[], object]:
    who = small.sam
    (row, *_) = small.services.redacting.view(CASE, who).persons
    about, ground = row.standing.about, RedactionGround.CONSENT
    return lambda: small.services.redacting.decide(CASE, about, Choice.SHOW, ground, who)


def decides(small: Small, *, included: bool = False) -> Callable[[], object]:
    who, case = small.sam, _id(small)
    match = small.services.matching.page(CASE).rows[0].match.id
    decision = Decision(included, None if included else Ground.LEGAL_CLAIM)
    return lambda: small.services.matching.decide(case, [match], decision, who)


def includes(small: Small) -> Callable[[], object]:
    return decides(small, included=True)


def searches(small: Small) -> Callable[[], object]:
    who = small.alva
    return lambda: small.services.matching.search(CASE, who)


def plans(small: Small) -> Callable[[], object]:
    who = small.alva
    return lambda: small.services.planning.prepare(CASE, who)


def _approving(small: Small, who: str, password: str) -> Callable[[], object]:
    signed = small.signed(who, password)
    view = small.services.approval.look(CASE, signed)
    for wanted in view.must_see:
        small.services.approval.open(CASE, wanted.mark, signed)
    digest, typed = view.plan.plan.digest, view.plan.confirmation
    return lambda: small.services.approval.approve(CASE, digest, typed, password, signed)


def sam_approves(small: Small) -> Callable[[], object]:
    return _approving(small, "sam", SAM)


def kim_approves(small: Small) -> Callable[[], object]:
    return _approving(small, "kim", KIM)


def sends_back(small: Small) -> Callable[[], object]:
    who = small.kim
    return lambda: small.services.approval.send_back(CASE, "Vänta", who)


def runs(small: Small) -> Callable[[], object]:
    who = small.alva
    return lambda: small.services.erasure.run(CASE, who)


def sets_aside(small: Small) -> Callable[[], object]:
    who, case = small.sam, _id(small)
    return lambda: small.services.checklist.set_aside(case, "Dubblett", who)


def holds(small: Small) -> Callable[[], object]:
    who = small.sam
    set_one = small.services.holds.on_items
    return lambda: set_one("nk-mail", None, None, Ground.LEGAL_CLAIM, "T 1-26", who)


def lifts(small: Small) -> Callable[[], object]:
    who = small.kim
    (number,) = [h.id for h in small.services.holds.every() if h.lifted_at is None]
    return lambda: small.services.holds.lift(number, who)


def _roster(small: Small, address: str) -> Callable[[], object]:
    who, rosters = small.sam, small.services.rosters
    row = Row(1, "nk-mail", EmailAddress(address), "", date(2026, 11, 3), None)
    seen = rosters.preview_row(row, who)
    risks = frozenset(Risk)
    return lambda: rosters.apply(seen, seen.difference.digest, risks, who)


def changes_roster(small: Small) -> Callable[[], object]:
    return _roster(small, "ida.ek@nordkraft.example")


def changes_roster_too(small: Small) -> Callable[[], object]:
    return _roster(small, "ivar.ek@nordkraft.example")


def strengthens(small: Small) -> Callable[[], object]:
    who = small.kim
    return lambda: small.services.safeguards.propose(Safeguards(60, 0), KIM, who)


def weakens(small: Small) -> Callable[[], object]:
    """Sign the waiting change that eases what is asked for; make it where there is none."""
    who, desk = small.kim, small.services.safeguards
    waiting = desk.view(who).now.pending
    if waiting is None:
        with suppress(DeskError):  # the other desk may just have made it
            desk.propose(Safeguards(1, 0), SAM, small.sam)
    number = 1
    return lambda: desk.confirm(number, KIM, who)


def takes_back(small: Small) -> Callable[[], object]:
    who, desk = small.sam, small.services.safeguards
    return lambda: desk.withdraw(1, who)


def changes_policy(small: Small) -> Callable[[], object]:
    who, desk = small.kim, small.services.safeguards
    desk.propose(
        desk.view(who).now.figures, SAM, small.sam, "nk-forum",
        ChannelPolicy(Action.DELETE, Reach.OWN),
    )  # fmt: skip
    return lambda: desk.confirm(1, KIM, who)


def takes_in(small: Small) -> Callable[[], object]:
    """Take in ten mails, and a follow-up to the case."""
    texts = [(WISH.format(who=BO), f"<m{n}@nordkraft.example>", "") for n in range(5)]
    texts.append(("Glöm det, tack.", "<svar@nordkraft.example>", "<begaran-1@nordkraft.example>"))
    mails = [
        BoxEntry(f"{mid}.eml", a_mail(text, message_id=mid, answers=answers))
        for text, mid, answers in texts
    ]
    return lambda: small.services.intake.take_in_entries(iter(mails))


def joins(small: Small) -> Callable[[], object]:
    mail = a_mail(
        "Vi tar tillbaka begäran.",
        message_id="<svar@nordkraft.example>", answers="<begaran-1@nordkraft.example>",
    )  # fmt: skip
    return lambda: small.services.intake.take_in_entries(iter([BoxEntry("svar.eml", mail)]))


def replays(small: Small) -> Callable[[], object]:
    who = small.alva
    return lambda: small.services.replaying.run(who)


RACES = (
    Race("export-export", "wanted", (exports, exports), "package.made"),
    Race("export-decide", "wanted", (exports, decides)),
    Race("export-redact", "wanted", (exports, redacts)),
    Race("export-search", "wanted", (exports, searches)),
    Race("export-join", "wanted", (exports, joins)),
    Race("seal-seal", "made", (seals, seals)),
    Race("seal-answer", "made", (seals, answers)),
    Race("answer-answer", "made", (answers, answers), "answer.saved", both_may_lose=True),
    Race("answer-redact", "made", (answers, redacts)),
    Race("seal-redact", "made", (seals, redacts)),
    Race("decide-decide", "found", (decides, includes)),
    Race("decide-plan", "found", (decides, plans)),
    Race("search-decide", "found", (searches, decides)),
    Race("search-plan", "found", (searches, plans)),
    Race("plan-plan", "found", (plans, plans), "plan.prepared"),
    Race("plan-set-aside", "found", (plans, sets_aside)),
    Race("approve-approve", "planned", (sam_approves, kim_approves), "plan.approved"),
    Race("approve-twice", "planned", (sam_approves, sam_approves), "plan.approved"),
    Race("approve-send-back", "planned", (sam_approves, sends_back)),
    Race("approve-roster", "planned", (sam_approves, changes_roster)),
    Race("approve-join", "planned", (sam_approves, joins)),
    Race("approve-strengthen", "planned", (sam_approves, strengthens)),
    Race("approve-policy", "planned", (sam_approves, changes_policy)),
    Race("run-run", "approved", (runs, runs), "run.certified"),
    Race("run-send-back", "approved", (runs, sends_back)),
    Race("run-set-aside", "approved", (runs, sets_aside)),
    Race("run-hold", "approved", (runs, holds)),
    Race("run-lift", "approved", (runs, lifts)),
    Race("run-roster", "approved", (runs, changes_roster)),
    Race("run-weaken", "approved", (runs, weakens)),
    Race("run-policy", "approved", (runs, changes_policy)),
    Race("run-join", "approved", (runs, joins)),
    Race("lift-lift", "approved", (lifts, lifts), "hold.lifted 2"),
    Race("roster-roster", "found", (changes_roster, changes_roster_too), "roster.applied"),
    Race("safeguard-safeguard", "found", (strengthens, strengthens), "safeguards.effective"),
    Race("weaken-weaken", "found", (weakens, weakens), "safeguards.effective"),
    Race("weaken-take-back", "found", (weakens, takes_back)),
    Race("intake-intake", "found", (takes_in, takes_in)),
    Race("replay-replay", "done", (replays, replays)),
    Race("replay-hold", "done", (replays, holds)),
)


# --- what must hold ---------------------------------------------------------------------------


def faults(race: Race, house: House, ends: tuple[End, End], before: frozenset[str]) -> list[str]:
    """Return what does not hold after a race, in words."""
    found = [f"{end.code}: {end.said}" for end in ends if end.how == "broke"]
    if all(end.how == "told" for end in ends) and not race.both_may_lose:
        found.append("both were turned away")
    _, more = in_child(lambda: list(_unsound(race, house, before)))
    return found + list(more if more is not None else ["it can't be looked at any more"])


def _unsound(race: Race, house: House, before: frozenset[str]) -> Iterator[str]:
    small = house.opened()
    services = small.services
    if not services.audit.verify().holds:
        yield "the audit does not hold"
    events = Counter(entry.event.event for entry in services.audit.entries())
    if race.once:
        event, _, wanted = race.once.partition(" ")
        # Where each of two sealings voids the other, both may be told to begin again.
        enough = events[event] == 0 and race.both_may_lose
        if events[event] != int(wanted or 1) and not enough:
            yield f"{event} is on record {events[event]} times"
    case = services.queue.get(CASE)
    gone = before - items_of(house)
    if gone and not events["run.begun"]:
        yield "something is gone without a run"
    numbers = [entry.event.event for entry in services.audit.entries(CASE)]
    if "run.begun" in numbers and not _approved_before(numbers):
        yield "a run was begun without a standing approval"
    yield from _goes_on(small, case.state)
    packages = list(small.paths.packages.glob("*.part*")) if small.paths.packages.exists() else []
    if packages:
        yield f"left behind: {len(packages)} parts"


def _approved_before(events: list[str]) -> bool:
    """Tell whether the last thing done to the plan before the first run was its approval."""
    until = events[: events.index("run.begun")]
    return [each for each in until if each.startswith("plan.")][-1:] == ["plan.approved"]


def _goes_on(small: Small, state: CaseState) -> Iterator[str]:
    """Yield what keeps somebody from going on with the case as its state says."""
    steps: dict[CaseState, Callable[[], object]] = {
        CaseState.REVIEWING: lambda: small.services.matching.search(CASE, small.alva),
        CaseState.APPROVED: lambda: small.services.erasure.run(CASE, small.alva),
        CaseState.RUNNING: lambda: small.services.erasure.run(CASE, small.alva),
    }
    if small.services.queue.get(CASE).kind.exports:
        steps[CaseState.TO_ANSWER] = lambda: small.services.sealing.seal(CASE, small.alva)
    step = steps.get(state)
    try:
        if step is not None:
            step()
    except PolicyMoved:
        # Such a plan is sent back and made anew, as its sentence says.
        small.services.approval.send_back(CASE, "Ny policy", small.kim)
        small.services.planning.prepare(CASE, small.alva)
    except DeskError as error:
        yield f"{state.value} does not go on: {error.message}"


def items_of(house: House) -> frozenset[str]:
    """Return what stands in the archive."""
    asked = "SELECT id, body FROM item"
    if house.content:
        with psycopg.connect(libpq(house.content)) as server:
            return frozenset(map(str, server.execute(asked).fetchall()))
    with closing(sqlite3.connect(house.folder / "workspace" / "archive.sqlite")) as archive:
        return frozenset(map(str, archive.execute(asked)))


_IN_A_FILE = ("wanted", "made", "done")
"""States that are brought about by editing or copying the archive's file."""


def main() -> int:
    """Run the races that were asked for, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--only", nargs="+", choices=[race.name for race in RACES], default=())
    parser.add_argument("--server", action="store_true", help="over PostgreSQL")
    parser.add_argument("--content", action="store_true", help="the content on PostgreSQL")
    asked = parser.parse_args()
    wrong = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dsr-races-")))
        far = asked.server or asked.content
        url = stack.enter_context(server(folder / "pg")) if far else ""
        street = Street(folder, url if asked.server else "", url if asked.content else "")
        _warm(folder / "warm")
        states: dict[str, House] = {}
        for race in RACES:
            left_out = asked.content and race.state in _IN_A_FILE
            if not left_out and (not asked.only or race.name in asked.only):
                wrong += _run(street, states, race, asked.rounds)
    return 1 if wrong else 0


def _listed(house: House) -> list[str]:
    return sorted(items_of(house))


def _warm(folder: Path) -> None:
    """Go through everything once here: what is imported need not be by any forked process."""
    for flow in (FLOWS[2], FLOWS[-1]):
        small = make_small(folder / flow.name)
        flow.bring(small)
        flow.go_on(small)
    # A forked process can't ask the processes of the one it was forked from.
    foreign_pdfs().close()


def _run(street: Street, states: dict[str, House], race: Race, rounds: int) -> int:
    if race.state not in states:
        house = street.built()
        code, _ = in_child(lambda: BRING[race.state](house.opened()))
        assert code == 0, f"{race.state} can't be brought about"
        states[race.state] = house
    counted: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for seed in range(rounds):
        house = street.built(states[race.state])
        _, before = in_child(partial(_listed, house))
        ends = raced(house, race.acts, seed)
        counted[" / ".join(end.code or end.how for end in ends)] += 1
        wrong.update(faults(race, house, ends, frozenset(before or ())))
        street.left(house)
    sys.stdout.write(f"{race.name}: {dict(counted)}\n")
    sys.stdout.writelines(f"  WRONG ×{count} {line}\n" for line, count in wrong.items())
    sys.stdout.flush()
    return sum(wrong.values())


if __name__ == "__main__":
    sys.exit(main())
