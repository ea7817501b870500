"""The guards of a mail that asks other things for different persons, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_OWN = "dsr_desk/domain/intake/wishes/own_wishes.py"
_EACH = "dsr_desk/domain/intake/wishes/each_person.py"
_PARSER = "tests/domain/intake/test_own_wishes.py"
_APART = "dsr_desk/domain/verifying/telling_apart.py"
_SERVICE = "dsr_desk/services/intake/telling_apart.py"
_TESTS = "tests/services/intake/test_telling_apart.py"
_ALONG = "tests/services/intake/test_what_goes_along.py"
_KIN = "tests/services/intake/test_kin.py"
_SETTLED = "dsr_desk/services/intake/settled.py"
_SETTLED_TESTS = "tests/services/intake/test_settled.py"

WISHES = (
    (
        "wishes: a word that ties persons together leaves the pairing open",
        _OWN,
        "        if own.ties.search(text) or (not attests and own.ties_persons.search(text)):\n",
        "        if False:\n",
        _PARSER,
    ),
    (
        "wishes: every word beside a pair is known",
        _OWN,
        '        if not _PLAIN_SIGNS.fullmatch(own.said.sub(" ", rest)):\n',
        "        if False:\n",
        _PARSER,
    ),
    (
        "wishes: whoever is named between the wishes may be the one who changed their mind",
        _OWN,
        "        if not attests and called & self._names:\n",
        "        if False:\n",
        _PARSER,
    ),
    (
        "wishes: a capital letter alone makes no name",
        _OWN,
        "            certain = not opens or self._part_of(words[0][1], token)\n",
        "            certain = True\n",
        _PARSER,
    ),
    (
        "wishes: several in one sentence are of one build",
        _OWN,
        "        if len(shapes) > 1 or len(set(*shapes)) != length:\n",
        "        if False:\n",
        _PARSER,
    ),
    (
        "wishes: several in one sentence are divided",
        _OWN,
        "        self._parted(sentence, parts)\n",
        "",
        _PARSER,
    ),
    (
        "wishes: nobody has two, and everybody one",
        _OWN,
        "if once and by_person.keys() == {*persons} else ()",
        "if by_person else ()",
        _PARSER,
    ),
    (
        "wishes: a mail that was half seen pairs nothing",
        "dsr_desk/domain/intake/parse.py",
        "own_wishes=() if _unsure(reading, persons) else wish.own_wishes",
        "own_wishes=wish.own_wishes",
        _PARSER,
    ),
    (
        "wishes: a copy for one and an erasure for another are told",
        _EACH,
        "        or kinds_differ(sentences, found, persons, shown)\n",
        "",
        _PARSER,
    ),
    (
        "wishes: a copy of other channels than those to be erased is told",
        _EACH,
        "    if copied_elsewhere(found, words):\n        return True\n",
        "",
        _PARSER,
    ),
    (
        "wishes: one that hangs on another person is told",
        _EACH,
        "        or tied_together(sentences, found, persons, words, shown)\n",
        "",
        _PARSER,
    ),
    (
        "wishes: no follow-up makes one of several",
        "dsr_desk/domain/intake/joining.py",
        "    if before.wish.reason == WISHES_DIFFER:\n",
        "    if False:\n",
        _PARSER,
    ),
    (
        "wishes: whoever a follow-up adds gets nobody's",
        _APART,
        "    if not own or len(own) < len(left) or",
        "    if not own or",
        _PARSER,
    ),
    (
        "wishes: what is told by hand narrows",
        _APART,
        "    if not within(told, parsed.kind, parsed.channels):\n",
        "    if False:\n",
        _PARSER,
    ),
    (
        "wishes: nobody overrides a union",
        "dsr_desk/services/intake/checklist.py",
        "            if check.reason == WISHES_DIFFER:\n                raise WishesDiffer\n",
        "",
        _TESTS,
    ),
    (
        "wishes: a channel is about the verb of its own clause",
        _EACH,
        "    if len({ordered[at].what.erases for at in beside}) == 1:\n        return beside[0]\n",
        "",
        _PARSER,
    ),
    (
        "wishes: what may be a label is a channel beside another",
        _EACH,
        "    least = LABELS_TOO if any(heads_a_person(one, words) for one in sentences) else 0\n",
        "    least = 1\n",
        _PARSER,
    ),
    (
        "wishes: what was told before counts no more, nor who answered for it",
        _SETTLED,
        "        if event.event == WISH_TOLD:\n",
        "        if False:\n",
        _TESTS,
    ),
    (
        "wishes: whoever has a case of their own is not told as left out",
        "dsr_desk/services/intake/leaving_out.py",
        "        if check.target in elsewhere and check.code in split:\n            #",
        "        if False:\n            #",
        _TESTS,
    ),
    (
        "wishes: no override on record settles a union",
        _SETTLED,
        "    if fresh.reason == WISHES_DIFFER:\n        return frozenset()\n",
        "",
        _SETTLED_TESTS,
    ),
    (
        "wishes: only the recorded step tells a wish apart",
        _SETTLED,
        "    if fresh.code == OWN_WISH:\n        return frozenset({WISH_TOLD})\n",
        "",
        _SETTLED_TESTS,
    ),
    (
        "wishes: everybody has one, of what the mails ask for",
        _SERVICE,
        "        if not within(told, asked.kind, asked.channels):\n            raise NoSuchWish\n",
        "",
        _TESTS,
    ),
    (
        "wishes: whoever tells them apart has prepared every case",
        _SERVICE,
        "    case = step.prepared(case)\n",
        "",
        _TESTS,
    ),
    (
        "wishes: only a supervisor answers at once",
        _SERVICE,
        "    if step.who is None or not step.who.may(Right.OVERRIDE):\n        return case\n",
        "",
        _TESTS,
    ),
    (
        "wishes: nobody takes a person back whose wish another case has",
        "dsr_desk/services/intake/leaving_out.py",
        '    if check_name in {f"{PERSON}:{place}" for place in case.persons_away}:\n',
        "    if not case:\n",
        _TESTS,
    ),
    (
        "wishes: the relation keeps a person away whatever the checks say",
        "dsr_desk/services/intake/understanding.py",
        "persons_away=(*case.persons_away, *persons)",
        "persons_away=persons",
        _TESTS,
    ),
    (
        "wishes: who is away stays away when channels are split off",
        "dsr_desk/services/intake/splitting.py",
        "(*(r for r in case.relations if r.persons or r.channels), relation)",
        "(relation,)",
        _TESTS,
    ),
    (
        "wishes: what another case has of the channels stays away when wishes are told apart",
        "dsr_desk/services/intake/splitting.py",
        "if r.persons or r.channels)",
        "if r.persons)",
        _ALONG,
    ),
    (
        "wishes: a channel that was left out stays out of a case that is made of this one",
        "dsr_desk/services/intake/leaving_out.py",
        "    events = {PERSON: PERSON_OUT, EDITOR: CHANNEL_OUT, OWN_WISH: WISH_TOLD}\n",
        "    events = {PERSON: PERSON_OUT, OWN_WISH: WISH_TOLD}\n",
        _ALONG,
    ),
    (
        "wishes: a channel that was left out stays so when a wish is told wider",
        _SERVICE,
        "(*stored, *_out_before(uow, case, stored))",
        "stored",
        _ALONG,
    ),
    (
        "wishes: no reason keeps the address of another case's person",
        _SERVICE,
        "who, _masked(uow, case, stored, reason.strip()))",
        "who, reason.strip())",
        _ALONG,
    ),
    (
        "wishes: what a case is held for holds what is made of it",
        "dsr_desk/services/intake/splitting.py",
        "    _hold_too(uow, record, case, made, actor)\n",
        "",
        _ALONG,
    ),
    (
        "wishes: what was left out on record is out in the rows",
        "dsr_desk/services/erasing/provenance.py",
        "if back := record.taken_back(held, fresh):",
        'if back := "":',
        _ALONG,
    ),
    (
        "wishes: a follow-up reaches every case that it may be about",
        "dsr_desk/services/intake/joining.py",
        "        for each in kin_of(uow, joined):\n",
        "        for each in ():\n",
        _KIN,
    ),
    (
        "wishes: what is too late for one case comes in time for the other",
        "dsr_desk/services/intake/joining.py",
        "        if not _takes(uow, case):\n            #",
        "        if False:\n            #",
        _KIN,
    ),
    (
        "wishes: what is too late for every case is shown in each",
        "dsr_desk/services/intake/joining.py",
        "            for each in kin_of(uow, claim.case)\n",
        "            for each in ()\n",
        _KIN,
    ),
    (
        "wishes: whom a run has forgotten the mails tell",
        "dsr_desk/services/intake/kin.py",
        "    if len(persons) == len(case.subjects):\n",
        "    if case:\n",
        _KIN,
    ),
    (
        "wishes: an answer to a copy is about whom it names",
        "dsr_desk/services/intake/joining.py",
        "_whose(uow, uow.cases.get(case.duplicate_of) or case, named)",
        "uow.cases.get(case.duplicate_of) or case",
        _KIN,
    ),
    (
        "wishes: what completes the case that it is about leaves the others alone",
        "dsr_desk/services/intake/joining.py",
        "        if claim.meant and completes and not mail.parsed.subjects:\n            return\n",
        "",
        _KIN,
    ),
    (
        "wishes: what leaves no doubt is not told apart",
        "dsr_desk/services/intake/telling_apart.py",
        "    if stored == checks and asked.wish.reason != WISHES_DIFFER:\n",
        "    if not letters:\n",
        "tests/services/intake/test_doubts_of_wishes.py -k nothing_to_tell_apart",
    ),
    (
        "wishes: every doubt of a wish is kept beside the first",
        "dsr_desk/domain/intake/wishes/wish.py",
        "own if doubt else (), tuple(others))",
        "own if doubt else ())",
        "tests/services/intake/test_doubts_of_wishes.py -k in_doubt",
    ),
    (
        "wishes: a follow-up takes no doubt away",
        "dsr_desk/domain/intake/joining.py",
        "            wish_doubts=doubts,\n",
        "",
        "tests/services/intake/test_doubts_of_wishes.py -k takes_no_doubt_away",
    ),
)
