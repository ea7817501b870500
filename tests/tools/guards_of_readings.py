"""The guards that keep a sure reading from asking for more than the mail, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_INTAKE = "dsr_desk/domain/intake"
_TESTS = "tests/domain/intake/test_more_than_asked.py"

MORE_THAN_ASKED = (
    (
        "more than asked: a question besides a plain wish needs a look",
        f"{_INTAKE}/wishes/bounds.py",
        "    return any(asked) and not all(asked)\n",
        "    return False\n",
        _TESTS,
    ),
    (
        "more than asked: a form's empty box speaks against what its lines seem to wish",
        f"{_INTAKE}/wishes/bounds.py",
        "    return bool((empty - full) & wished)\n",
        "    return False\n",
        _TESTS,
    ),
    (
        "more than asked: one channel in another's place needs a look",
        f"{_INTAKE}/wishes/bounds.py",
        "    return before and len({one.kind for one in named}) > 1\n",
        "    return False\n",
        _TESTS,
    ),
    (
        "more than asked: what is mended needs a look",
        f"{_INTAKE}/wishes/bounds.py",
        "    if not words.wish.corrected.search(sentence.text):\n",
        "    if True:\n",
        _TESTS,
    ),
    (
        "more than asked: an exception that is no channel bounds the wish",
        f"{_INTAKE}/wishes/bounds.py",
        "        if MASK not in rest and not names_channel(rest, words):\n",
        "        if False:\n",
        _TESTS,
    ),
    (
        "more than asked: a form's answer leaves its channel out",
        f"{_INTAKE}/wishes/left_out.py",
        "    if _ANSWERED_NO.match(text, end) or kept_by_answer(text, start, end, words):\n",
        "    if _ANSWERED_NO.match(text, end):\n",
        _TESTS,
    ),
    (
        "more than asked: what is refused in the same breath is left out",
        f"{_INTAKE}/wishes/left_out.py",
        "    if any(_ENDED.match(text, found.end()) for found in refused):\n",
        "    if False:\n",
        _TESTS,
    ),
    (
        "more than asked: a list below “to stay” is none of the wish",
        f"{_INTAKE}/wishes/wish.py",
        "            if id(sentence) in self.stays:\n",
        "            if False:\n",
        _TESTS,
    ),
    (
        "more than asked: a name that holds a channel's word is none",
        f"{_INTAKE}/wishes/channels.py",
        " if not _is_proper_name(n, shown)]\n",
        "]\n",
        _TESTS,
    ),
    (
        "more than asked: a person whose row says so stays",
        f"{_INTAKE}/subjects/persons.py",
        " or _row_stays(sentence.block.text, begin, end, words):\n",
        ":\n",
        _TESTS,
    ),
    (
        "more than asked: a list's heading says what its addresses are there for",
        f"{_INTAKE}/subjects/persons.py",
        "    if headed := _by_heading(text, begin, words):\n",
        "    if headed := None:\n",
        _TESTS,
    ),
    (
        "more than asked: another first name with the address's surname is a doubt",
        f"{_INTAKE}/subjects/other_name.py",
        "    return (bool(names) and not same) or _beside_another(address, parts, text, words)\n",
        "    return _beside_another(address, parts, text, words)\n",
        _TESTS,
    ),
    (
        "more than asked: a whole other name right before the address is a doubt",
        f"{_INTAKE}/subjects/other_name.py",
        "    return (bool(names) and not same) or _beside_another(address, parts, text, words)\n",
        "    return bool(names) and not same\n",
        _TESTS,
    ),
    (
        "more than asked: copies and erasures of several that are not in turn need a look",
        f"{_INTAKE}/wishes/each_person.py",
        "        or _not_in_turn(found, words)\n",
        "",
        _TESTS,
    ),
)
