"""The guards that keep a sure reading from asking for more than the mail, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_INTAKE = "dsr_desk/domain/intake"
_TESTS = "tests/domain/intake/test_more_than_asked.py"
_TOLD_OF = f"{_INTAKE}/told_persons.py"
_TOLD_CHANNELS = f"{_INTAKE}/wishes/told_channels.py"
_TOLD_TESTS = "tests/domain/intake/test_told_of.py"

_ON_THE_WAY = f"{_INTAKE}/wishes/on_the_way.py"
_WAY_TESTS = "tests/domain/intake/test_on_the_way.py"

MORE_THAN_ASKED = (
    (
        "more than asked: how somebody got in touch is no channel of the wish",
        _ON_THE_WAY,
        "(_is_way(naming, verbs, words) or ",
        "(False or ",
        _WAY_TESTS,
    ),
    (
        "more than asked: what a clause of its own says of another channel wishes nothing",
        _ON_THE_WAY,
        " or _is_turned_to(naming, verbs, words))",
        ")",
        _WAY_TESTS,
    ),
    (
        "more than asked: what was written in a channel is asked for",
        _ON_THE_WAY,
        " and not words.told.wrote.search(between)",
        "",
        _WAY_TESTS,
    ),
    (
        "more than asked: how a request came lists nothing",
        _TOLD_CHANNELS,
        " or words.told.arrivals.search(text)",
        "",
        _WAY_TESTS,
    ),
    (
        "more than asked: who is told of beside one person's addresses needs a look",
        _TOLD_OF,
        "        or told.is_anothers(one)\n",
        "",
        _WAY_TESTS,
    ),
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
    (
        "more than asked: who stands beside the wish is no sure person",
        _TOLD_OF,
        "        return self._is_called_for(who, inside=inside) and not self._is_relative(who)\n",
        "        return not self._is_relative(who)\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: somebody's relative is no sure person",
        _TOLD_OF,
        "        return self._is_called_for(who, inside=inside) and not self._is_relative(who)\n",
        "        return self._is_called_for(who, inside=inside)\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: who stays, withdrew or waits is no sure person",
        _TOLD_OF,
        "        or told.is_spared(one)\n",
        "",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a pronoun goes on about who was named last",
        _TOLD_OF,
        "                if not here and (not goes_on or names_channel(clause, self._words)):\n",
        "                if not here:\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a colleague stands in a list or in the wish",
        _TOLD_OF,
        "                beside = not inside or self._stands_among_others(sentence, at)\n",
        "                beside = True\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: what a form asks for another is asked about",
        _TOLD_OF,
        " = not label or self._asks_for_persons(label) or not self._labelled\n",
        " = True\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a channel that a story names is none of the wish",
        _TOLD_CHANNELS,
        "        _only_told_of(kind, asking, named, words) or _is_spared(",
        "        _is_spared(",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a channel that is told to stay needs a look",
        _TOLD_CHANNELS,
        "            if asked and not wishes and MASK not in sentence.text and told:\n",
        "            if False:\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: some of it that is told to stay needs a look",
        _TOLD_CHANNELS,
        "    if _spares_some(sentences, live, words) or _wishes_of_what_stays(live, words):\n",
        "    if _wishes_of_what_stays(live, words):\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a wish about what stays needs a look",
        _TOLD_CHANNELS,
        "    if _spares_some(sentences, live, words) or _wishes_of_what_stays(live, words):\n",
        "    if _spares_some(sentences, live, words):\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: what is left to the desk needs a look",
        _TOLD_CHANNELS,
        "    if any(_leaves_open(one, words, asks=id(one) in asked) for one in sentences):\n",
        "    if False:\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a form's no denies its verb",
        f"{_INTAKE}/wishes/verbs.py",
        "        if self._words.negation.words.search(text[start:end]) or denied or answered:\n",
        "        if self._words.negation.words.search(text[start:end]) or denied:\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a letter by post is no forum post",
        f"{_INTAKE}/wishes/channels.py",
        "            words.letters.search(found.group())\n            or not",
        "            not",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a heading without a colon heads what stays",
        f"{_INTAKE}/wishes/left_out.py",
        " or words.channels.kept_heads.fullmatch(said) is not None\n",
        "\n",
        _TOLD_TESTS,
    ),
    (
        "more than asked: a long label of an address names no channel",
        f"{_INTAKE}/wishes/channels.py",
        "if _LONG_LABEL.match(text, end) and _LINE_BEGINS",
        "if not text and _LINE_BEGINS",
        "tests/domain/intake/test_told_of.py -k long_label",
    ),
    (
        "more than asked: a colleague who is only told of is no person concerned",
        f"{_INTAKE}/subjects/persons.py",
        "    found = _without_colleagues(found, insiders)\n",
        "",
        "tests/domain/intake/test_own_house.py -k colleague",
    ),
    (
        "fewer than asked: whoever of the house wishes too is a person concerned",
        f"{_INTAKE}/subjects/persons.py",
        "return not asked and (said",
        "return (said",
        "tests/domain/intake/test_own_house.py -k wishes_too",
    ),
    (
        "more than asked: an erasure that is only told of beside a copy needs a look",
        f"{_INTAKE}/wishes/told_channels.py",
        "    if persons < 2 and _one_kind_only_told_of(live, words):\n        return True\n",
        "",
        f"{_TESTS} -k only_told_of_beside",
    ),
    (
        "fewer than asked: at a host where anybody has an address nobody is a colleague",
        f"{_INTAKE}/parse.py",
        "    return tuple(one for one in domains if one not in words.persons.public_hosts)\n",
        "    return tuple(domains)\n",
        "tests/domain/intake/test_own_house.py -k anybody_has",
    ),
)
