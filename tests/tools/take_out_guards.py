"""Takes each guard of the design out, one at a time, and looks whether a test notices.

    python -m tests.tools.take_out_guards            a line a guard, then the verdict
    python -m tests.tools.take_out_guards approval   only guards whose name holds the word
    python -m tests.tools.take_out_guards 1/4        every fourth, for several processes at once

It works on a copy of the project.  A guard that no test misses is a guard that can be lost unseen.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.tools.guards_of_accounts import PEOPLE
from tests.tools.guards_of_approval import APPROVAL
from tests.tools.guards_of_asides import ASIDES
from tests.tools.guards_of_attestations import ATTESTATIONS
from tests.tools.guards_of_channels import CHANNELS
from tests.tools.guards_of_connecting import CONNECTING
from tests.tools.guards_of_fields import FIELDS
from tests.tools.guards_of_imports import IMPORTS
from tests.tools.guards_of_letters import LETTERS
from tests.tools.guards_of_mails import MAILS
from tests.tools.guards_of_meanwhile import MEANWHILE
from tests.tools.guards_of_readings import MORE_THAN_ASKED
from tests.tools.guards_of_record import RECORD
from tests.tools.guards_of_redaction import REDACTION
from tests.tools.guards_of_retention import RETENTION
from tests.tools.guards_of_review import REVIEW
from tests.tools.guards_of_stores import STORES
from tests.tools.guards_of_ways_in import WAYS_IN
from tests.tools.guards_of_windows import WINDOWS
from tests.tools.guards_of_wishes import WISHES
from tests.tools.likely_first import SENTENCE

ROOT = Path(__file__).resolve().parents[2]
GUARD_TESTS = "tests/services/erasing/test_guards.py"
ROSTER_TESTS = (
    "tests/services/people/test_roster.py tests/domain/verifying/test_authority.py"
    " tests/domain/roster/test_differ.py"
)
RUN_TESTS = "tests/services/erasing/test_erasure.py"
WAYS_OUT = "tests/services/intake/test_ways_out.py"
ASK_BACK = "tests/services/intake/test_ask_back.py"
CLOCKS = "tests/services/intake/test_clocks.py"
SENDER_SUITE = "tests/mail/proof/test_sender_suite.py"


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
        "dsr_desk/domain/verifying/checklist.py",
        "if c.code == EDITOR and c.settled and not c.left_out",
        "if c.code == EDITOR",
    ),
    Guard(
        "0 mandate: the last channel can't be left out",
        "dsr_desk/services/intake/checklist.py",
        "if event == CHANNEL_OUT and not case.channels:",
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
        "dsr_desk/services/intake/checklist.py",
        "right = Right.OVERRIDE if event == OVERRIDDEN else Right.PREPARE",
        "right = Right.PREPARE",
    ),
    Guard(
        "1 the person's own request is never served",
        "dsr_desk/services/cases.py",
        "    require_no_direct_request(case, checks)\n",
        "",
        WAYS_OUT,
    ),
    Guard(
        "1 nobody overrides that the person wrote",
        "dsr_desk/services/intake/checklist.py",
        "if check.reason == DIRECT:\n                raise DirectRequest",
        "if not check:\n                raise DirectRequest",
        WAYS_OUT,
    ),
    Guard(
        "1 only the recorded step makes a mail an editor's",
        "dsr_desk/services/intake/settled.py",
        "        return frozenset({CORRECTED})\n",
        "        return _SETTLING\n",
        WAYS_OUT,
    ),
    Guard(
        "1 whoever is made an editor is one on the roster",
        "dsr_desk/domain/verifying/direct.py",
        "if not direct or not on_roster or case.sender is None or case.sender in persons:",
        "if not direct:",
        WAYS_OUT,
    ),
    Guard(
        "1 the person's own request stays theirs by way of a list",
        "dsr_desk/domain/intake/parse.py",
        "return Nature.DATA_SUBJECT if own else reading.message.nature",
        "return reading.message.nature",
        WAYS_OUT,
    ),
    Guard(
        "1 a marked instruction is not put away unread",
        "dsr_desk/domain/verifying/building.py",
        "return parsed.nature in AUTOMATIC and not holds_instruction(parsed)",
        "return parsed.nature in AUTOMATIC",
        WAYS_OUT,
    ),
    Guard(
        "1 our own mail never holds the sentence",
        "dsr_desk/services/answers/replies.py",
        "if draft.kind in {*ASKING, BESIDE, NOTICE, REFUSAL} and self._holds_sentence(draft.body):",
        "if not draft:",
        ASK_BACK,
    ),
    Guard(
        "1 a sender's name gets into our letter as one word",
        "dsr_desk/services/intake/asking.py",
        'return f" {found.group()}" if found else ""',
        'return f" {sender_name}"',
        ASK_BACK,
    ),
    Guard(
        "1 a period is extended once",
        "dsr_desk/domain/clocks/changing.py",
        "if case.clocks.extension is not None:\n        raise",
        "if not case:\n        raise",
        CLOCKS,
    ),
    Guard(
        "1 a period is extended only while the first one runs",
        "dsr_desk/domain/clocks/changing.py",
        "if step.day > case.deadline.due:",
        "if not case:",
        CLOCKS,
    ),
    Guard(
        "1 a changed table moves a date only by a supervisor's step",
        "dsr_desk/services/intake/clocks.py",
        "who = acting(uow, by, Right.OVERRIDE).user",
        "who = acting(uow, by, Right.PREPARE).user",
        CLOCKS,
    ),
    Guard(
        "1 a receipt that can't be counted from loses no mail",
        "dsr_desk/services/intake/intake.py",
        "received, problem = usable_receipt(told, self._clock())",
        'received, problem = told[0] or told[1] or self._clock(), ""',
        CLOCKS,
    ),
    Guard(
        "1 an override needs a reason",
        "dsr_desk/services/intake/checklist.py",
        "    if not text.strip():\n        raise GroundMissing(what)",
        "    return",
    ),
    Guard(
        "1 an exclusion needs its ground",
        "dsr_desk/services/finding/matching.py",
        "if not decision.included and decision.ground is None:",
        "if not case_id:",
    ),
    Guard(
        "1 rights: each step asks for its own",
        "dsr_desk/services/people/accounts.py",
        "if not by.user.may(right):",
        "if not by:",
        "tests/services/people/test_roster.py -k sees_to_the_rosters",
    ),
    Guard(
        "1 the approver is not the preparer",
        "dsr_desk/domain/record/approvals.py",
        "if approval.approver in prepared or registry.keys_of(approval.approver) & keys:",
        "if not preparers:",
        f"{GUARD_TESTS} tests/domain/record/test_approvals.py",
    ),
    Guard(
        "1 the same key is the same person",
        "dsr_desk/domain/record/approvals.py",
        " or registry.keys_of(approval.approver) & keys:",
        ":",
        "tests/domain/record/test_approvals.py",
    ),
    Guard(
        "1 everything drawn and every exception was opened",
        "dsr_desk/services/erasing/approval.py",
        "        if wanted - seen.keys():\n",
        "        if not wanted:\n",
    ),
    Guard(
        "1 exactly the digest that was seen",
        "dsr_desk/services/erasing/approval.py",
        "or view.plan.digest != digest:",
        "or not digest:",
    ),
    Guard(
        "1 the typed confirmation is the case's own",
        "dsr_desk/services/erasing/approval.py",
        "if not confirms(typed, view.plan.item_count, case.number):",
        "if not case:",
    ),
    Guard(
        "1 items unchanged at the approval",
        "dsr_desk/services/erasing/approval.py",
        "        self._all_unchanged(items, held.mandate)\n",
        "",
    ),
    Guard(
        "1 items unchanged at the act",
        "dsr_desk/sources/erasing/batches.py",
        "    if seen[:3] != (item.channel, item.kind, item.fingerprint):\n",
        "    if item is None:\n",
        f"{RUN_TESTS} tests/sources",
    ),
    Guard(
        "1 a plan leaves out what is held",
        "dsr_desk/services/erasing/planning.py",
        "matches = tuple(holding.kept(match) for match in found)",
        "matches = found",
        "tests/services/erasing/test_holds.py",
    ),
    Guard(
        "1 a hold that was taken out of the file stops the run",
        "dsr_desk/services/erasing/gate.py",
        "self._provenance.fault(uow, case, by, entries) or holds_fault(uow, entries)",
        "self._provenance.fault(uow, case, by, entries)",
        "tests/services/erasing/test_holds.py",
    ),
    Guard(
        "1 who has set a hold does not lift it",
        "dsr_desk/services/erasing/holds.py",
        "            if who.id in (hold.set_by, _set_on_record(uow, number)):\n",
        "            if not who:\n",
        "tests/services/erasing/test_holds.py",
    ),
    Guard(
        "1 the extract goes before the erasure",
        "dsr_desk/services/erasing/gate.py",
        "            self._order(case, entries, mandate, by)\n",
        "",
    ),
    Guard(
        "2 the signature is verified",
        "dsr_desk/services/erasing/gate.py",
        "if self._crypto.verify(user.public_key, approval.payload(), approval.signature):",
        "if approval.signature:",
    ),
    Guard(
        "2 the signed digest is this plan's",
        "dsr_desk/domain/record/approvals.py",
        "if approval.plan_digest != plan_digest:",
        "if not approval:",
        f"{GUARD_TESTS} tests/domain/record/test_approvals.py",
    ),
    Guard(
        "2 the stored items give the digest",
        "dsr_desk/services/erasing/gate.py",
        '"the plan’s items were changed": stored == plan.digest,',
        '"the plan’s items were changed": bool(stored),',
    ),
    Guard(
        "2 the persons are those that were signed",
        "dsr_desk/services/erasing/gate.py",
        '"the persons were changed": head.subjects == persons,',
        '"the persons were changed": bool(persons),',
    ),
    Guard(
        "2 the channels and their policy are those that were signed",
        "dsr_desk/services/erasing/gate.py",
        "            require_policy(plan, mandate)\n",
        "",
        "tests/services/erasing/test_safeguards.py -k policy",
    ),
    Guard(
        "2 the checklist is the one that was signed",
        "dsr_desk/services/erasing/gate.py",
        '"the checklist was changed": head.checklist\n            == checklist_digest(',
        '"the checklist was changed": "" != checklist_digest(',
    ),
    Guard(
        "2 the list of users is signed by the pinned key",
        "dsr_desk/services/people/lists.py",
        "if not verify(admin_key, founding.payload(), founding.signature):",
        "if not founding.signature:",
    ),
    Guard(
        "2 a workspace that was never pinned is not trusted",
        "dsr_desk/services/people/accounts.py",
        'raise RegistryNotTrusted("this machine has not seen the workspace before")',
        'pin = Pin(workspace, self._store.reading().__enter__().people.workspace()[1], 1, 0, "")',
    ),
    Guard(
        "2 the case is what its mail asked for, at the approval",
        "dsr_desk/services/erasing/approval.py",
        "fault = fault or self._provenance.fault(uow, case, by, entries, read)",
        'fault = ""',
    ),
    Guard(
        "2 the case is what its mail asked for, at the run",
        "dsr_desk/services/erasing/gate.py",
        "fault = self._provenance.fault(uow, case, by, entries)",
        'fault = ""',
    ),
    Guard(
        "2 what was settled is on record",
        "dsr_desk/services/erasing/provenance.py",
        "            if fault:\n                return fault\n        elif",
        "            if fault is None:\n                return fault\n        elif",
    ),
    Guard(
        "2 the mail is the one that was filed",
        "dsr_desk/services/erasing/provenance.py",
        '        mail.sha256 == facts.get("sha256", "")\n',
        "        bool(mail.sha256)\n",
    ),
    Guard(
        "3 after a crash the source is asked, not the memory",
        "dsr_desk/domain/erasing/receipts.py",
        "return Outcome.GONE_AFTER_RESTART if seen else Outcome.ALREADY_GONE",
        "return None",
        f"{RUN_TESTS} tests/services/erasing/test_kills.py",
    ),
    Guard(
        "3 one desk at a time carries out",
        "dsr_desk/services/erasing/erasure.py",
        "        with self._lock.hold():\n            permit = ",
        "        if True:\n            permit = ",
    ),
    Guard(
        "4 residue keeps the case open",
        "dsr_desk/services/erasing/erasure.py",
        "blocking = any(trace.blocking for trace in traces)",
        "blocking = False",
        RUN_TESTS,
    ),
    Guard(
        "5 the sources' files are cleaned",
        "dsr_desk/services/erasing/proving.py",
        "for name, value in source.scrub(work.progress):",
        "for name, value in ():",
        RUN_TESTS,
    ),
    Guard(
        "5 the desk forgets the person",
        "dsr_desk/services/erasing/forgetting.py",
        "uow.cases.forget_persons(case.id, numbered)",
        "uow.cases.checks(case.id)",
        RUN_TESTS,
    ),
    Guard(
        "5 the desk's files are cleaned",
        "dsr_desk/services/erasing/proving.py",
        'figures = self._store.scrub(lambda step: work.progress(replace(step, what="forget")))',
        "figures = ()",
        RUN_TESTS,
    ),
    Guard(
        "0 roster: only the digest that was seen is applied",
        "dsr_desk/services/people/roster.py",
        "if now.digest != digest:",
        "if not digest:",
        ROSTER_TESTS,
    ),
    Guard(
        "0 roster: changing it needs its own right",
        "dsr_desk/services/people/roster.py",
        "who = acting(uow, by, Right.ROSTER).user\n            now =",
        "who = by.user\n            now =",
        ROSTER_TESTS,
    ),
    Guard(
        "0 roster: every risk is ticked",
        "dsr_desk/services/people/roster.py",
        "            if left:\n",
        "            if not now:\n",
        ROSTER_TESTS,
    ),
    Guard(
        "0 roster: a whole roster has no bad row",
        "dsr_desk/domain/roster/proposals.py",
        "if self.mode is Mode.WHOLE and self.problems:",
        "if not self.mode:",
        ROSTER_TESTS,
    ),
    Guard(
        "0 roster: nobody is deleted",
        "dsr_desk/domain/roster/differ.py",
        "entries[entries.index(line.before)] = line.after",
        "entries.remove(line.before)",
        ROSTER_TESTS,
    ),
    Guard(
        "0 authority: an exact address alone",
        "dsr_desk/domain/verifying/authority.py",
        'return Judgement(Verdict.FAILED, "editor-near-address", Evidence(near.text))',
        'return Judgement(Verdict.OK, "editor-near-address", Evidence(near.text))',
        ROSTER_TESTS,
    ),
    Guard(
        "0 authority: as of the mail's day",
        "dsr_desk/domain/people.py",
        "return self.since <= day and (self.until is None or day <= self.until)",
        "return bool(self.since) and bool(day)",
        ROSTER_TESTS,
    ),
    Guard(
        "0 authority: an editor of two organisations is a person's choice",
        "dsr_desk/services/cases.py",
        "organisation = found[0] if len(found) == 1 else None",
        "organisation = found[0] if found else None",
        ROSTER_TESTS,
    ),
    Guard(
        "2 the roster is the one on record",
        "dsr_desk/services/erasing/provenance.py",
        "if whole and uow.people.roster().digest() != whole:",
        "if not whole and not entries:",
        ROSTER_TESTS,
    ),
    Guard(
        "2 what the roster said at filing is the one on record",
        "dsr_desk/services/erasing/provenance.py",
        "if bound and (kept is None or kept.digest() != bound):",
        "if not bound and kept is None:",
        ROSTER_TESTS,
    ),
    Guard(
        "2 an editor is one by the roster of the filing too",
        "dsr_desk/services/erasing/provenance.py",
        "for setting in (then, with_standing(then, uow.cases.standing(case.id), sender)):",
        "for setting in (then,):",
        ROSTER_TESTS,
    ),
    Guard(
        "2 the organisation is the one on record",
        "dsr_desk/services/erasing/provenance.py",
        'chosen = recorded(entries, "organisation", case)',
        "chosen = case.organisation",
        ROSTER_TESTS,
    ),
    Guard(
        "1 whoever judges the sender anew can't approve",
        "dsr_desk/services/intake/authority.py",
        'with_preparer(case, who), setting, by, "authority.judged")',
        'case if who else case, setting, by, "authority.judged")',
        ROSTER_TESTS,
    ),
    Guard(
        "7 an edited event breaks the chain",
        "dsr_desk/domain/record/audit.py",
        "if chain_hash(entry.sequence, entry.event, entry.previous) != entry.hash:",
        "if not entry:",
        f"{GUARD_TESTS} tests/domain/record/test_audit.py",
    ),
    Guard(
        "L18 sender: a signature is of the sender's domain",
        "dsr_desk/mail/proof/signatures.py",
        "if not answers_for(domain, self.sender_domain, self.own_domains):",
        "if not domain:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: nobody signs for a public suffix",
        "dsr_desk/domain/sender.py",
        " or _is_registry(labels):",
        ":",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: a parent domain is one on record",
        "dsr_desk/domain/sender.py",
        'return any(signer == domain or signer.endswith("." + domain) for domain in owned)',
        "return bool(signer)",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: no text below a length tag",
        "dsr_desk/mail/proof/signatures.py",
        'if b"l" in tags:',
        "if not tags:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: no old algorithm",
        "dsr_desk/mail/proof/signatures.py",
        'if tags[b"a"] != b"rsa-sha256":',
        "if not tags:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: what people read is signed",
        "dsr_desk/mail/proof/signatures.py",
        "return present.keys() <= names",
        "return bool(names)",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: each field is there once",
        "dsr_desk/mail/proof/signatures.py",
        "if any(number > 1 for number in present.values()) or not",
        "if not",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: no odd bytes in headers",
        "dsr_desk/mail/proof/signatures.py",
        "        and not _ODD.search(block)\n",
        "",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: nothing expired",
        "dsr_desk/mail/proof/signatures.py",
        'return "dkim-expired"',
        'return ""',
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: nothing kept and sent again",
        "dsr_desk/mail/proof/signatures.py",
        'return "dkim-old" if min(signed, written) < at - OLDEST else ""',
        'return ""',
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: a signature is computed",
        "dsr_desk/mail/proof/signatures.py",
        "if not fault and not self._computes(tags, answer.record):",
        "if not tags:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: few signatures are computed",
        "dsr_desk/mail/proof/signatures.py",
        "key_of if verified < MOST_VERIFIED else None",
        "key_of",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: no test key",
        "dsr_desk/mail/proof/signing_keys.py",
        'if "y" in flags:',
        "if not tags:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: no revoked key",
        "dsr_desk/mail/proof/signing_keys.py",
        'if not tags["p"]:',
        "if not tags:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: no broken key",
        "dsr_desk/mail/proof/signing_keys.py",
        'return "dkim-key-too-small" if bits < REFUSED_BITS else ""',
        'return ""',
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: a weak key is not enough",
        "dsr_desk/mail/proof/signatures.py",
        "if not fault and is_weak(answer):",
        "if not tags:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: a signed mail is written to us",
        "dsr_desk/mail/proof/proving.py",
        "if self._desk and not any(",
        "if not mail and not any(",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: our server's fail stands",
        "dsr_desk/mail/proof/proving.py",
        "if refused_somewhere(mail.headers, self._authserv_ids):",
        "if not mail:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: seals of listed relays alone",
        "dsr_desk/mail/proof/arc.py",
        'if any(domain_key(tags[b"d"].decode("ascii")) not in sealers for tags in tagged):',
        "if not tagged:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: a chain of seals is computed",
        "dsr_desk/mail/proof/arc.py",
        "if not _computes(mail.data, keys):",
        "if not keys:",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: an editor's look-alike is found",
        "dsr_desk/domain/verifying/building.py",
        "alike = resemblance(sender, editors)",
        "alike = None",
        SENDER_SUITE,
    ),
    Guard(
        "L18 sender: results in quotes are a stranger's",
        "dsr_desk/mail/reading/authenticity.py",
        "        if number % 2:\n",
        "        if number < 0:\n",
        "tests/mail/reading/test_authenticity.py",
    ),
    Guard(
        "L18 sender: the key is of this mail and on record",
        "dsr_desk/services/intake/sender_keys.py",
        'if entry.event.case == case and facts.get("sha256") == sha256:',
        'if facts.get("sha256"):',
        "tests/services/intake/test_sender.py",
    ),
    Guard(
        "L18 sender: the name service is asked at the filing alone",
        "dsr_desk/services/erasing/provenance.py",
        "keys = RecordedKeys(entries, case.number, mail.sha256)",
        "keys = None",
        "tests/services/intake/test_sender.py",
    ),
    Guard(
        "L18 sender: a call is on record",
        "dsr_desk/services/intake/settled.py",
        "if step is None or step.actor != kept.settled_by:",
        "if step is None:",
        "tests/services/intake/test_settled.py",
    ),
    Guard(
        "L18 sender: a call is no override, an override no call",
        "dsr_desk/services/intake/settled.py",
        "if step.event not in _ways(kept, fresh):",
        "if not step:",
        "tests/services/intake/test_calling.py",
    ),
    Guard(
        "L18 sender: a row can't make a false sender doubtful",
        "dsr_desk/services/intake/settled.py",
        "return frozenset({CALLED_BACK}) if doubted else frozenset()",
        "return frozenset({CALLED_BACK} if doubted or kept else set())",
        "tests/services/intake/test_settled.py",
    ),
    Guard(
        "L18 sender: a call settles a doubt alone",
        "dsr_desk/services/intake/checklist.py",
        "if check.verdict is not Verdict.ATTENTION or check.settled_by:",
        "if not check:",
        "tests/services/intake/test_calling.py",
    ),
    Guard(
        "L18 sender: the number is not the mail's",
        "dsr_desk/services/intake/calling.py",
        "if mail is not None and any(",
        "if mail is None and any(",
        "tests/services/intake/test_calling.py",
    ),
    Guard(
        "L18 sender: a call is after the mail",
        "dsr_desk/services/intake/calling.py",
        "if not received_at - _MINUTE < (call.at or now) <= now + _MINUTE:",
        "if not call:",
        "tests/services/intake/test_calling.py",
    ),
    *(Guard(*row) for row in WAYS_IN),
    *(Guard(*row) for row in WINDOWS),
    *(Guard(*row) for row in IMPORTS),
    *(Guard(*row) for row in STORES),
    *(Guard(*row) for row in CHANNELS),
    *(Guard(*row) for row in MORE_THAN_ASKED),
    *(Guard(*row) for row in WISHES),
    *(Guard(*row) for row in CONNECTING),
    *(Guard(*row) for row in MAILS),
    *(Guard(*row) for row in MEANWHILE),
    *(Guard(*row) for row in ASIDES),
    *(Guard(*row) for row in ATTESTATIONS),
    *(Guard(*row) for row in FIELDS),
    *(Guard(*row) for row in APPROVAL),
    *(Guard(*row) for row in RECORD),
    *(Guard(*row) for row in LETTERS),
    *(Guard(*row) for row in RETENTION),
    *(Guard(*row) for row in PEOPLE),
    *(Guard(*row) for row in REVIEW),
    *(Guard(*row) for row in REDACTION),
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
    command += ["-p", "tests.tools.likely_first", *guard.tests.split()]
    # What is compiled once need not be for the next guard.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command, cwd=home, capture_output=True, check=False, env=kept | {SENTENCE: guard.name}
    )
    path.write_text(text, "utf-8")
    return done.returncode == 1


def chosen(words: Sequence[str]) -> list[Guard]:
    """Return the guards whose names hold every word; ``2/3`` takes every third from the second."""
    found = list(GUARDS)
    for word in words:
        part = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", word)
        if part is None:
            found = [guard for guard in found if word in guard.name]
        else:
            found = found[int(part[1]) - 1 :: int(part[2])]
    return found


def main() -> int:
    """Print the table; exit status 1 when a guard is not missed."""
    wanted = chosen(sys.argv[1:])
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
