"""The guards of what a letter says and whom it goes to, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_STATED = "tests/services/answers/test_stated.py"
_SENDING = "tests/services/answers/test_sending.py -k no_supervisor"
_BOXES = "tests/services/mailboxes/test_settings.py -k not_named"
_FOUND = "tests/services/record/test_found_on_record.py -k no_plan"
_NOTHING = "tests/services/answers/test_nothing_found.py"
_PROVENANCE = "dsr_desk/services/erasing/provenance.py"
_RECORD = "dsr_desk/services/record/stated_on_record.py"
_ACCOUNTS = "dsr_desk/services/people/accounts.py"
_CLOCKS = "dsr_desk/services/intake/clocks.py"

_REFUSING = "tests/services/intake/test_refusing.py"

LETTERS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "L34: anonymised is said only where a look found nothing at all",
        "dsr_desk/domain/erasing/receipts.py",
        "any(trace.blocking or identifies(trace) for",
        "any(identifies(trace) for",
        "tests/domain/finding/test_identifiers.py -k only_after_a_look",
    ),
    (
        "answer: a person who was taken out is told",
        "dsr_desk/services/answers/confirming.py",
        "    if not out:\n",
        "    if out:\n",
        "tests/services/intake/test_leaving_out.py -k answer_says",
    ),
    (
        "2 refusal: an edited decision is told to nobody",
        _RECORD,
        "(refusal is None or recorded(entries, DECIDED, case) != refusal.bound)",
        "refusal is None",
        f"{_REFUSING} -k told_to_nobody",
    ),
    (
        "2 refusal: it is the organisation's decision, by its reference",
        "dsr_desk/services/intake/checklist.py",
        "if (ground is None) != (not decision.strip()):",
        "if not self:",
        f"{_REFUSING} -k by_itself",
    ),
    (
        "2 refusal: it is somebody's decision",
        "dsr_desk/services/intake/refusing.py",
        "    if not case.organisation:\n",
        "    if not case:\n",
        f"{_REFUSING} -k no_controller",
    ),
    (
        "2 refusal: no decision stands in a case of the person's own mail",
        "dsr_desk/services/intake/refusing.py",
        "    require_no_direct_request(case, uow.cases.checks(case.id))\n",
        "",
        f"{_REFUSING} -k no_controller",
    ),
    (
        "2 refusal: a decision that was undone stays undone",
        "dsr_desk/services/intake/refusing.py",
        'answered_at=None), {DECIDED: ""}',
        "answered_at=None), {}",
        f"{_REFUSING} -k taken_up_again",
    ),
    (
        "2 letter: none leaves that the sealed mail or the audit has otherwise",
        "dsr_desk/services/answers/replies.py",
        "            raise AnswerUnfounded(fault)\n",
        "            pass\n",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: it goes to who wrote",
        _PROVENANCE,
        "if case.sender is None or first.kept.sender != case.sender:",
        "if case.sender is None:",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: it greets who wrote",
        _PROVENANCE,
        "if greeted(first.message.sender_name) != greeted(case.sender_name):",
        "if not first:",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: it names whom the mails name",
        _PROVENANCE,
        "_NAMING = frozenset({ASK_BACK, BESIDE, REMINDER})",
        "_NAMING = frozenset({BESIDE})",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: the organisation's words are on record",
        _PROVENANCE,
        "        fault = directory_fault(uow, entries) or stated_fault(\n",
        "        fault = stated_fault(\n",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: the organisation is the one on record",
        _RECORD,
        "if placed not in (None, case.organisation):",
        "if placed == 0:",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: the day of receipt is on record",
        _RECORD,
        "if case.received_at != received or not dates_stand(entries, case):",
        "if not dates_stand(entries, case):",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: the dates are on record",
        _RECORD,
        "if case.received_at != received or not dates_stand(entries, case):",
        "if case.received_at != received:",
        f"{_STATED} -k who_wrote",
    ),
    (
        "2 letter: a reminder's day is on record",
        _RECORD,
        'recorded(entries, WAITING, case) not in ("", since)',
        "not entries",
        f"{_STATED} -k reminder",
    ),
    (
        "2 letter: what the run came to is on record",
        _RECORD,
        "kind == CONFIRMATION and said != said_digest(uow, case)",
        "not entries",
        f"{_STATED} -k came_to",
    ),
    (
        "2 letter: nobody is asked for what a run needed",
        _RECORD,
        "if said and (kind in _ASKING or",
        "if said and (kind in () or",
        f"{_STATED} -k came_to",
    ),
    (
        "2 letter: no extract is announced that was not made",
        "dsr_desk/services/answers/replies.py",
        "            if not standing_package(uow, case):\n",
        "            if draft.kind is None:\n",
        f"{_STATED} -k came_to",
    ),
    (
        "2 letter: no step puts edited dates on record",
        _RECORD,
        "return {DATES: dates_digest(after)} if dates_stand(entries, before) else {}",
        "return {DATES: dates_digest(after)}",
        f"{_STATED} -k tells_the_day",
    ),
    (
        "2 letter: nor does an extension",
        _CLOCKS,
        "                raise DatesNotOnRecord\n",
        "                pass\n",
        f"{_STATED} -k extended_by_nobody",
    ),
    (
        "2 letter: a day that a person records counts edited dates anew",
        _CLOCKS,
        "facts = day_facts(case, changed) | {DATES: dates_digest(changed)}",
        "facts = day_facts(case, changed)",
        f"{_STATED} -k extended_by_nobody",
    ),
    (
        "2 letter: the notes of decisions are on record",
        "dsr_desk/services/record/found_on_record.py",
        'ref: (*ref, int(included), ground or "", who, note)',
        'ref: (*ref, int(included), ground or "", who, note[:0])',
        _FOUND,
    ),
    (
        "2 letter: decisions that were bound without notes stand",
        "dsr_desk/services/record/found_on_record.py",
        "return bound == _digest_of_items(row[:-1] for row in rows.values())",
        "return False",
        "tests/services/record/test_found_on_record.py -k without_notes",
    ),
    (
        "2 letter: nobody's note stands where nobody has decided",
        "dsr_desk/services/record/found_on_record.py",
        "(m.decision == initial_decision(m.why) for m",
        "(m.decision[:2] == initial_decision(m.why)[:2] for m",
        _FOUND,
    ),
    (
        "2 letter: mails are sealed for no stranger",
        _ACCOUNTS,
        'if pin is not None and pin.sealing not in ("", seal_print(sealing)):',
        "if pin is None:",
        f"{_STATED} -k for_a_stranger",
    ),
    (
        "2 letter: a sign-in learns the key that mails are sealed for",
        _ACCOUNTS,
        "        self._learn(sealing, registry)\n        seen =",
        "        seen =",
        f"{_STATED} -k learns_the_key",
    ),
    (
        "2 letter: trusting the workspace anew keeps that key",
        _ACCOUNTS,
        'seal = known.sealing if known is not None and known.admin_key == admin_key else ""',
        'seal = ""',
        f"{_STATED} -k learns_the_key",
    ),
    (
        "5 answer: that it was sent is told where it can't be put on record",
        "dsr_desk/services/answers/sending.py",
        "with self._recording(unrecorded), self._store.unit_of_work() as uow:",
        "with self._store.unit_of_work() as uow:",
        "tests/services/answers/test_sending.py -k cannot_be_put_on_record",
    ),
    (
        "5 answer: that it was not sent is told where it can't be put on record",
        "dsr_desk/services/answers/sending.py",
        "with self._recording(unsent), self._store.unit_of_work() as uow:",
        "with self._store.unit_of_work() as uow:",
        "tests/services/answers/test_sending.py -k cannot_be_put_on_record",
    ),
    (
        "2 letter: it leaves by a server that a supervisor has saved",
        "dsr_desk/services/answers/sending_settings.py",
        "if bound.get(BINDING) != account.binding or not known:",
        "if not known:",
        _SENDING,
    ),
    (
        "2 letter: and from an address that a supervisor has saved",
        "dsr_desk/services/answers/sending_settings.py",
        "if bound.get(BINDING) != account.binding or not known:",
        "if bound.get(BINDING) != account.binding:",
        _SENDING,
    ),
    (
        "2 letter: a mailbox's secret is given to the server that a supervisor has saved",
        "dsr_desk/services/mailboxes/settings.py",
        "            raise SettingsNotOnRecord(box.title)\n",
        "            pass\n",
        _BOXES,
    ),
    (
        "2 letter: nothing has come since a search that found nothing",
        "dsr_desk/services/answers/replies.py",
        "            self._nothing.look_again(uow, case)\n",
        "            pass\n",
        f"{_NOTHING} -k has_come_since",
    ),
    (
        "2 letter: “nothing found” asks of the mails what a run asks",
        _PROVENANCE,
        "unfounded = self.fault(uow, case, by, entries, before)",
        'unfounded = ""',
        f"{_NOTHING} -k edited_row_closes",
    ),
    (
        "2 letter: “nothing found” comes after the extract",
        _PROVENANCE,
        "return unfounded or self._undelivered(uow, case, by, entries)",
        "return unfounded",
        f"{_NOTHING} -k extract_went_first",
    ),
    (
        "answer: “nothing found” looks by a way that trusts no rule",
        "dsr_desk/services/answers/replies.py",
        "self._nothing.look_otherwise(case_id) if draft.kind == NOTHING_FOUND else None",
        "draft.passed",
        f"{_NOTHING} -k no_rule_finds",
    ),
    (
        "ask-back: an unproved sender shapes no question",
        "dsr_desk/services/intake/asking.py",
        "said += [m.parsed for m in counting[1:] if str(m.place + 1) in known]",
        "said += [m.parsed for m in counting[1:] if known is not None]",
        "tests/services/intake/test_doubts_of_wishes.py -k shapes_no_question",
    ),
    (
        "answer: “nothing found” says what it passes over",
        "dsr_desk/services/answers/nothing_found.py",
        '            if " ".join(sentence.split()) not in said:\n',
        "            if not said:\n",
        f"{_NOTHING} -k passes_over_closes_nothing",
    ),
    (
        "answer: “nothing found” passes over what whoever read it knew, and no more",
        "dsr_desk/services/answers/nothing_found.py",
        "if passed is None or (draft.passed or PassedOver()) != passed:",
        "if passed is None:",
        f"{_NOTHING} -k since_the_draft",
    ),
    (
        "answer: what “nothing found” passes over is on record",
        "dsr_desk/services/answers/replies.py",
        "material.facts(draft.kind)\n                changes",
        '{"kind": draft.kind}\n                changes',
        f"{_NOTHING} -k told_and_on_record",
    ),
)
