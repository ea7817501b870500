"""The guards of what the audit binds and this machine remembers of it, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_HISTORY = "tests/services/test_history.py"
_RECORD = "tests/services/test_on_record.py"
_CALLS = "tests/services/test_calling.py"
_TOLD = "tests/storage/test_recorded.py -k embedded"
_VAULT = "tests/test_vault.py"

RECORD: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "2 head: every transaction that records is told",
        "dsr_desk/storage/unit_of_work.py",
        "if self._recorded is not None and self._log.grown:",
        "if self._recorded is None and self._log.grown:",
        _TOLD,
    ),
    (
        "2 head: a command of many transactions is told once",
        "dsr_desk/storage/desk.py",
        "        if self._command.depth:\n",
        "        if self._command is None:\n",
        _TOLD,
    ),
    (
        "2 head: what was committed before an error is told",
        "dsr_desk/storage/desk.py",
        "        finally:\n            command.depth -= 1\n            if not",
        "        except ArithmeticError:\n            raise\n        else:\n"
        "            command.depth -= 1\n            if not",
        _TOLD,
    ),
    (
        "2 head: somebody hears of it",
        "dsr_desk/services/wiring.py",
        "    store.on_recorded(audit.remember)\n",
        "",
        f"{_HISTORY} -k every_command",
    ),
    (
        "2 head: a whole intake is one command",
        "dsr_desk/services/intake.py",
        "        with self._store.command():\n",
        "        if True:\n",
        f"{_HISTORY} -k whole_intake",
    ),
    (
        "2 head: a stage of a run is one command",
        "dsr_desk/services/erasure.py",
        "        with self._store.command():\n",
        "        if True:\n",
        f"{_HISTORY} -k by_stages",
    ),
    (
        "2 head: an older copy overgrows nothing",
        "dsr_desk/services/audit.py",
        "if known and sequence > pin.audit_sequence:",
        "if sequence > pin.audit_sequence:",
        f"{_HISTORY} -k overgrow",
    ),
    (
        "2 head: what can't be remembered stops nothing",
        "dsr_desk/services/audit.py",
        "        except Problem as problem:\n",
        "        except ZeroDivisionError as problem:\n",
        f"{_HISTORY} -k remember_nothing",
    ),
    (
        "2 head: opening makes good what a kill has left out",
        "dsr_desk/app.py",
        "        services.audit.remember()\n",
        "",
        f"{_HISTORY} -k kill_between",
    ),
    (
        "2 head: no run in an older copy",
        "dsr_desk/services/gate.py",
        "        self._audit.require_seen()\n",
        "",
        f"{_HISTORY} -k is_not_run",
    ),
    (
        "2 head: no approval in an older copy",
        "dsr_desk/services/approval.py",
        "        self._audit.require_seen()\n",
        "",
        f"{_HISTORY} -k is_not_approved",
    ),
    (
        "2 head: nothing is handed out of an older copy",
        "dsr_desk/services/export.py",
        "        self._audit.require_seen()\n",
        "",
        f"{_HISTORY} -k handed_out",
    ),
    (
        "2 head: accepting an older copy is on record",
        "dsr_desk/services/accounts.py",
        "            if seen is None or still_held(seen, uow.audit):\n",
        "            if seen is None or uow:\n",
        f"{_HISTORY} -k accepted_it",
    ),
    (
        "2 head: a command line says it",
        "dsr_desk/commands/context.py",
        "            print(missing.message, file=sys.stderr)\n",
        "            del missing\n",
        f"{_HISTORY} -k command_line",
    ),
    (
        "2 head: the window says it",
        "dsr_desk/ui/history.py",
        "        desk.signed_in.connect(self._on_desk_signed_in)\n",
        "",
        "tests/ui/test_main_window.py -k older_copy",
    ),
    (
        "2 head: the memory moves on and never back",
        "dsr_desk/vault.py",
        "if pin is not None and sequence > pin.audit_sequence:",
        "if pin is not None:",
        f"{_VAULT} -k never_back",
    ),
    (
        "2 head: two processes change pins in turn",
        "dsr_desk/vault.py",
        "            _wait_for(file)\n",
        "            oslock.release(file)\n",
        f"{_VAULT} -k waited_for",
    ),
    (
        "2 directory: organisations and channels are those on record",
        "dsr_desk/services/provenance.py",
        "unrecorded = directory_fault(uow, entries) or _roster_fault(uow, entries, case)",
        "unrecorded = _roster_fault(uow, entries, case)",
        f"{_RECORD} -k before_the_plan",
    ),
    (
        "2 directory: a channel's kind is signed",
        "dsr_desk/services/planning.py",
        "(c.key, c.kind.value, c.policy",
        "(c.key, c.policy",
        f"{_RECORD} -k channels_kind",
    ),
    (
        "2 directory: a telephone number is bound",
        "dsr_desk/domain/people.py",
        "            o.phone,\n",
        "",
        "tests/domain/test_people.py",
    ),
    (
        "L18 call: a number put into the row is not called",
        "dsr_desk/services/checklist.py",
        "if directory_fault(uow, tuple(uow.audit.entries())):",
        "if not uow:",
        f"{_CALLS} -k organisations_row",
    ),
    (
        "L18 call: the number on record is judged again",
        "dsr_desk/services/settled.py",
        'return self._calls.fault(kept.name, dict(step.facts)) if kept.by_call else ""',
        'return ""',
        f"{_CALLS} -k no_longer",
    ),
    (
        "L18 call: it was the organisation's",
        "dsr_desk/services/calling.py",
        "if facts[_LINE] == _hash(self.hashed, _phone(self.organisation)):",
        "if facts[_LINE]:",
        f"{_CALLS} -k no_longer",
    ),
    (
        "L18 call: it was not the mail's",
        "dsr_desk/services/calling.py",
        "if mail is None or facts[_ENDING] in {_hash(self.hashed, e) for e in endings}:",
        "if mail is None:",
        f"{_CALLS} -k by_the_mail",
    ),
    (
        "L18 call: it is on record at all",
        "dsr_desk/services/calling.py",
        "        if not facts.get(_LINE) or not facts.get(_ENDING):\n",
        '        if not facts.get(_LINE):\n            return ""\n        if not facts:\n',
        f"{_CALLS} -k on_no_record",
    ),
    (
        "1 order: the extract was of all persons and channels asked for",
        "dsr_desk/services/delivered.py",
        "if event.event == PACKAGE_MADE and _covers(facts, asked):",
        "if event.event == PACKAGE_MADE and asked:",
        f"{_RECORD} -k fewer_persons",
    ),
    (
        "1 order: an answer went out after the package",
        "dsr_desk/services/delivered.py",
        "            made = True\n",
        "            return True\n",
        f"{_RECORD} -k no_answer",
    ),
    (
        "1 four eyes: whoever prepares does so on record",
        "dsr_desk/services/cases.py",
        "if case is not None and actor in case.preparers:",
        "if case is None:",
        f"{_RECORD} -k says_so",
    ),
    (
        "1 four eyes: the record is asked who has prepared",
        "dsr_desk/services/approval.py",
        "preparers = (*view.plan.head.preparers, *case.preparers, *on_record)",
        "preparers = (*view.plan.head.preparers, *case.preparers)",
        f"{_RECORD} -k small_step",
    ),
    (
        "1 four eyes: the record is asked at the run too",
        "dsr_desk/services/gate.py",
        "preparers = (*plan.head.preparers, *case.preparers, *on_record)",
        "preparers = (*plan.head.preparers, *case.preparers)",
        "tests/services/test_guards.py -k taken_out_of_the_row_later",
    ),
    (
        "1 four eyes: a split forgets nobody",
        "dsr_desk/services/on_record.py",
        "        number, until = split_from(every, number)\n",
        '        number = ""\n',
        f"{_RECORD} -k split_off_it",
    ),
    (
        "1 four eyes: whoever typed a call in has prepared it",
        "dsr_desk/services/intake.py",
        "            case = replace(case, preparers=(actor,))\n",
        "            pass\n",
        "tests/services/test_calls.py -k typed_it_in",
    ),
    (
        "3 a key that was written over is none",
        "dsr_desk/services/probing.py",
        "        if not any(kept):\n",
        "        if work is None:\n",
        "tests/services/test_erasure.py -k died_between",
    ),
)
