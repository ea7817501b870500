"""Whether a mail may wish something else for one person than for another.

It may be other channels, or a copy where the other is to be erased.
A case has one kind and one set of channels, so somebody has to look: nobody may be erased by a
verb, or in a channel, that was meant for another person only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence, clauses
from dsr_desk.domain.intake.wishes.channels import (
    BETWEEN,
    LABELS_TOO,
    Naming,
    heads_a_person,
    namings_in,
)
from dsr_desk.domain.intake.wishes.people import People, names_of
from dsr_desk.domain.intake.wishes.verbs import LIVE, Force, Occurrence, unticked
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import OwnWish, RequestKind

_Beside = tuple[int, frozenset[ChannelKind]]
"""The number of a person and the channels named beside it."""
_APART = re.compile(r"[.,;:\n]|(?<!\w)(?:och|and|medan|while|men|but)(?!\w)")
_CLAUSES = re.compile(_APART.pattern.replace(":", "", 1))
"""A colon parts no person from the verb behind it: “bo@…: copy”."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(f"{MASK}+")
_ROW = 3
"""Channels in one row at most."""
_CLOSE = 2
"""Words between a person and what is theirs: “bo@… all chats”."""
_NUMBERED = re.compile(r"(?<!\w)[1-9a-d][.:)] ?(?:[^\s.:]+ ){0,2}$")
_NUMBERED_PERSON = re.compile(rf"(?<!\w)[1-9a-d][.:)] ?(?:[^\s.:]+ ){{0,3}}{MASK}")


def _by_address(
    sentence: Sentence, found: Sequence[Naming], numbers: Mapping[str, int], shown: str
) -> Iterator[_Beside]:
    """Yield the channels between one address of a sentence and the next."""
    addresses = list(_ADDRESS.finditer(sentence.text))
    if not addresses or not found:
        return
    # “anna@…: mejl, bo@…: forum” or “mejlen från anna@… och forumet från bo@…”.
    leading = addresses[0].start() < found[0].start
    edges = [a.start() for a in addresses] if leading else [a.end() for a in addresses]
    edges = [*edges, len(sentence.text) + 1] if leading else [0, *edges]
    for address, (low, high) in zip(addresses, pairwise(edges), strict=True):
        kinds = frozenset(naming.kind for naming in found if low <= naming.start < high)
        person = numbers.get(sentence.evidence(shown, *address.span()).text.lower())
        if kinds and person is not None:
            yield person, kinds
    last = addresses[-1]
    beyond = found[-1]
    if not leading and len(addresses) > 1 and last.end() < beyond.start:
        # “… for anna@… (and for bo@… chats)”: what follows the last one closely is about them.
        between = sentence.text[last.end() : beyond.start]
        person = numbers.get(sentence.evidence(shown, *last.span()).text.lower())
        if person is not None and not _APART.search(between) and len(between.split()) <= _CLOSE:
            yield person, frozenset((beyond.kind,))


def _by_name(
    sentence: Sentence, found: Sequence[Naming], names: Mapping[str, int]
) -> Iterator[_Beside]:
    """Yield the channels of each clause that calls one person by name: “Elins mejl”."""
    for start, end in clauses(sentence.text, _APART):
        kinds = frozenset(naming.kind for naming in found if start <= naming.start < end)
        called = {
            names[name]
            for word in _WORD.findall(sentence.text[start:end])
            for name in (plain(word), plain(word).removesuffix("s"))
            if name in names
        }
        if kinds and len(called) == 1:
            yield called.pop(), kinds


def kinds_differ(
    sentences: Sequence[Sentence],
    found: Iterable[Occurrence],
    persons: Sequence[EmailAddress],
    shown: str,
) -> bool:
    """Tell whether erasing may be meant for one person and a copy for another.

    So it is where the mail wishes both, and other persons stand beside one verb than beside
    another: “erase the mails of a@…, b@… would like a copy of theirs”.
    """
    live = [o for o in found if o.force is not Force.MENTIONED]
    if len({o.what is RequestKind.ERASURE for o in live}) < 2:
        return False
    people = People(sentences, persons, shown)
    return (
        _in_one_statement(live, people)
        or _one_verb_after_another(sentences, live, people)
        or _by_number(sentences, live)
        or _in_other_clauses(live, people)
    )


def _in_one_statement(live: Iterable[Occurrence], people: People) -> bool:
    """Tell whether a statement wishes one of the two, for some of the persons."""
    kinds: dict[int, set[bool]] = {}
    stands: dict[int, Sentence] = {}
    for occurrence in live:
        kinds.setdefault(id(occurrence.sentence), set()).add(occurrence.what.erases)
        stands[id(occurrence.sentence)] = occurrence.sentence
    some = [_in_statement(stands[at], people, len(wished)) for at, wished in kinds.items()]
    return any(
        # Named twice in one breath: “erase a@… and b@…; no, b@… shall have a copy”.
        0 < len(set(named)) < len(people.every) if len(wished) == 1 else len({*named}) < len(named)
        for wished, named in zip(kinds.values(), some, strict=True)
    )


def _in_statement(sentence: Sentence, people: People, kinds: int) -> list[str]:
    """Return the persons of a statement; in one of one kind those too whom it calls by name."""
    if kinds == 1:
        return [*people.within(sentence, 0, len(sentence.text))]
    return [person for _, person in people.placed(sentence)]


def _one_verb_after_another(
    sentences: Iterable[Sentence], live: Iterable[Occurrence], people: People
) -> bool:
    """Tell whether other persons stand behind one verb of the mail than behind another."""
    verbs: dict[int, list[int]] = {}
    for occurrence in live:
        verbs.setdefault(id(occurrence.sentence), []).append(occurrence.start)
    beside: list[set[str]] = [set()]
    for sentence in sentences:
        places = [(at, "") for at in verbs.get(id(sentence), ())]
        for _, person in sorted([*places, *people.placed(sentence)]):
            if person:
                beside[-1].add(person)
            else:
                beside.append(set())
    return len({frozenset(one) for one in beside if one}) > 1


def _not_in_turn(found: Iterable[Occurrence], words: Wordings) -> bool:
    """Tell whether several persons' things are to be copied and erased, but not in turn.

    “The former wants a copy, the latter wants his mails deleted”, a list with codes or colours.
    """
    live = [o for o in found if o.force in LIVE]
    if len({o.what.erases for o in live}) < 2:
        return False
    return not any(words.own_wishes.in_turn.search(o.sentence.text) for o in live)


def _by_number(sentences: Iterable[Sentence], live: Iterable[Occurrence]) -> bool:
    """Tell whether persons are numbered, and wishes too: “1. a@…, 2. b@…”, “1: erase, 2: copy”."""
    wishes = any(_NUMBERED.search(o.sentence.text[: o.start]) for o in live)
    return wishes and any(_NUMBERED_PERSON.search(sentence.text) for sentence in sentences)


def _in_other_clauses(live: Iterable[Occurrence], people: People) -> bool:
    """Tell whether the verbs stand in clauses that name other persons, or call them by name."""
    wished: dict[bool, set[str]] = {}
    for occurrence in live:
        clause = _clause(occurrence.sentence.text, occurrence.start, occurrence.end)
        if meant := people.within(occurrence.sentence, *clause):
            wished.setdefault(occurrence.what.erases, set()).update(meant)
    return len({frozenset(one) for one in wished.values()}) > 1


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends."""
    low = max((f.end() for f in _CLAUSES.finditer(text, 0, start)), default=0)
    found = _CLAUSES.search(text, end)
    return low, found.start() if found else len(text)


def copied_elsewhere(found: Iterable[Occurrence], words: Wordings) -> bool:
    """Tell whether a copy is wished of other channels than those to be erased.

    A case that both copies and erases does both in all its channels, so “erase the mails” would
    erase the posts too, of which a copy is wished.
    """
    wishing: dict[int, list[Occurrence]] = {}
    for occurrence in found:
        if occurrence.force is Force.WISHED:
            wishing.setdefault(id(occurrence.sentence), []).append(occurrence)
    erased, copied = set[ChannelKind](), set[ChannelKind]()
    for verbs in wishing.values():
        for erases, kinds in _channels_of(verbs, words):
            (erased if erases else copied).update(kinds)
    return bool(erased and copied - erased)


def _channels_of(
    verbs: Sequence[Occurrence], words: Wordings
) -> Iterator[tuple[bool, set[ChannelKind]]]:
    """Yield whether a statement's verbs erase, and the channels they are about.

    Where it both erases and copies, a verb without a channel is about all of them: “a copy of the
    mails, and then erase them”.
    """
    ordered = sorted(verbs, key=lambda verb: verb.start)
    here = [n for n in namings_in(ordered[0].sentence, words) if not n.left_out]
    every = {naming.kind for naming in here}
    if len({verb.what.erases for verb in ordered}) == 1:
        yield ordered[0].what.erases, every
        return
    own: list[set[ChannelKind]] = [set() for _ in ordered]
    for at, naming in enumerate(here):
        own[_verb_of(here[at : at + _ROW], ordered)].add(naming.kind)
    for verb, kinds in zip(ordered, own, strict=True):
        yield verb.what.erases, kinds or every


def _verb_of(namings: Sequence[Naming], ordered: Sequence[Occurrence]) -> int:
    """Return which verb of its statement a channel is about; those that follow it stand behind.

    It is that of its clause (“…, och chattarna ska raderas”), or of those it stands in one row
    with (“her e-mails and chats to be erased”), else the last before, else the first.
    """
    text = namings[0].sentence.text
    low, high = _clause(text, namings[0].start, namings[0].end)
    for one, other in pairwise(namings):
        within = any(low <= verb.start < high for verb in ordered)
        if within or not BETWEEN.fullmatch(text, one.end, other.start):
            break
        found = _CLAUSES.search(text, other.end)
        high = found.start() if found else len(text)
    beside = [at for at, verb in enumerate(ordered) if low <= verb.start < high]
    if len({ordered[at].what.erases for at in beside}) == 1:
        return beside[0]
    start = namings[0].start
    return max((at for at, verb in enumerate(ordered) if verb.start < start), default=0)


def tied_together(
    sentences: Sequence[Sentence],
    found: Sequence[Occurrence],
    persons: Sequence[EmailAddress],
    words: Wordings,
    shown: str,
) -> bool:
    """Tell whether a wish about several persons goes on about one of them alone.

    “Erase and export, respectively”; “erase a@… once b@… has a copy”; a line whose box is empty.
    """
    people, own = People(sentences, persons, shown), words.own_wishes
    for occurrence in found:
        sentence, placed = occurrence.sentence, people.placed(occurrence.sentence)
        if placed and unticked(sentence.text, occurrence.start):
            return True
        between = sentence.text[placed[0][0] : placed[-1][0]] if len(placed) > 1 else ""
        if occurrence.what.erases and own.hangs.search(between):
            return True
        if own.respectively.search(sentence.text) and _several(sentence, found, words):
            return True
    return False


def calls(line: str, persons: Sequence[EmailAddress]) -> bool:
    """Tell whether a line names one of several persons."""
    names = names_of(persons)
    return any(
        plain(word).removesuffix(end) in names
        for word in _WORD.findall(line.lower())
        for end in ("", "s")
    )


def _several(sentence: Sentence, found: Iterable[Occurrence], words: Wordings) -> bool:
    """Tell whether a sentence wishes for more than one thing, or names several channels."""
    kinds = {o.what.erases for o in found if o.sentence is sentence}
    return len(kinds) > 1 or len({naming.kind for naming in namings_in(sentence, words)}) > 1


def _adds_for_one(sentence: Sentence, names: Mapping[str, int], words: Wordings) -> bool:
    """Tell whether a clause adds a channel for one person: “…, Stig also the chats”."""
    found = [naming for naming in namings_in(sentence, words) if not naming.left_out]
    for start, end in clauses(sentence.text, _CLAUSES):
        clause = sentence.text[start:end]
        called = {names[plain(word)] for word in _WORD.findall(clause) if plain(word) in names}
        named = any(start <= naming.start < end for naming in found)
        if named and len(called) == 1 and words.told.adds.search(clause):
            return True
    return False


def channels_differ(
    sentences: Sequence[Sentence], persons: Sequence[EmailAddress], words: Wordings, shown: str
) -> bool:
    """Tell whether different channels are named beside different persons.

    Beside “Chattar: bo@…”, “Mejl: anna@…” names a channel too, and not what the address is.
    """
    if len(persons) < 2:
        return False
    least = LABELS_TOO if any(heads_a_person(one, words) for one in sentences) else 0
    numbers = {address.text.lower(): number for number, address in enumerate(persons)}
    names = names_of(persons)
    if any(_adds_for_one(sentence, names, words) for sentence in sentences):
        return True
    for way in range(2):
        beside: dict[int, frozenset[ChannelKind]] = {}
        for sentence in sentences:
            found = [naming for naming in namings_in(sentence, words, least) if not naming.left_out]
            one = (
                _by_name(sentence, found, names)
                if way
                else _by_address(sentence, found, numbers, shown)
            )
            for person, kinds in one:
                beside[person] = beside.get(person, frozenset()) | kinds
        if len(set(beside.values())) > 1:
            return True
    return False


def differ(
    sentences: Sequence[Sentence],
    own: Iterable[OwnWish],
    found: Sequence[Occurrence],
    persons: Sequence[EmailAddress],
    words: Wordings,
    shown: str,
) -> bool:
    """Tell whether somebody has to look whom which wish is about.

    ``own`` is what is certain of each person; where it is, nothing else is asked.
    """
    certain = {(wish.kind, wish.channels) for wish in own}
    if certain:
        return len(certain) > 1
    if copied_elsewhere(found, words):
        return True
    return len(persons) > 1 and (
        channels_differ(sentences, persons, words, shown)
        or kinds_differ(sentences, found, persons, shown)
        or _not_in_turn(found, words)
        or tied_together(sentences, found, persons, words, shown)
    )
