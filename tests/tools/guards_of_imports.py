"""The guards of an import that mends, and of items that the person did not send alone.

The last piece names the tests that must miss the guard.
"""

from __future__ import annotations

_MENDING = "tests/sources/archive/test_mending.py -k sqlite"
_MENDING_FILE = "dsr_desk/sources/archive/mending.py"
_BESIDE = "tests/sources/finding/test_beside.py -k sent_along"
_HIDDEN = "tests/domain/extracts/redaction/test_hidden_others.py"

_TABLES = "dsr_desk/domain/finding/tables.py"
_TABLE_TESTS = "tests/domain/finding/test_tables.py"
_CSV = "dsr_desk/sources/archive/tables.py"
_CSV_TESTS = "tests/sources/archive/test_tables.py"
_OTHERWISE = "tests/sources/archive/test_otherwise.py -k sqlite"
_IMPORTING = "dsr_desk/services/finding/importing.py"
_IMPORTING_TESTS = "tests/services/finding/test_importing.py"

IMPORTS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "import: a table that is not clear is refused before anything is taken in",
        _IMPORTING,
        "            head.require_clear()\n",
        "            pass\n",
        _IMPORTING_TESTS,
    ),
    (
        "import: a time is changed only when somebody asks for that",
        "dsr_desk/sources/archive/writer.py",
        "    if set_right:\n",
        "    if batch:\n",
        _IMPORTING_TESTS,
    ),
    (
        "import: what was read with day and month the other way round is told",
        "dsr_desk/sources/archive/writer.py",
        "turned = len({each.id for each in kept if each.turned})",
        "turned = 0",
        _IMPORTING_TESTS,
    ),
    (
        "import: a row that was read otherwise is told before anything is taken in",
        _IMPORTING,
        "if seen.otherwise else None",
        "if False else None",
        _IMPORTING_TESTS,
    ),
    (
        "import: a row that was read otherwise is never stored beside itself",
        "dsr_desk/sources/archive/writer.py",
        "        fresh.pop(place, None)\n",
        "        pass\n",
        _OTHERWISE,
    ),
    (
        "import: a row becomes what is read now only when somebody asks for that",
        "dsr_desk/sources/archive/writer.py",
        "    told_so = _told_otherwise(others)\n",
        "    told_so = _told_otherwise(others)\n    reread(connection, others)\n",
        _OTHERWISE,
    ),
    (
        "import: two columns exchanged are another row",
        _TABLES,
        "cells.append((plain, nth[plain], said))",
        'cells.append(("", 0, said))',
        _TABLE_TESTS,
    ),
    (
        "import: a row whose author is no address is counted",
        _TABLES,
        'PLAIN_SENDER if found else SenderLine(said["author"].strip(), unread=True)',
        "PLAIN_SENDER",
        _TABLE_TESTS,
    ),
    (
        "import: what follows a quotation that never ends is told",
        _CSV,
        'yield TableRow(begins, why="quotes")',
        "pass",
        _CSV_TESTS,
    ),
    (
        "import: two encodings in one table are refused",
        _CSV,
        'return ("", "two-encodings") if western else ("cp1252", "")',
        'return "cp1252", ""',
        _CSV_TESTS,
    ),
    (
        "import: nobody becomes a sender of an item that looks as before",
        _MENDING_FILE,
        "(same and line.several)",
        "False",
        _MENDING,
    ),
    (
        "import: what only goes by the same name must be the same in all that is stored",
        _MENDING_FILE,
        '    if told != (row["reply_to"], moment(row["at"])):\n',
        "    if not told:\n",
        _MENDING,
    ),
    (
        "import: another author under the same name mends nothing",
        _MENDING_FILE,
        'again if same and storable(again.author_name) == row["author_name"] else None',
        "again",
        _MENDING,
    ),
    (
        "import: an author that only a name vouches for is a suggestion",
        _MENDING_FILE,
        "again = kept.again if kept.surely else",
        "again = kept.again if kept.surely or not kept.author else",
        _MENDING,
    ),
    (
        "import: an item that tells its senders is left as it is",
        _MENDING_FILE,
        "if again is None or stored.told:",
        "if again is None:",
        _MENDING,
    ),
    (
        "beside: what was sent along is counted inside the organisation's own channels alone",
        "dsr_desk/sources/finding/beside.py",
        "            self._fit.fence(rule.table, self._mandate, self._others),\n"
        "            self._fit.fence(rows.table.name, self._mandate, self._others),\n",
        "",
        _BESIDE,
    ),
    (
        "beside: whoever is the author is counted once",
        "dsr_desk/sources/finding/beside.py",
        "self._persons.get(who) != number and (item, number) not in seen",
        "item",
        _BESIDE,
    ),
    (
        "redaction: whoever sent an item along is somebody else",
        "dsr_desk/domain/extracts/redaction/finding.py",
        "        if self._senders(item, claimed):\n",
        "        if not item:\n",
        _HIDDEN,
    ),
    (
        "redaction: words before a place on the net are not surely somebody",
        "dsr_desk/domain/extracts/redaction/finding.py",
        "certain=is_surely_one(loose)",
        "certain=True",
        _HIDDEN,
    ),
)
