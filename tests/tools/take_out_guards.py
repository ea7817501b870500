"""Takes each guard of the design out, one at a time, and looks whether a test notices.

    python -m tests.tools.take_out_guards            a line a guard, then the verdict
    python -m tests.tools.take_out_guards approval   only guards whose name holds the word

It works on a copy of the project.  A guard that no test misses is a guard that can be lost unseen.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.tools.guards_of_mails import MAILS

ROOT = Path(__file__).resolve().parents[2]
GUARD_TESTS = "tests/services/test_guards.py"
RUN_TESTS = "tests/services/test_erasure.py"


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard: where it stands, what takes its place, and the tests that must miss it."""

    name: str
    file: str
    stands: str
    instead: str
    tests: str = GUARD_TESTS


GUARDS = (
    Guard(
        "0 mandate: only channels whose editor check is settled and not left out",
        "dsr_desk/domain/checklist.py",
        "if c.code == EDITOR and c.settled and not c.left_out",
        "if c.code == EDITOR",
    ),
    Guard(
        "0 mandate: the last channel can't be left out",
        "dsr_desk/services/checklist.py",
        'if event == "channel.left_out" and not case.channels:',
        "if not case:",
    ),
    Guard(
        "1 every check ok or settled",
        "dsr_desk/services/cases.py",
        "    if still_open:\n",
        "    if not uow:\n",
    ),
    Guard(
        "1 an override needs the supervisor's right",
        "dsr_desk/services/checklist.py",
        "who = need(by, Right.OVERRIDE).user",
        "who = need(by, Right.PREPARE).user",
    ),
    Guard(
        "1 an override needs a reason",
        "dsr_desk/services/checklist.py",
        "    if not text.strip():\n        raise GroundMissing(what)",
        "    return",
    ),
    Guard(
        "1 an exclusion needs its ground",
        "dsr_desk/services/matching.py",
        "if not decision.included and decision.ground is None:",
        "if not case_id:",
    ),
    Guard(
        "1 rights: each step asks for its own",
        "dsr_desk/services/accounts.py",
        "if not by.user.may(right):",
        "if not by:",
    ),
    Guard(
        "1 the approver is not the preparer",
        "dsr_desk/domain/approvals.py",
        "if approval.approver in set(preparers) or approver.public_key in keys:",
        "if not preparers:",
        f"{GUARD_TESTS} tests/domain/test_approvals.py",
    ),
    Guard(
        "1 the same key is the same person",
        "dsr_desk/domain/approvals.py",
        " or approver.public_key in keys:",
        ":",
        "tests/domain/test_approvals.py",
    ),
    Guard(
        "1 everything drawn and every exception was opened",
        "dsr_desk/services/approval.py",
        "        if wanted - seen:\n",
        "        if not wanted:\n",
    ),
    Guard(
        "1 exactly the digest that was seen",
        "dsr_desk/services/approval.py",
        "or view.plan.digest != digest:",
        "or not digest:",
    ),
    Guard(
        "1 the typed confirmation is the case's own",
        "dsr_desk/services/approval.py",
        "if not confirms(typed, view.plan.item_count, case.number):",
        "if not case:",
    ),
    Guard(
        "1 items unchanged at the approval",
        "dsr_desk/services/approval.py",
        "        self._all_unchanged(case, view)\n",
        "",
    ),
    Guard(
        "1 items unchanged at the act",
        "dsr_desk/services/acting.py",
        "settled = _settled_before(own, standings)",
        "settled: dict[int, ItemOutcome] = {}",
        f"{RUN_TESTS} tests/sources",
    ),
    Guard(
        "1 the extract goes before the erasure",
        "dsr_desk/services/gate.py",
        "            self._order(case)\n",
        "",
    ),
    Guard(
        "2 the signature is verified",
        "dsr_desk/services/gate.py",
        "if self._crypto.verify(user.public_key, approval.payload(), approval.signature):",
        "if approval.signature:",
    ),
    Guard(
        "2 the signed digest is this plan's",
        "dsr_desk/domain/approvals.py",
        "if approval.plan_digest != plan_digest:",
        "if not approval:",
        f"{GUARD_TESTS} tests/domain/test_approvals.py",
    ),
    Guard(
        "2 the stored items give the digest",
        "dsr_desk/services/gate.py",
        '"the plan\'s items were changed": stored == plan.digest,',
        '"the plan\'s items were changed": bool(stored),',
    ),
    Guard(
        "2 the persons are those that were signed",
        "dsr_desk/services/gate.py",
        '"the persons were changed": head.subjects\n            == subject_hashes(',
        '"the persons were changed": () != subject_hashes(',
    ),
    Guard(
        "2 the channels and their policy are those that were signed",
        "dsr_desk/services/gate.py",
        "head.channels == bound_channels(mandate),",
        "bool(head.channels),",
    ),
    Guard(
        "2 the checklist is the one that was signed",
        "dsr_desk/services/gate.py",
        '"the checklist was changed": head.checklist\n            == checklist_digest(',
        '"the checklist was changed": "" != checklist_digest(',
    ),
    Guard(
        "2 the list of users is signed by the pinned key",
        "dsr_desk/services/accounts.py",
        "if not self._crypto.verify(admin_key, registry.payload(), registry.signature):",
        "if not registry.signature:",
    ),
    Guard(
        "2 a workspace that was never pinned is not trusted",
        "dsr_desk/services/accounts.py",
        'raise RegistryNotTrusted("this machine has not seen the workspace before")',
        'pin = Pin(workspace, self._store.reading().__enter__().people.workspace()[1], 1, 0, "")',
    ),
    Guard(
        "2 the audit still holds the head this machine saw",
        "dsr_desk/services/gate.py",
        "if not self._accounts.remembered_head_holds(uow.audit):",
        "if not uow:",
    ),
    Guard(
        "2 the case is what its mail asked for, at the approval",
        "dsr_desk/services/approval.py",
        "fault = self._provenance.fault(uow, case, signed)",
        'fault = ""',
    ),
    Guard(
        "2 the case is what its mail asked for, at the run",
        "dsr_desk/services/gate.py",
        "fault = self._provenance.fault(uow, case, by)",
        'fault = ""',
    ),
    Guard(
        "2 what was settled is on record",
        "dsr_desk/services/provenance.py",
        "if step is None or step.actor != kept.settled_by:",
        "if step is None:\n                continue\n            if not kept:",
    ),
    Guard(
        "2 the mail is the one that was filed",
        "dsr_desk/services/provenance.py",
        '        mail.sha256 == facts.get("sha256", "")\n',
        "        bool(mail.sha256)\n",
    ),
    Guard(
        "3 after a crash the source is asked, not the memory",
        "dsr_desk/domain/receipts.py",
        "return Outcome.GONE_AFTER_RESTART if seen else Outcome.ALREADY_GONE",
        "return None",
        f"{RUN_TESTS} tests/services/test_kills.py",
    ),
    Guard(
        "3 one desk at a time carries out",
        "dsr_desk/services/erasure.py",
        "        with self._lock.hold():\n",
        "        if True:\n",
    ),
    Guard(
        "4 residue keeps the case open",
        "dsr_desk/services/erasure.py",
        "blocking = any(trace.blocking for trace in traces)",
        "blocking = False",
        RUN_TESTS,
    ),
    Guard(
        "5 the sources' files are cleaned",
        "dsr_desk/services/proving.py",
        "for name, value in source.scrub():",
        "for name, value in ():",
        RUN_TESTS,
    ),
    Guard(
        "5 the desk forgets the person",
        "dsr_desk/services/proving.py",
        "uow.cases.forget_persons(case.id, numbered)",
        "uow.cases.checks(case.id)",
        RUN_TESTS,
    ),
    Guard(
        "5 the desk's files are cleaned",
        "dsr_desk/services/proving.py",
        "figures = self._store.scrub()",
        "figures = ()",
        RUN_TESTS,
    ),
    Guard(
        "7 an edited event breaks the chain",
        "dsr_desk/domain/audit.py",
        "if chain_hash(entry.sequence, entry.event, entry.previous) != entry.hash:",
        "if not entry:",
        f"{GUARD_TESTS} tests/domain/test_audit.py",
    ),
    *(Guard(*row) for row in MAILS),
)


def missed(guard: Guard, home: Path) -> bool:
    """Take a guard out of a copy and tell whether a test misses it.

    Raises:
        ValueError: the guard is not where this table says.
    """
    path = home / guard.file
    text = path.read_text("utf-8")
    if text.count(guard.stands) != 1:
        raise ValueError(f"{guard.name}: found {text.count(guard.stands)} times in {guard.file}")
    path.write_text(text.replace(guard.stands, guard.instead), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *guard.tests.split()], cwd=home, capture_output=True, check=False
    )
    path.write_text(text, "utf-8")
    return done.returncode == 1


def main() -> int:
    """Print the table; exit status 1 when a guard is not missed."""
    wanted = [g for g in GUARDS if all(word in g.name for word in sys.argv[1:])]
    unmissed = 0
    with tempfile.TemporaryDirectory(prefix="dsr-guards-") as folder:
        home = Path(folder)
        for name in ("dsr_desk", "resources", "tests"):
            shutil.copytree(ROOT / name, home / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "pyproject.toml", home)
        for guard in wanted:
            noticed = missed(guard, home)
            unmissed += not noticed
            print(f"{'missed' if noticed else 'NOT MISSED'}  {guard.name}", flush=True)
    print(f"{len(wanted)} guards taken out, {unmissed} not missed by any test")
    return 1 if unmissed else 0


if __name__ == "__main__":
    sys.exit(main())
