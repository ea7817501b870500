"""The guards of a run over a database that has rules of its own.

The last piece names the tests that must miss the guard.
"""

from __future__ import annotations

_TESTS = "tests/sources/erasing/test_foreign_rules.py"
_BATCHES = "dsr_desk/sources/erasing/batches.py"
_OBSTACLES = "dsr_desk/sources/mapping/obstacles.py"
_FAILURES = "dsr_desk/sources/failures.py"
_KNOWN = "tests/sources/test_known.py"
_ALTERED = "tests/services/finding/test_altered.py"
_RUN = "dsr_desk/services/erasing/erasure.py"
_CLAIMS = "dsr_desk/services/erasing/claims.py"
_ALL_GONE = "dsr_desk/services/erasing/all_gone.py"
_TESTS_OF_GONE = "tests/services/erasing/test_all_gone.py"
_EXCHANGED = "tests/services/erasing/test_exchanged.py"
_COPYING = "tests/services/erasing/test_copying.py"

STORES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "store: a deleted row that is there again is not called erased",
        _BATCHES,
        "        self._verifier.gone(connection, rule, keys)\n",
        "",
        _TESTS,
    ),
    (
        "store: nothing hangs on what was deleted, wherever it lies",
        _BATCHES,
        "        self._verifier.alone(connection, rule, names, keys)\n",
        "",
        _TESTS,
    ),
    (
        "store: what came after the look is not erased unseen",
        _BATCHES,
        "            if seen is not None:\n",
        "            if False:\n",
        _TESTS,
    ),
    (
        "store: a statement that touches more rows than it should undoes the batch",
        _BATCHES,
        "            self._verifier.touched(rule.table, rows, len(part))\n",
        "",
        _TESTS,
    ),
    (
        "store: a row that is set back is not called anonymised",
        _BATCHES,
        "        self._verifier.anonymised(connection, rule, wanted)\n",
        "",
        _TESTS,
    ),
    (
        "store: an account without rights is told before a plan",
        _OBSTACLES,
        "            if not may_change:\n",
        "            if False:\n",
        _TESTS,
    ),
    (
        "store: an account whose tables would not be rewritten is told before a plan",
        _OBSTACLES,
        "            if not owns:\n",
        "            if False:\n",
        _TESTS,
    ),
    (
        "store: no foreign key takes rows along that nobody has seen",
        _OBSTACLES,
        "        if not _goes_first(mapping, table, child, column):\n",
        "        if False:\n",
        _TESTS,
    ),
    (
        "store: a table that was not rewritten is not said to be",
        "dsr_desk/sources/erasing/scrubbing.py",
        "    if kept:\n",
        "    if False:\n",
        _TESTS,
    ),
    (
        "store: text in no encoding is told as that",
        _FAILURES,
        "    if state == _NO_TEXT:\n",
        "    if False:\n",
        _TESTS,
    ),
    (
        "store: what stops a run says that the run is started again",
        _FAILURES,
        '        raise SourceStopped(source, problem.facts["reason"]) from None\n',
        "        raise\n",
        _TESTS,
    ),
    (
        "known: a later search believes no fingerprint that is kept",
        "dsr_desk/services/finding/matching.py",
        "hashed=again)",
        "hashed=False)",
        _ALTERED,
    ),
    (
        "known: what is opened is compared with what was found",
        "dsr_desk/services/finding/preview.py",
        "found[0].fingerprint != fingerprint",
        "False",
        _ALTERED,
    ),
    (
        "known: what has changed is not opened for an approval",
        "dsr_desk/services/erasing/approval.py",
        "        if shown.changed or (shown.item is None and not shown.restricted):\n",
        "        if False:\n",
        _ALTERED,
    ),
    (
        "known: without its triggers no fingerprint is believed",
        "dsr_desk/sources/schema.py",
        "if kept is not None and not kept_up(connection):",
        "if False:",
        _KNOWN,
    ),
    (
        "known: fingerprints that were not kept up are forgotten",
        "dsr_desk/sources/known.py",
        "        connection.execute(delete(table))\n",
        "",
        _KNOWN,
    ),
    (
        "known: an archive that is opened without its triggers begins anew",
        "dsr_desk/sources/archive/store.py",
        "        if kept_up(connection):\n",
        "        if True:\n",
        _KNOWN,
    ),
    (
        "known: what is known of an id beforehand is forgotten when its item comes",
        "dsr_desk/sources/known.py",
        "        connection.execute(delete(FINGERPRINTS).where(FINGERPRINTS.c.item_id > last))\n",
        "        pass\n",
        _KNOWN,
    ),
    (
        "known: an import makes no trigger anew that somebody has changed",
        "dsr_desk/sources/known.py",
        "if there.get(name) == FORGETTING[name]]",
        "if name in there]",
        _KNOWN,
    ),
    (
        "known: nothing is worked out that would not be forgotten",
        "dsr_desk/sources/archive/fingerprints.py",
        " or not kept_up(connection)",
        "",
        _KNOWN,
    ),
    (
        "known: a row does not put another database in the archive's place",
        "dsr_desk/sources/stores.py",
        "if self._own.has(key):",
        "if False:",
        "tests/services/people/test_connecting.py",
    ),
    (
        "known: what is no fingerprint is not taken for one",
        "dsr_desk/sources/known.py",
        ", func.length(known.c.value) == _LENGTH",
        ",",
        _KNOWN,
    ),
    (
        "known: a mapping that reads other columns knows nothing yet",
        "dsr_desk/sources/known.py",
        "        read_names(fit, rule),\n",
        "",
        _KNOWN,
    ),
    (
        "store: before each stage a run asks which server answers",
        _RUN,
        "        self._claims.require_same(work)\n        self._require_told",
        "        self._require_told",
        _EXCHANGED,
    ),
    (
        "store: and once more before it is called done",
        _RUN,
        "            self._claims.require_same(work)\n        except",
        "            pass\n        except",
        _EXCHANGED,
    ),
    (
        "store: what was seen of another server counts no more",
        _CLAIMS,
        "        work.done.clear()\n",
        "",
        _EXCHANGED,
    ),
    (
        "store: persons who were forgotten and stand there again are known",
        _RUN,
        "self._claims.with_persons(permit, by)",
        "permit",
        _EXCHANGED,
    ),
    (
        "store: and are sought as before, whatever else has come back",
        _RUN,
        "if given_back or work.permit.mandate.subjects or not",
        "if given_back or not",
        _EXCHANGED,
    ),
    (
        "store: triggers that may copy rows are told after a run",
        "dsr_desk/sources/erasing/residue.py",
        "Counter(trigger.table for trigger in copying).items()",
        "()",
        _COPYING,
    ),
    (
        "store: and at the plan",
        "dsr_desk/services/erasing/planning.py",
        "if copying else ()",
        "if False else ()",
        _COPYING,
    ),
    (
        "store: a file that may not grow is not called damaged",
        "dsr_desk/sqlitefile.py",
        "        limit - _LONGEST_WRITE <= file.stat().st_size\n",
        "        False\n",
        "tests/test_sqlitefile.py",
    ),
    (
        "store: another file after the last batch is seen",
        _ALL_GONE,
        '    if before.file not in ("", source.stand()):\n',
        "    if False:\n",
        _TESTS_OF_GONE,
    ),
    (
        "store: and one with other items that was written over where it lies",
        _ALL_GONE,
        "            return not before.marks.isdisjoint(now)\n",
        "            return any(source.volumes(part).values())\n",
        _TESTS_OF_GONE,
    ),
    (
        "store: what a run leaves masked does not hide the rows by which its database is known",
        _ALL_GONE,
        "source.landmarks(part, [item.ref for item in permit.items], most)",
        "source.landmarks(part, (), most)",
        _TESTS_OF_GONE,
    ),
    (
        "store: and an empty one, of a run that an earlier version began",
        _ALL_GONE,
        "        return not before.others or any(source.volumes(part).values())\n",
        "        return True\n",
        _TESTS_OF_GONE,
    ),
    (
        "landmarks: no server is gone through to where a channel begins",
        "dsr_desk/sources/finding/landmarks.py",
        "    within = inside if bound is None else inside.where(own < bound)\n",
        "    within = inside\n",
        "tests/sources/finding/test_landmarks.py -k gone_through",
    ),
    (
        "store: a mark says nothing without the run's key",
        "dsr_desk/services/erasing/mark_keys.py",
        "return self._crypto.keyed_hash(key, bare)[: len(bare)]",
        "return bare",
        f"{_TESTS_OF_GONE} -k can_not_confirm",
    ),
    (
        "store: that key goes with the end of the run",
        "dsr_desk/services/erasing/mark_keys.py",
        "                    under_way.pop(entry.event.case, None)\n",
        "                    pass\n",
        f"{_TESTS_OF_GONE} -k can_not_confirm",
    ),
    (
        "store: and what a kill has left of it with the next one",
        "dsr_desk/services/erasing/erasure.py",
        "        self._mark_keys.sweep()\n        stand = ",
        "        stand = ",
        f"{_TESTS_OF_GONE} -k key_of_its_own",
    ),
    (
        "store: where it is not there that is said",
        _ALL_GONE,
        "            raise MarksUnreadable(empty)\n",
        "            pass\n",
        f"{_TESTS_OF_GONE} -k without_the_key",
    ),
    (
        "store: bare marks of an earlier version are compared bare",
        _ALL_GONE,
        "            if before.keyed:\n",
        "            if before.marks:\n",
        f"{_TESTS_OF_GONE} -k earlier_version_go_on",
    ),
    (
        "store: a zero in a long text hides no person from the search again",
        "dsr_desk/sources/finding/seeking.py",
        "{whole} COLLATE BINARY <> printf('%s', {whole})",
        "0",
        "tests/sources/finding/test_seeking.py",
    ),
    (
        "store: also after the last look of a run",
        _RUN,
        "        self._all_gone.require_some(work.permit, work.by)\n        self._stage",
        "        self._stage",
        _TESTS_OF_GONE,
    ),
    (
        "store: what any build of SQLite has sampled of its keys is dropped",
        "dsr_desk/sources/erasing/scrubbing.py",
        "master.c.name.in_(SAMPLES)",
        "master.c.name.in_(SAMPLES[:1])",
        "tests/sources/erasing/test_scrubbing.py",
    ),
)
