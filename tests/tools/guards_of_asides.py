"""The guards of what stands aside from an attestation, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_ASIDE = "tests/domain/intake/test_aside.py"
_ASIDE_FILE = "dsr_desk/domain/intake/attesting/aside.py"
_WEIGHING = "dsr_desk/domain/intake/attesting/weighing.py"
_UNLUCKY = "tests/domain/intake/test_unlucky_turns.py"

ASIDES: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "aside: a question is never about something else",
        _ASIDE_FILE,
        '    if "?" in text or words',
        "    if words",
        f"{_ASIDE} -k not_aside_at_all",
    ),
    (
        "aside: what points above, below or at the mail is about it",
        _ASIDE_FILE,
        "or words.aside.points.search(text):",
        "or False:",
        f"{_ASIDE} -k not_aside_at_all",
    ),
    (
        "aside: what speaks of the check, holds the mail back or puts a condition is about it",
        _ASIDE_FILE,
        "    if any(one.words(dangers).search(text) for one in _NEEDED):\n",
        "    if False:\n",
        f"{_ASIDE} -k not_aside_at_all",
    ),
    (
        "aside: a no about how the person was met is about the check",
        _ASIDE_FILE,
        "    return _denies(text, words) and dangers.encounter.search(text) is not None\n",
        "    return False\n",
        f"{_ASIDE} -k not_aside_at_all",
    ),
    (
        "aside: another person is another also where no relative is named",
        _ASIDE_FILE,
        'another = reason == "attestation-other-person" or words',
        "another = words",
        f"{_ASIDE} -k never_stands_aside",
    ),
    (
        "aside: a short statement says what it says of what stands beside it",
        _ASIDE_FILE,
        "    return len(_WORD.findall(text)) >= _LEAST and not",
        "    return not",
        f"{_ASIDE} -k never_stands_aside",
    ),
    (
        "aside: what is asked for somebody else's relative is not their own",
        _ASIDE_FILE,
        "    return bool(found) and not any(owned)",
        "    return bool(found)",
        _ASIDE,
    ),
    (
        "aside: what takes up what was said is about it",
        _ASIDE_FILE,
        "    if refers_back(sentence, words):\n",
        "    if False:\n",
        f"{_ASIDE} -k never_stands_aside",
    ),
    (
        "aside: what the sender did may tell how it was checked",
        _ASIDE_FILE,
        " >= _LEAST and not words.aside.sender.search(text)",
        " >= _LEAST",
        f"{_ASIDE} -k never_stands_aside",
    ),
    (
        "aside: what no request weighs is asked where the whole refuses",
        _WEIGHING,
        "return self.stated < taught.stated_below and self.worst < taught.stated_statement\n",
        "return self.worst < taught.stated_statement\n",
        f"{_ASIDE} -k worded_tells",
    ),
    (
        "aside: one statement is enough against what is no request",
        _WEIGHING,
        " and self.worst < taught.stated_statement\n",
        "\n",
        f"{_ASIDE} -k one_statement",
    ),
    (
        "aside: a doubt aside is lifted only where little else speaks against it",
        _WEIGHING,
        "if surely and self.stated < taught.aside_below and",
        "if surely and",
        f"{_ASIDE} -k lifted_sooner",
    ),
    (
        "aside: a doubt aside is lifted only where no statement speaks against it",
        _WEIGHING,
        "self.stated < taught.aside_below and self.worst < taught.aside_statement:",
        "self.stated < taught.aside_below:",
        f"{_ASIDE} -k lifted_sooner",
    ),
    (
        "aside: only what is aside is lifted sooner",
        _WEIGHING,
        "surely, perhaps = aside is Aside.SURELY, aside",
        "surely, perhaps = True, aside",
        f"{_ASIDE} -k lifted_sooner",
    ),
    (
        "aside: a request that names what a take-back needs is weighed",
        "dsr_desk/domain/intake/attesting/second_opinion.py",
        "    if not _NEEDED.isdisjoint(one.classes):\n",
        "    if False:\n",
        f"{_ASIDE} -k names_what",
    ),
    (
        "aside: what is perhaps aside takes much that speaks for the mail",
        _WEIGHING,
        "if perhaps and self.stated < taught.perhaps_below and",
        "if perhaps and",
        f"{_ASIDE} -k takes_more",
    ),
    (
        "aside: what is perhaps aside takes that no statement speaks against it",
        _WEIGHING,
        "< taught.perhaps_below and self.worst < taught.perhaps_statement:",
        "< taught.perhaps_below:",
        f"{_ASIDE} -k takes_more",
    ),
    (
        "aside: somebody's relative is another person",
        _ASIDE_FILE,
        "    if another or _takes_back(text, words):\n",
        "    if _takes_back(text, words):\n",
        _ASIDE,
    ),
    (
        "aside: what takes up what was said is weighed with all of the mail",
        _WEIGHING,
        "        if self.takes_up or self.goes_on:\n",
        "        if False:\n",
        f"{_ASIDE} -k takes_up",
    ),
    (
        "originals: what is pointed at is quoted below",
        "dsr_desk/domain/intake/attesting/settled.py",
        "(quoted and sentence.closed and points_at_original",
        "(sentence.closed and points_at_original",
        "tests/domain/intake/test_pointing_at_originals.py -k has_to_be_quoted",
    ),
    (
        "brackets: a finished wish for an address stands before them",
        "dsr_desk/domain/intake/attesting/bracketed.py",
        "not _ADDRESS_ENDS.search(wish) or not wishes(wish, words)",
        "False",
        "tests/domain/intake/test_everyday_turns.py -k behind_anything_else",
    ),
    (
        "channels: what is left out in part is not left out throughout",
        "dsr_desk/domain/intake/wishes/channels.py",
        "_PARTED.search(text) or any(",
        "any(",
        "tests/domain/intake/test_everyday_turns.py -k asks_for_it_nowhere",
    ),
    (
        "one person: who tells which addresses tells of them all",
        "dsr_desk/domain/intake/subjects/one_person.py",
        ' or text.count("@") >= persons\n',
        " or True\n",
        "tests/domain/intake/test_everyday_turns.py -k tells_of_all_addresses",
    ),
    (
        "originals: what may hand over to the sentence points at nothing",
        "dsr_desk/domain/intake/attesting/settled.py",
        "(quoted and sentence.closed and points_at_original",
        "(quoted and points_at_original",
        f"{_UNLUCKY} -k hand_over_to_the_sentence",
    ),
    (
        "brackets: no colon and no relative stands in the wish before them",
        "dsr_desk/domain/intake/attesting/bracketed.py",
        'if ":" in wish or words.negation.words.search(wish) or words.aside.kin.search(wish):',
        "if words.negation.words.search(wish):",
        f"{_UNLUCKY} -k somebody_elses",
    ),
    (
        "by itself: what is wished for besides is wished for",
        "dsr_desk/domain/intake/wishes/verbs.py",
        "        if wish.besides.search(self._text):\n",
        "        if False:\n",
        f"{_UNLUCKY} -k never_surely_left_out",
    ),
    (
        "set off: only what somebody is bounds no wish",
        "dsr_desk/domain/intake/wishes/bounds.py",
        '        and words.forms.of_person.match(said, apposed.start("is"))\n',
        "",
        f"{_UNLUCKY} -k told_of_the_person",
    ),
)
