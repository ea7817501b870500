"""What a mail asks for each of its persons, where the pairing is certain; else nothing.

A false pairing erases somebody who asked for a copy.  So nothing is weighed here: every word
beside a pair has to be known, every statement that asks for something has to name its persons, its
wish and its channels by itself, and a single word that may tie two persons together (“the same”,
“both”, “the others”) leaves the whole mail to somebody at the desk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.channels import namings_in
from dsr_desk.domain.intake.wishes.verbs import Force, Occurrence, kind_of
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Evidence, OwnWish, RequestKind

_ADDRESS = re.compile(f"{MASK}+")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ITEM = re.compile(r"(?:[-•·+]|\d{1,2}[.)]|[a-h][.)]) ?")
_NAMES_BEFORE = re.compile(r"((?:[^\W\d_][\w'-]* ){0,2}[^\W\d_][\w'-]*)[ ]?[,(<:\"]{0,2} ?$")
_NAMES_BEHIND = re.compile(r"[>\"]? ?\(((?:[^\W\d_][\w'-]* ){0,2}[^\W\d_][\w'-]*)\)")


_LETTER = re.compile(r"[^\W\d_]")
_EMPTY = re.compile(r"\( *\)|< *>|\" *\"")
"""Brackets around an address or a name."""
_PLAIN_SIGNS = re.compile(r"[\s,.:;/&|!-]*")


class _What(Enum):
    """What a piece of a statement is; three of them make a wish."""

    PERSON = "P"
    VERB = "V"
    CHANNEL = "C"


@dataclass(frozen=True, slots=True)
class _Token:
    what: _What
    start: int
    end: int
    value: EmailAddress | RequestKind | ChannelKind
    sentence: Sentence


class _Unclear(Exception):
    """Something stands there that is not certain."""


def own_wishes(
    sentences: Sequence[Sentence],
    found: Sequence[Occurrence],
    persons: Sequence[EmailAddress],
    words: Wordings,
    shown: str,
) -> tuple[OwnWish, ...]:
    """Return what is wished for each person, in their order; empty unless all of it is certain.

    Args:
        sentences: the new text, without the rows that head a table.
        found: the wish verbs in it.
        persons: whose data the mail is about.
        words: the wordings.
        shown: the mail's text.
    """
    if len(persons) < 2:
        return ()
    reader = _Reader(found, persons, words, shown)
    try:
        wishes = [wish for part in _paragraphs(sentences) for wish in reader.wishes(part)]
    except _Unclear:
        return ()
    by_person = {wish.address: wish for wish in wishes}
    # Whoever is asked for twice may have two wishes; whoever is not has none that is known.
    once = len(by_person) == len(wishes)
    return tuple(by_person[p] for p in persons) if once and by_person.keys() == {*persons} else ()


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences between one blank line and the next."""
    part: list[Sentence] = []
    for sentence in sentences:
        apart = part and (
            sentence.block is not part[-1].block
            or "\f" in sentence.block.text[part[-1].end - 1 : sentence.start + 1]
        )
        if apart:
            yield part
            part = []
        part.append(sentence)
    if part:
        yield part


class _Reader:
    """Reads one mail's statements as pairs of a wish and its persons."""

    def __init__(
        self,
        found: Sequence[Occurrence],
        persons: Sequence[EmailAddress],
        words: Wordings,
        shown: str,
    ) -> None:
        self._words = words
        self._shown = shown
        self._persons = {person.text.lower(): person for person in persons}
        self._names = frozenset(
            part
            for person in persons
            for part in re.split(r"[\W\d_]+", plain(person.local))
            if len(part) > 1
        )
        self._verbs: dict[int, list[Occurrence]] = {}
        for occurrence in found:
            self._verbs.setdefault(id(occurrence.sentence), []).append(occurrence)

    def wishes(self, paragraph: Sequence[Sentence]) -> Iterator[OwnWish]:
        """Yield what a paragraph asks for.

        Raises:
            _Unclear: it may ask for something else, or for somebody else.
        """
        told = [(s, t) for s in paragraph if (t := self._tokens(s)) and not self._aside(s, t)]
        for sentence in paragraph:
            if all(sentence is not one for one, _ in told):
                self._frame(sentence, heads=bool(told))
        for sentence, tokens in told:
            self._known(sentence, tokens)
        if all(_complete(tokens) for _, tokens in told):
            for sentence, tokens in told:
                yield from self._statement(sentence, tokens)
        elif not any(_complete(tokens) for _, tokens in told):
            # “anna@…” on its own line, and below it “Radera alla mejl”.
            together = [token for _, tokens in told for token in tokens]
            if not _one_wish(together):
                raise _Unclear
            yield from self._own(together, ())
        else:
            raise _Unclear

    def _tokens(self, sentence: Sentence) -> list[_Token]:
        """Return the persons, verbs and channels of a sentence in their order.

        Raises:
            _Unclear: a channel is left out or a network's, or the verb is no plain wish.
        """
        found = (*self._people(sentence), *self._wished(sentence), *self._channels(sentence))
        if found and not sentence.certain:
            raise _Unclear
        return sorted(found, key=lambda token: (token.start, token.what is not _What.VERB))

    def _people(self, sentence: Sentence) -> Iterator[_Token]:
        for found in _ADDRESS.finditer(sentence.text):
            start, end = found.span()
            person = self._persons.get(sentence.evidence(self._shown, start, end).text.lower())
            if person is None:
                raise _Unclear  # somebody who is there for something else
            yield _Token(_What.PERSON, start, end, person, sentence)

    def _wished(self, sentence: Sentence) -> Iterator[_Token]:
        for occurrence in self._verbs.get(id(sentence), ()):
            if occurrence.force is not Force.WISHED or sentence.asks:
                raise _Unclear
            span = occurrence.start, occurrence.end
            yield _Token(_What.VERB, *span, occurrence.what, sentence)

    def _channels(self, sentence: Sentence) -> Iterator[_Token]:
        for naming in namings_in(sentence, self._words):
            if naming.left_out or naming.kind is ChannelKind.SOCIAL:
                raise _Unclear
            yield _Token(_What.CHANNEL, naming.start, naming.end, naming.kind, sentence)

    def _aside(self, sentence: Sentence, tokens: Sequence[_Token]) -> bool:
        """Tell whether a sentence names persons and asks for nothing: it attests, or lists all."""
        if any(token.what is not _What.PERSON for token in tokens):
            return False
        if self._attests(sentence):
            return True
        self._known(sentence, tokens)
        return {token.value for token in tokens} == {*self._persons.values()}

    def _attests(self, sentence: Sentence) -> bool:
        return self._words.attestation.topic.search(sentence.text) is not None

    def _frame(self, sentence: Sentence, heads: bool) -> None:
        """Refuse what stands around the wishes and may tie persons together or tell them apart.

        ``heads``: it stands in one paragraph with a wish, as “Already done:” might.
        """
        text, own = sentence.text, self._words.own_wishes
        attests = self._attests(sentence)
        if own.ties.search(text) or (not attests and own.ties_persons.search(text)):
            raise _Unclear
        called = {plain(word) for word in _WORD.findall(text)}
        called |= {name.removesuffix("s") for name in called}
        if not attests and called & self._names:
            raise _Unclear
        if not attests and (heads or text.rstrip().endswith(":")):
            self._known(sentence, ())

    def _known(self, sentence: Sentence, tokens: Sequence[_Token]) -> None:
        """Refuse a sentence that holds a word or a sign beside its pairs which is not known."""
        text, own = list(sentence.text), self._words.own_wishes
        for token in tokens:
            for low, high in _said_by(sentence, token):
                text[low:high] = " " * (high - low)
            if token.what is _What.PERSON:
                for low, high in self._named(sentence, token):
                    text[low:high] = " " * (high - low)
        item = _ITEM.match(sentence.text)
        begin = item.end() if item else 0
        lead = own.leads.match(sentence.text, begin)
        rest = _EMPTY.sub(" ", "".join(text)[lead.end() if lead else begin :])
        if own.ties.search(sentence.text) or own.ties_persons.search(sentence.text):
            raise _Unclear
        if not _PLAIN_SIGNS.fullmatch(own.said.sub(" ", rest)):
            raise _Unclear

    def _named(self, sentence: Sentence, token: _Token) -> Iterator[tuple[int, int]]:
        """Yield where the person's name stands right beside an address: “Anna Ek (anna@…)”.

        A word with a capital letter that opens the sentence, or stands in brackets behind, has to
        be a part of the address: “Cancelled: anna@…”.
        """
        text = sentence.text
        before = _NAMES_BEFORE.search(text, max(0, token.start - 60), token.start)
        if before is not None:
            words = [(f.start() + before.start(1), f.group()) for f in _WORD.finditer(before[1])]
            while words and not self._capital(sentence, words[0][0]):
                words = words[1:]
            opens = words and not _LETTER.search(text[: words[0][0]])
            certain = not opens or self._part_of(words[0][1], token)
            if words and certain and all(self._capital(sentence, at) for at, _ in words):
                yield words[0][0], words[-1][0] + len(words[-1][1])
        behind = _NAMES_BEHIND.match(text, token.end)
        if behind is not None and self._part_of(behind[1].split()[0], token):
            yield behind.span(1)

    def _part_of(self, word: str, token: _Token) -> bool:
        """Tell whether a word is a part of a person's address."""
        local = token.value.local if isinstance(token.value, EmailAddress) else ""
        return plain(word) in re.split(r"[\W\d_]+", plain(local))

    def _capital(self, sentence: Sentence, at: int) -> bool:
        """Tell whether a word is written with a capital letter, and is none that every mail has."""
        block = sentence.block
        shown = block.span(sentence.start + at, sentence.start + at + 1)
        word = _WORD.match(sentence.text, at)
        common = any(word and word.group() in small for small in self._words.common.values())
        return self._shown[shown.start : shown.end].isupper() and not common

    def _statement(self, sentence: Sentence, tokens: Sequence[_Token]) -> Iterator[OwnWish]:
        """Yield what a sentence asks for: one wish, or several of one build, told apart.

        Raises:
            _Unclear: it is neither.
        """
        runs = [list(run) for _, run in groupby(tokens, key=lambda token: token.what)]
        if len(runs) == len(_What):
            yield from self._own(tokens, ())
            return
        # “radera mejl för a@… och forum för b@…”: the verb stands once, before all.
        leading = runs[0] if runs[0][0].what is _What.VERB and _verbs(runs) == 1 else []
        rest = runs[1:] if leading else runs
        length = 2 if leading else 3
        parts = [rest[at : at + length] for at in range(0, len(rest), length)]
        shapes = {tuple(run[0].what for run in part) for part in parts}
        if len(shapes) > 1 or len(set(*shapes)) != length:
            raise _Unclear
        self._parted(sentence, parts)
        for part in parts:
            yield from self._own([token for run in part for token in run], leading)

    def _parted(self, sentence: Sentence, parts: Sequence[Sequence[Sequence[_Token]]]) -> None:
        """Refuse parts that no word, comma or line divides where they end, or one elsewhere."""
        text, parts_word = sentence.text, self._words.own_wishes.parts
        for before, after in pairwise(parts):
            between = text[before[-1][-1].end : after[0][0].start]
            if not (parts_word.search(between) or re.search(r"[,;\n]", between)):
                raise _Unclear
        for part in parts:
            for one, other in pairwise(part):
                within = text[one[-1].end : other[0].start]
                if parts_word.search(within) or re.search(r"[,;.]", within):
                    raise _Unclear
            verbs = [token for run in part for token in run if token.what is _What.VERB]
            for one_verb, next_verb in pairwise(verbs):
                between = text[one_verb.end : next_verb.start]
                if parts_word.sub(" ", between).strip():
                    raise _Unclear

    def _own(self, tokens: Sequence[_Token], leading: Sequence[_Token]) -> Iterator[OwnWish]:
        verbs = [t for t in (*leading, *tokens) if isinstance(t.value, RequestKind)]
        named = [t for t in tokens if isinstance(t.value, ChannelKind)]
        wished = {t.value for t in verbs if isinstance(t.value, RequestKind)}
        stands = {id(t.sentence): t.sentence for t in verbs}.values()
        if any(self._words.wish.moving.search(s.text) for s in stands):
            # Where a copy is to be moved on, nobody can tell whose in a sentence about several.
            if len(stands) > 1 or leading:
                raise _Unclear
            wished = {_moved(kind) for kind in wished}
        kinds = tuple(k for k in ChannelKind if any(t.value is k for t in named))
        first = {k: next(t for t in named if t.value is k) for k in kinds}
        for token in tokens:
            if isinstance(token.value, EmailAddress):
                yield OwnWish(
                    token.value,
                    kind_of(wished),
                    kinds,
                    self._words_of(verbs[0]),
                    tuple(self._words_of(first[k]) for k in kinds),
                )

    def _words_of(self, token: _Token) -> Evidence:
        return token.sentence.evidence(self._shown, token.start, token.end)


def _said_by(sentence: Sentence, token: _Token) -> tuple[tuple[int, int], ...]:
    """Return the words of a token; of a verb the outer ones, for “ta … bort” takes in any others.

    What stands between them has to be known like all the rest.
    """
    if token.what is not _What.VERB:
        return ((token.start, token.end),)
    inside = [found.span() for found in _WORD.finditer(sentence.text, token.start, token.end)]
    return (inside[0], inside[-1]) if inside else ()


def _moved(kind: RequestKind) -> RequestKind:
    return RequestKind.PORTABILITY if kind is RequestKind.ACCESS else kind


def _verbs(runs: Iterable[Sequence[_Token]]) -> int:
    return sum(run[0].what is _What.VERB for run in runs)


def _complete(tokens: Iterable[_Token]) -> bool:
    """Tell whether a statement holds persons, a wish and channels."""
    return {token.what for token in tokens} == set(_What)


def _one_wish(tokens: Sequence[_Token]) -> bool:
    """Tell whether persons, verbs and channels stand there in one row each."""
    return _complete(tokens) and len(list(groupby(t.what for t in tokens))) == len(_What)
