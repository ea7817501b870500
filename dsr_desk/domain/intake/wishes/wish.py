"""What is wished for and in which channels, from the sentences of the new text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.entries import Listing
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.bounds import takes_in_a_part, wavers
from dsr_desk.domain.intake.wishes.called_off import called_off
from dsr_desk.domain.intake.wishes.channels import (
    NamedChannels,
    heads_a_person,
    named_channels,
    namings_in,
)
from dsr_desk.domain.intake.wishes.each_person import calls, differ
from dsr_desk.domain.intake.wishes.own_wishes import own_wishes
from dsr_desk.domain.intake.wishes.told_channels import tells_besides
from dsr_desk.domain.intake.wishes.unclear_channels import asks_for_more, names_unclear_channel
from dsr_desk.domain.intake.wishes.verbs import (
    LIVE,
    Force,
    Occurrence,
    kind_of,
    occurrences,
)
from dsr_desk.domain.intake.wishes.wish_text import WishText
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import WISHES_DIFFER, Evidence, OwnWish, Part, RequestKind, Verdict

_UNNAMED = ("channels-not-named",)


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


def _channels(text: WishText, shown: str) -> NamedChannels:
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


def _doubts(text: WishText, named: NamedChannels) -> Iterator[str]:
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


def _own_wishes(
    text: WishText, problems: Sequence[str], line: str, shown: str
) -> tuple[OwnWish, ...]:
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
    text = WishText(sentences, listing, found, words, persons)
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
    if stopped := called_off(sentences, kind.erases, subject_line, words, shown):
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
