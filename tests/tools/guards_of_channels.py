"""The guards of what an organisation's channels become under an open case, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_SINCE = "dsr_desk/services/intake/channels_since.py"
_PROVENANCE = "dsr_desk/services/erasing/provenance.py"
_HALF_WAY = "tests/services/erasing/test_sent_back_half_way.py"
_PLANNING = "dsr_desk/services/erasing/planning.py"
_SLOWLY = "tests/services/erasing/test_planning_slowly.py"
_ASK = "told = ask(self._sources, case, asking)"
_GONE = "dsr_desk/services/erasing/all_gone.py"
_ALL_GONE = "tests/services/erasing/test_all_gone.py"
_SENTENCE = "tests/services/erasing/test_scope_sentence.py"
_ACTING = "dsr_desk/services/erasing/acting.py"
_HALF = "tests/services/erasing/test_exchanged_half_way.py"
_SINCE_TESTS = "tests/services/intake/test_channels_since.py"

CHANNELS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "channels: a sentence that counts two as one is not approved",
        "dsr_desk/services/erasing/approval.py",
        "            if not view.told_apart:\n                raise ChannelsAlike\n",
        "",
        _SENTENCE,
    ),
    (
        "channels: what was approved by such a sentence is not begun",
        "dsr_desk/services/erasing/gate.py",
        "if case.state is CaseState.APPROVED and not tells_apart(plan.scope, must[0])",
        "if False",
        _SENTENCE,
    ),
    (
        "channels: what was begun by such a sentence goes on",
        "dsr_desk/services/erasing/gate.py",
        "if case.state is CaseState.APPROVED and not tells_apart(plan.scope, must[0])",
        "if not tells_apart(plan.scope, must[0])",
        _SENTENCE,
    ),
    (
        "channels: one that was added since is none that somebody has taken away",
        _PROVENANCE,
        "_without(today, added - {check.target for check in stored})",
        "today",
        _SINCE_TESTS,
    ),
    (
        "channels: what was there at the checks is missed when it is gone",
        _SINCE,
        "            added.clear()\n",
        "            pass\n",
        _SINCE_TESTS,
    ),
    (
        "channels: no run while the mail asks for one more",
        _PROVENANCE,
        "        if added and case.state in _BEFORE_RUN:\n",
        "        if False:\n",
        _SINCE_TESTS,
    ),
    (
        "channels: what a run has begun goes on",
        _PROVENANCE,
        "        if added and case.state in _BEFORE_RUN:\n",
        "        if added:\n",
        _SINCE_TESTS,
    ),
    (
        "channels: an approver is told before they look",
        "dsr_desk/services/erasing/approval.py",
        "        require_none_to_check(added)\n",
        "",
        _SINCE_TESTS,
    ),
    (
        "channels: one that no search has looked in is searched before a plan",
        "dsr_desk/services/record/found_on_record.py",
        "places.get(c.key) != c.source",
        "places.get(c.key, c.source) != c.source",
        _SINCE_TESTS,
    ),
    (
        "channels: a run that can go on is not sent back",
        "dsr_desk/services/erasing/erasure.py",
        "run is None or forgotten or can_go_on(uow, case, plan)",
        "run is None or forgotten",
        _HALF_WAY,
    ),
    (
        "channels: half-way a plan is sent back by a supervisor",
        "dsr_desk/services/erasing/erasure.py",
        "            who = acting(uow, by, Right.APPROVE).user\n",
        "            who = acting(uow, by, Right.EXECUTE).user\n",
        _HALF_WAY,
    ),
    (
        "channels: where a channel lies now is asked half-way too",
        _PLANNING,
        "        require_reach(uow.plans.items(plan.id), mandate)\n",
        "",
        _HALF_WAY,
    ),
    (
        "channels: what was asked about is what is planned",
        _PLANNING,
        "            if asked != asking:\n                raise PlanChanged\n",
        "",
        _SLOWLY,
    ),
    (
        "channels: no source is asked while the desk is written to",
        _PLANNING,
        f"        {_ASK}\n        with self._store.unit_of_work() as uow:\n",
        f"        with self._store.unit_of_work() as uow:\n            {_ASK}\n",
        _SLOWLY,
    ),
    (
        "all gone: nothing is run where nothing is there",
        "dsr_desk/services/erasing/erasure.py",
        "        self._all_gone.require_some(permit, by)\n",
        "",
        _ALL_GONE,
    ),
    (
        "all gone: a file that was exchanged is opened anew before it is asked",
        _GONE,
        "            ready = source.readiness()",
        "            continue",
        _ALL_GONE,
    ),
    (
        "all gone: a batch of which nothing is there asks it too",
        _ACTING,
        "                self._all_gone.require_some(work.permit, work.by)\n",
        "                pass\n",
        f"{_HALF} -k written_over",
    ),
    (
        "all gone: what a batch did in a file that lies there no longer is undone",
        _ACTING,
        "        self._claims.require_same_file(work, source)\n"
        "        if self._unasked(uow, work):\n            return True\n        return",
        "        return",
        f"{_HALF} -k undone",
    ),
    (
        "all gone: a file is another by its number on the disk",
        "dsr_desk/sources/sql.py",
        "                return self._schema.file()",
        '                return ""',
        f"{_HALF} -k another_platforms",
    ),
    (
        "all gone: that a file was exchanged is on record",
        "dsr_desk/services/erasing/erasure.py",
        "                    self._note(work, EXCHANGED, source=source, was=was)\n",
        "                    pass\n",
        f"{_HALF} -k new_file",
    ),
    (
        "all gone: what the bytes of a restored backup hold is erased, no residue",
        "dsr_desk/services/erasing/erasure.py",
        "        self._claims.require_same(work)\n        if self._stop",
        "        if self._stop",
        f"{_HALF} -k backup",
    ),
    (
        "all gone: a certificate that came too soon is taken back",
        "dsr_desk/services/erasing/erasure.py",
        "            self._certifying.take_back(case.number)\n",
        "            pass\n",
        f"{_HALF} -k taken_back",
    ),
    (
        "all gone: one item as it was approved shows the database in a new file",
        _GONE,
        "                if not any(Standing.UNCHANGED in each for each in looks):",
        "                if True:",
        f"{_HALF} -k same_database",
    ),
    (
        "replay: a case that was moved to another organisation is no case without returned items",
        "dsr_desk/services/erasing/replaying.py",
        "            signed = (plan.head.organisation, *plan.head.subjects) == (",
        "            signed = (case.organisation, *plan.head.subjects) == (",
        "tests/services/erasing/test_replaying.py -k sound_approval",
    ),
    (
        "all gone: a supervisor answers for it",
        _GONE,
        "acting(uow, by, Right.OVERRIDE)",
        "acting(uow, by, Right.EXECUTE)",
        _ALL_GONE,
    ),
    (
        "all gone: for one plan and no other",
        _GONE,
        "if facts.get(_PLAN) == permit.plan.digest]",
        "]",
        _ALL_GONE,
    ),
    (
        "all gone: where something is there nobody confirms anything",
        _GONE,
        "        if not empty:\n            raise NothingToConfirm\n",
        "",
        _ALL_GONE,
    ),
    (
        "triggers: what a replay's approver did not know of is told",
        "dsr_desk/services/erasing/replaying.py",
        "len(added_since(self._sources, past.mandate, entries, number, plan))",
        "len(number) - len(number)",
        "tests/services/erasing/test_replaying.py -k triggers",
    ),
)
