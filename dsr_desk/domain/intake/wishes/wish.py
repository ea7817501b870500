"""What is wished for and in which channels, from the sentences of the new text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Listing
from dsr_desk.domain.intake.text.form_boxes import TICKED
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.bounds import takes_in_a_part, wavers
from dsr_desk.domain.intake.wishes.channels import (
    NamedChannels,
    heads_a_person,
    lists_channels,
    named_channels,
    namings_in,
    starts_with_channel,
)
from dsr_desk.domain.intake.wishes.each_person import calls, differ
from dsr_desk.domain.intake.wishes.left_out import heads_what_stays, kept_by_answer
from dsr_desk.domain.intake.wishes.own_wishes import own_wishes
from dsr_desk.domain.intake.wishes.told_channels import tells_besides
from dsr_desk.domain.intake.wishes.unclear_channels import asks_for_more, names_unclear_channel
from dsr_desk.domain.intake.wishes.verbs import (
    LIVE,
    Force,
    Occurrence,
    kind_of,
    occurrences,
    wish_condition,
)
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import WISHES_DIFFER, Evidence, OwnWish, Part, RequestKind, Verdict

__all__ = ["WishReading", "read_wish", "wish_condition"]

_ITEM = re.compile(r"(?:[-•·+]|\d{1,2}[.)]|[a-h][.)]) ?")
_TICKED = re.compile(TICKED)
_LABEL = 40
"""Characters that a label before a colon has at most."""
_WORD = re.compile(r"[^\W\d_]+")
_UNNAMED = ("channels-not-named",)
_NAME = 3
"""Words of a name, with what calls the person so, at most."""


@dataclass(frozen=True, slots=True)
class WishReading:
    """The kind of request and the channels, with the words they rest on."""

    kind: RequestKind
    part: Part
    channels: NamedChannels
    problems: tuple[str, ...]
    own_wishes: tuple[OwnWish, ...] = ()
    doubts: tuple[str, ...] = ()
    """Why else the wish is in doubt, beside the reason of ``part``."""


@dataclass(frozen=True)
class _Text:
    """The mail as the wish is read from it."""

    sentences: Sequence[Sentence]
    listing: Listing
    found: Sequence[Occurrence]
    words: Wordings
    persons: Sequence[EmailAddress]

    @cached_property
    def stays(self) -> frozenset[int]:
        """The items of each list that stands below “Ska vara kvar:”, by identity."""
        items: set[int] = set()
        below = False
        for sentence in self.sentences:
            text = sentence.text
            item = _ITEM.match(text) or lists_channels(sentence, self.words)
            item = item or starts_with_channel(text, self.words)
            if below and item:
                items.add(id(sentence))
            elif not namings_in(sentence, self.words):
                below = heads_what_stays(text, self.words) or (below and not _WORD.search(text))
            else:
                below = False
        return frozenset(items)

    @property
    def live(self) -> bool:
        """Whether a wish verb is meant, be it as a wish or as its denial."""
        return any(o.force is not Force.MENTIONED for o in self.found)

    def scope(self) -> list[Sentence]:
        """Return the stretches whose channel words belong to the wish."""
        wishing = self._wishing()
        scope: list[Sentence] = []
        open_list = bare = False
        items = self._items(wishing)
        for sentence in self.sentences:
            text = sentence.text
            if self.listing.heads(sentence) and id(sentence) not in wishing:
                continue
            if id(sentence) in self.stays:
                continue
            if id(sentence) in wishing:
                scope.append(sentence)
                # “kan ni radera anna@…”, and on the next line “mailen och chattarna”.
                open_list = text.rstrip().endswith(":")
                bare = not sentence.closed
                continue
            listed = lists_channels(sentence, self.words)
            bare = bare and listed
            if (
                bare
                or open_list
                or listed
                or id(sentence) in items
                or self._about_channels(sentence)
            ):
                scope.append(sentence)
        labels = (
            self.words.channels.labels,
            self.words.wish.erase_wide,
            self.words.wish.access_wide,
        )
        scope += [
            entry.value
            for entry in self.listing.entries
            if any(label.search(entry.label) for label in labels)
            and not self.words.channels.left_out.search(entry.label)
            and not self.words.channels.kept_heads.search(entry.label)
        ]
        return scope

    def _about_channels(self, sentence: Sentence) -> bool:
        """Tell whether a sentence lists channels: by its label, by boxes, in so many words."""
        words, text = self.words, sentence.text
        label, colon, _ = text.partition(":")
        if colon and len(label) <= _LABEL and words.channels.left_out.search(label):
            return False
        labelled = colon and len(label) <= _LABEL and words.channels.labels.search(label)
        told = labelled or _TICKED.search(text) or words.wish.scope.search(text)
        if told or starts_with_channel(text, words) or self._is_entry(sentence):
            return True
        named = namings_in(sentence, words)
        if any(kept_by_answer(text, naming.start, naming.end, words) for naming in named):
            return True  # “e-mails   keep”
        # Of several persons: “Samma för Bo, men inte forumet.”
        of_one = len(self.persons) > 1 and calls(text, self.persons)
        return of_one and any(naming.left_out for naming in named)

    def _is_entry(self, sentence: Sentence) -> bool:
        """Tell whether a line asks for a person's channel: “Chats from: anna@…”."""
        if sentence.closed or MASK not in sentence.text:
            return False
        named = namings_in(sentence, self.words)
        return bool(named) and not sentence.text[: named[0].start].strip(" -•·+")

    def _only_names(self, sentence: Sentence) -> bool:
        """Tell whether it says no more than a person and channels: “Anna Ek, anna@…, chats.”."""
        text = sentence.text
        if MASK not in text:
            return False
        for naming in reversed(namings_in(sentence, self.words)):
            text = f"{text[: naming.start]} {text[naming.end :]}"
        return len(_WORD.findall(self.words.channels.beside.sub(" ", text))) <= _NAME

    def _wishing(self) -> set[int]:
        return {id(o.sentence) for o in self.found if o.force is not Force.MENTIONED}

    def _items(self, wishing: set[int]) -> set[int]:
        """Return the points of each list that a wish stands before, in or behind."""
        items: set[int] = set()
        run: list[Sentence] = []
        before: Sentence | None = None
        for sentence in (*self.sentences, None):
            if sentence and _ITEM.match(sentence.text):
                run.append(sentence)
                continue
            around = (before, *run, sentence)
            if run and any(id(one) in wishing for one in around if one):
                items |= {id(one) for one in run}
            run, before = [], sentence
        return items

    def others(self) -> list[Sentence]:
        """Return the sentences that may say what “dem” or “båda” in the wish stands for."""
        wish = self.words.wish
        told = {id(o.sentence) for o in self.found if o.force is Force.MENTIONED}
        told |= self.stays
        rest = [s for s in self.sentences if id(s) not in told and not s.asks]
        quantified = [s for s in rest if wish.quantifier.search(s.text) or self._only_names(s)]
        refers = any(
            wish.anaphora.search(o.sentence.text)
            for o in self.found
            if o.force is not Force.MENTIONED
        )
        return rest if refers else quantified


def _channels(text: _Text, shown: str) -> NamedChannels:
    """Read the channels where the wish stands; where it only says “dem”, where those stand."""
    meant = {o.what for o in text.found if o.force in LIVE}
    # “… and does not want a copy” leaves no channel out of an erasure.
    denied = [o for o in text.found if o.force is Force.NEGATED and o.what in meant]
    scope = text.scope()
    # Beside “Radera chattar: bo@…”, “Radera mejl: anna@…” names a channel too.
    least = 0 if any(heads_a_person(one, text.words) for one in scope) else 1
    named = named_channels(scope, denied, text.words, shown, least)
    if named.kinds or not text.live:
        return named
    elsewhere = named_channels(text.others(), denied, text.words, shown)
    if elsewhere.kinds:
        return elsewhere
    # Where the mail names no other, “Radera mejl: anna@…” names one.
    return named_channels(scope, denied, text.words, shown, least=0)


def _evidence(found: Sequence[Occurrence], forces: frozenset[Force], shown: str) -> Evidence | None:
    for occurrence in found:
        if occurrence.force in forces:
            return occurrence.sentence.evidence(shown, occurrence.start, occurrence.end)
    return None


def _unwished(found: Sequence[Occurrence], shown: str) -> Part:
    negated_here = _evidence(found, frozenset((Force.NEGATED,)), shown)
    reason = "wish-negated" if negated_here else "wish-missing"
    return Part(Verdict.FAILED, reason, negated_here)


def _meant(found: Sequence[Occurrence], words: Wordings) -> list[Occurrence]:
    """Leave out what is only told on the way to a plain wish for the same that comes later."""
    last = {
        (o.what, id(o.sentence.block)): o.sentence.start for o in found if o.force is Force.WISHED
    }
    return [
        o
        for o in found
        if o.force is Force.WISHED
        or o.sentence.start >= last.get((o.what, id(o.sentence.block)), 0)
        or words.wish.desk.search(o.told)
    ]


def _deciding(wishing: Sequence[Sentence], named: NamedChannels, words: Wordings) -> list[str]:
    """Return what bounds the wish: the wishes, and what names the channels before they do.

    Where a wish itself names all the channels (“radera alla mejl och alla chattar”), what was told
    of them before bounds nothing.
    """
    whole = [
        sentence.start
        for sentence in wishing
        if words.wish.quantifier.search(sentence.text)
        and {n.kind for n in namings_in(sentence, words)} >= set(named.kinds)
    ]
    first = whole[0] if whole else 0
    others = (s for s in named.where if s.start >= first or not whole)
    return [sentence.text for sentence in (*wishing, *others)]


def _doubts(text: _Text, named: NamedChannels) -> Iterator[str]:
    """Yield every reason for which the wish is in doubt, the heaviest first."""
    words = text.words
    told = _meant(text.found, words)
    wished = {o.what for o in told if o.force is Force.WISHED}
    declined = {o.what for o in told if o.force is Force.NEGATED and not named.explains(o)}
    if wished & declined or named.contradictory:
        yield "wish-contradictory"
    unsure = any(o.force is Force.UNCERTAIN for o in told)
    if not wished or unsure or wavers(text.sentences, text.found, text.persons, named, words):
        yield "wish-uncertain"
    if not named.kinds:
        yield from _UNNAMED
        return
    if named.kinds == (ChannelKind.SOCIAL,):
        yield "social-media-only"
        return
    scope = _deciding([o.sentence for o in told if o.force is Force.WISHED], named, words)
    without_end = any(words.wish.open_ended.search(said) for said in scope)
    if without_end or asks_for_more(text.sentences, named.kinds, words):
        yield "channels-open-ended"
    in_part = any(takes_in_a_part(said, words) for said in scope)
    if in_part or any(_spares(one, named, words) for one in text.sentences):
        yield "wish-limited"
    if tells_besides(text.sentences, text.found, named, words, len(text.persons)):
        yield "wish-uncertain"


def _spares(sentence: Sentence, named: NamedChannels, words: Wordings) -> bool:
    """Tell whether a part of what is wished for is told to stay: “the chats we have to keep”."""
    if not words.wish.sparing.search(sentence.text):
        return False
    kinds = {naming.kind for naming in namings_in(sentence, words)}
    return not kinds or not kinds.isdisjoint(named.kinds)


def _own_wishes(text: _Text, problems: Sequence[str], line: str, shown: str) -> tuple[OwnWish, ...]:
    """Return what each person wishes, in a mail of which nothing else is in doubt."""
    if problems or text.words.own_wishes.ties.search(line.lower()) or calls(line, text.persons):
        return ()
    said = [sentence for sentence in text.sentences if not text.listing.heads(sentence)]
    return own_wishes(said, text.found, text.persons, text.words, shown)


def _problems(sentences: Sequence[Sentence], named: NamedChannels, words: Wordings) -> list[str]:
    problems = []
    for code, pattern in (
        ("rectification", words.wish.rectify),
        ("objection", words.wish.object),
        ("complaint", words.wish.complaint),
        ("social-media", words.channels.social),
    ):
        if any(pattern.search(sentence.text) for sentence in sentences):
            problems.append(code)
    return problems + (["channel-left-out"] if named.left_out else [])


def _denied(before: str, words: Wordings) -> bool:
    """Tell whether a no stands right before: “it shouldn't wait until June” calls nothing off."""
    close = before.removesuffix(" ")
    ends = (found.end() for found in words.wish.stop_denied.finditer(close))
    return close != before and any(end == len(close) for end in ends)


def _called_off(
    sentences: Sequence[Sentence], erases: bool, line: str, words: Wordings, shown: str
) -> Part | None:
    """Find a sentence that says to do nothing at all, which outweighs every wish."""
    stop = words.wish.stop
    for sentence in sentences:
        stops = stop.finditer(sentence.text)
        found = next((f for f in stops if not _denied(sentence.text[: f.start()], words)), None)
        # “Ta inte bort något” only makes clear what a wish for a copy is.
        if found and (erases or not words.wish.erase_wide.search(found.group())):
            return Part(Verdict.FAILED, "wish-negated", sentence.evidence(shown, *found.span()))
    if stop.search(line.lower()):
        return Part(Verdict.FAILED, "wish-negated", Evidence(line))
    return None


def read_wish(
    sentences: Sequence[Sentence],
    listing: Listing,
    subject_line: str,
    persons: Sequence[EmailAddress],
    words: Wordings,
    shown: str,
) -> WishReading:
    """Read kind and channels; the subject line counts only where the text has no wish verb."""
    found = occurrences(sentences, words)
    text = _Text(sentences, listing, found, words, persons)
    wished = {o.what for o in text.found if o.force in LIVE}
    evidence = _evidence(text.found, LIVE, shown)
    if not text.found:
        wished, evidence = _from_subject_line(subject_line, words)
    if RequestKind.ACCESS in wished and any(words.wish.moving.search(s.text) for s in sentences):
        wished = (wished - {RequestKind.ACCESS}) | {RequestKind.PORTABILITY}
    kind = kind_of(wished)
    named = _channels(text, shown)
    if not text.found and wished and not named.kinds:
        named = named_channels(text.others(), (), words, shown)
    problems = _problems(sentences, named, words)
    if wished and names_unclear_channel(text.scope(), words):
        problems.append("channel-unclear")
    if kind is RequestKind.NONE:
        return WishReading(kind, _unwished(text.found, shown), NamedChannels(), tuple(problems))
    if stopped := _called_off(sentences, kind.erases, subject_line, words, shown):
        return WishReading(kind, stopped, named, tuple(problems))
    unnamed = () if named.kinds else _UNNAMED
    doubts = list(dict.fromkeys(_doubts(text, named) if text.found else unnamed))
    own = () if doubts else _own_wishes(text, problems, subject_line, shown)
    if differ(sentences, own, found, persons, words, shown):
        doubts.insert(0, WISHES_DIFFER)  # a supervisor may answer for any other
    doubt, *others = doubts or ("",)
    part = Part(Verdict.ATTENTION if doubt else Verdict.OK, doubt or "wished", evidence)
    return WishReading(kind, part, named, tuple(problems), own if doubt else (), tuple(others))


def _from_subject_line(line: str, words: Wordings) -> tuple[set[RequestKind], Evidence | None]:
    """Read the wish from a subject line that the sender wrote."""
    text = line.lower()
    if words.negation.words.search(text) or "?" in text:
        return set(), None
    wish = words.wish
    wished = set()
    for kind, pattern in (
        (RequestKind.ERASURE, wish.erase_wide),
        (RequestKind.ACCESS, wish.access_wide),
        (RequestKind.PORTABILITY, wish.portability_wide),
    ):
        if pattern.search(text):
            wished.add(kind)
    return wished, Evidence(line) if wished else None
