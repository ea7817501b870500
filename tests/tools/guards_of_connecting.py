"""The guards around a platform's own database: which file it is, and what was seen of it.

The last piece names the tests that must miss the guard.
"""

from __future__ import annotations

_ADDRESSES = "dsr_desk/sources/addresses.py"
_STORES = "dsr_desk/sources/stores.py"
_TAKING_IN = "dsr_desk/sources/mapping/taking_in.py"
_TESTS = "tests/services/people/test_connecting.py"
_TAKEN_IN = "tests/sources/mapping/test_taking_in.py"
_TRIGGERS = "dsr_desk/sources/mapping/triggers.py"
_TRIGGER_TESTS = "tests/sources/mapping/test_triggers.py"
_ERASURE = "dsr_desk/services/erasing/erasure.py"
_COPYING = "tests/services/erasing/test_copying.py"

CONNECTING: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "connect: an address names the same file from every folder",
        _ADDRESSES,
        'url.set(database=str(Path(url.database or "").resolve()))',
        "url",
        f"{_TESTS} -k relative",
    ),
    (
        "connect: what was kept relative opens nothing",
        _STORES,
        "            if not path.is_absolute():\n",
        "            if not path:\n",
        f"{_TESTS} -k relative",
    ),
    (
        "connect: a link to a file of the workspace is that file",
        _ADDRESSES,
        "    if inside or linked:\n",
        "    if inside:\n",
        f"{_TESTS} -k link",
    ),
    (
        "connect: no file of another workspace",
        _ADDRESSES,
        "    if WorkspacePaths(real.parent).settings.exists():\n",
        "    if not real:\n",
        f"{_TESTS} -k another",
    ),
    (
        "connect: whatever lies in the platform’s place is looked at each time",
        _STORES,
        "        url = self._address(entry.location, key)\n        with self._guard:\n",
        "        url = address_of(entry.location, key)\n        with self._guard:\n",
        f"{_TESTS} -k archive_put",
    ),
    (
        "connect: no desk is a platform, whatever the mapping names",
        "dsr_desk/sources/mapping/fitting.py",
        "    if there >= _OF_A_DESK:\n",
        "    if not there:\n",
        f"{_TESTS} -k platform",
    ),
    (
        "connect: a file that was exchanged is opened anew",
        "dsr_desk/sources/schema.py",
        "        if exchanged:\n            self._engine.dispose()\n",
        "",
        f"{_TESTS} -k exchanged",
    ),
    (
        "connect: a mapping is on the disk before it has its name",
        _TAKING_IN,
        "            os.fsync(file.fileno())\n",
        "",
        _TAKEN_IN,
    ),
    (
        "connect: and its name is too",
        _TAKING_IN,
        "        _settle(folder)\n        # The",
        "        # The",
        _TAKEN_IN,
    ),
    (
        "connect: what was searched before is searched again, for a plan and an extract",
        "dsr_desk/services/finding/reach.py",
        " or moved_since(entries, case, mandate.channels):",
        ":",
        f"{_TESTS} -k searched_before",
    ),
    (
        "connect: and before “nothing found” is an answer",
        "dsr_desk/services/answers/nothing_found.py",
        "        if missed or moved_since(searches, case, mandate.channels):\n",
        "        if missed:\n",
        f"{_TESTS} -k nothing_found",
    ),
    (
        "pins: they are on the disk before they have their name",
        "dsr_desk/vault.py",
        "                    os.fsync(out.fileno())\n",
        "",
        "tests/test_vault.py",
    ),
    (
        "found: a file without a channel makes no workspace",
        "dsr_desk/services/people/founding_file.py",
        " or not found or not all",
        " or not all",
        "tests/commands/test_founding.py -k without_a_channel",
    ),
    (
        "connect: nothing in an older copy of the desk",
        "dsr_desk/services/people/connecting.py",
        "        self._audit.require_seen()\n",
        "",
        f"{_TESTS} -k older_copy",
    ),
    (
        "triggers: what came after the plan is not approved unseen",
        "dsr_desk/services/erasing/copying.py",
        "    if added:\n",
        "    if not sources:\n",
        _COPYING,
    ),
    (
        "triggers: what came after the approval stops the run before it erases",
        _ERASURE,
        "            self._require_fit(permit, signed)\n",
        "",
        _COPYING,
    ),
    (
        "triggers: they are told before anybody is asked to erase",
        _ERASURE,
        "self._require_fit(self._gate.permit(case_id, by), by)",
        "self._gate.permit(case_id, by)",
        _COPYING,
    ),
    (
        "triggers: what comes half-way stops the run",
        _ERASURE,
        "        self._require_told(work)\n",
        "",
        _COPYING,
    ),
    (
        "triggers: and stays on the certificate, though it is taken away",
        _ERASURE,
        "        if trace.what == TRIGGERS or (looked and not trace.blocking)\n",
        "        if looked and not trace.blocking\n",
        _COPYING,
    ),
    (
        "triggers: a text is no remark",
        _TRIGGERS,
        "    plain = _WORD.sub(_plain, trigger)\n",
        '    plain = re.sub(r"--[^\\n]*", " ", trigger)\n',
        _TRIGGER_TESTS,
    ),
    (
        "triggers: what is put into a mapped table out of an erased row may be a copy",
        _TRIGGERS,
        "(index if on_erasing else mapped)",
        "mapped",
        _TRIGGER_TESTS,
    ),
    (
        "triggers: a partition has triggers of its own",
        _TRIGGERS,
        " UNION SELECT i.inhrelid, m.relname FROM pg_inherits i JOIN mapped m ON",
        " UNION SELECT i.inhrelid, m.relname FROM pg_inherits i JOIN mapped m ON FALSE AND",
        _TRIGGER_TESTS,
    ),
    (
        "triggers: another function makes another trigger",
        _TRIGGERS,
        "pg_get_triggerdef(t.oid) || pg_get_functiondef(t.tgfoid)",
        "pg_get_triggerdef(t.oid)",
        _TRIGGER_TESTS,
    ),
)
