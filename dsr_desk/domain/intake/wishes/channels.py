"""Which channels a wish names, and which it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import ChannelWords, Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.left_out import CLAUSE, left_out_after, left_out_before
from dsr_desk.domain.intake.wishes.verbs import Occurrence, unticked
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Evidence

_LABEL = re.compile(
    r" ?(?:adress\w* ?)?(?:(?:han|hon|hen|he|she) (?:har|has|uses) ?)?"
    r"(?:(?:of|for|till|för) (?:the |den )?[^\W\d_]+(?=:))?"
    r"(?: är| is| was| var|:|\||\t| - |\.{3,}|=)"
    r"(?! ?(?:alla|allt|samtliga|all|every|everything)(?!\w))"
    rf"(?: ?[<(|]?{MASK}| ?$|[^.;!?]{{0,25}}{MASK})"
)
_LONG_LABEL = re.compile(
    r" (?:of|for|registered|used|belonging|known|which|that|till|för|som|registrer\w*|använd\w*)"
    rf"(?: [^\W\d_][\w'’-]*){{1,5}} ?: ?[<(]?{MASK}"
)
"""“E-mail of the data subject: …”, where nothing stands before it on its line."""
_LINE_BEGINS = re.compile(r"(?:^|[\n\f|])[^\w\n\f]*$")
_HEADS = re.compile(rf" ?: ?[<(]?{MASK}")
_BARE_LABEL = re.compile(rf" ?[<(]?{MASK}")
_BEFORE_LABEL = re.compile(r"(?:^|[(,] ?|(?<!\w)(?:med|vars|och|har|with|whose|and|has) )$")
BETWEEN = re.compile(r"(?: ?,| ?/| och| eller| samt| and| or| nor)+ ?(?:[^\s.,;:!?]+ )?")
_COMMENT = re.compile(r"[kc]omment")
_IN_ONE_BREATH = re.compile(r"[^,;:.!?]{0,120}[ \n](?:på|on|i|in|via)[ \n](?:\w{1,12}[ \n]){0,2}")
_ON_NETWORK = re.compile(
    r"(?:(?! och | samt | and )[^.;!?]){0,30}?(?: på| i| on| in| från| from)[ \n]"
    r"(?:[^\s.,;]+[ \n]){0,2}"
)
_ANSWER = re.compile(r" ?[:=|] ?(?:ja|yes|x|nej|no|ok|alla|allt|all|samtliga)(?!\w)")
_PARTED = re.compile(
    r"(?<!\w)(?:men|utom|förutom|också|även|likaså|dock|gäller|bort|but|except|though|too"
    r"|as[ \n]well|likewise|gone)(?!\w)|[:|=\n]"
)
"""What parts a channel that is asked for from what of it is not."""
_SENTENCE_PART = re.compile(r"[.;:!?]")
_WRITTEN_WITHIN = 120
"""Characters that “det han skrivit” reaches to the channel it was written in."""
_LIST_MARKS = f" \n.,:;&/|+-•·()<>{MASK}"
_ASKED_WITHIN = 40
"""Characters in which a wish's verb and what it asks for stand side by side."""
LABELS_TOO = -1
"""Words between a verb and a label, so that every label counts as a channel's name."""
_DETERMINERS = 2
"""Words between them at most: “alla hennes”."""


@dataclass(frozen=True, slots=True)
class NamedChannels:
    """The kinds that are wished for, in the order mail, forum, chat, social, with evidence."""

    kinds: tuple[ChannelKind, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    left_out: tuple[ChannelKind, ...] = ()
    contradictory: bool = False
    where: tuple[Sentence, ...] = ()
    """The sentences that name them."""
    explained: frozenset[int] = frozenset()
    """The denied verbs that only leave a channel out, by identity."""

    def explains(self, denied: Occurrence) -> bool:
        """Tell whether “chattarna ska inte raderas” leaves a channel out and denies no more."""
        return id(denied) in self.explained


@dataclass(frozen=True, slots=True)
class Naming:
    """A channel's name in a sentence."""

    kind: ChannelKind
    sentence: Sentence
    start: int
    end: int
    left_out: bool = False


_Named = tuple[ChannelKind, int, int, bool]
"""A channel's name: its kind, where it begins and ends, whether it is left out."""


def _patterns(words: ChannelWords) -> tuple[tuple[ChannelKind, Pattern], ...]:
    return (
        (ChannelKind.SOCIAL, words.social),
        (ChannelKind.MAIL, words.mail_wide),
        (ChannelKind.FORUM, words.forum_wide),
        (ChannelKind.CHAT, words.chat_wide),
    )


def _is_label(text: str, start: int, end: int) -> bool:
    """Tell whether “e-post” stands for the address beside it."""
    if _LABEL.match(text, end):
        return True
    if _LONG_LABEL.match(text, end) and _LINE_BEGINS.search(text, max(0, start - 12), start):
        return True
    bare = _BARE_LABEL.match(text, end) is not None
    return bare and _BEFORE_LABEL.search(text[max(0, start - 8) : start]) is not None


def _asked_for(text: str, start: int, words: Wordings, least: int) -> bool:
    """Tell whether a word is what is to be erased or copied: “Radera hennes mejl: …”."""
    if least == LABELS_TOO:
        return True
    lead = CLAUSE.split(text[max(0, start - _ASKED_WITHIN) : start])[-1]
    wish = words.wish
    asked = max((m.end() for w in (wish.erase, wish.access) for m in w.finditer(lead)), default=0)
    return asked > 0 and least <= len(lead[asked:].split()) <= _DETERMINERS


def _blanked(text: str, wordings: Wordings, least: int) -> str:
    """Blank what looks like a channel word but is an address label or this very mail."""
    words = wordings.channels
    done = [found.span() for found in words.did.finditer(text)]
    spans = [
        found.span()
        for found in words.not_channel.finditer(text)
        if not any(low <= found.start() < high for low, high in done)
        # “det han skrivit via mejl” is what he wrote there; a letter is none.
        and (
            words.letters.search(found.group())
            or not words.written.search(_same_clause(text, found.start()))
        )
    ]
    spans += [
        found.span()
        for found in words.label_words.finditer(text)
        if _is_label(text, *found.span()) and not _asked_for(text, found.start(), wordings, least)
    ]
    for start, end in spans:
        text = text[:start] + "\x00" * (end - start) + text[end:]
    return text


def _same_clause(text: str, end: int) -> str:
    return _SENTENCE_PART.split(text[max(0, end - _WRITTEN_WITHIN) : end])[-1]


def heads_a_person(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a channel's name stands where an address's label would: “Chattar: anna@…”."""
    return any(_HEADS.match(sentence.text, n.end) for n in namings_in(sentence, words))


def starts_with_channel(text: str, words: Wordings) -> bool:
    """Tell whether a line answers for one channel, as “Forum: nej” does."""
    return any(
        found is not None and _ANSWER.match(text, found.end()) is not None
        for _, pattern in _patterns(words.channels)
        for found in (pattern.match(text.lstrip(" -•·+")),)
        if MASK not in text
    )


def names_channel(text: str, words: Wordings) -> bool:
    """Tell whether a text (folded) holds a channel's name."""
    return any(pattern.search(text) for _, pattern in _patterns(words.channels))


def ends_with_channel(text: str, words: Wordings) -> bool:
    """Tell whether a statement's last word is a channel's: “… of those same e-mails”."""
    end = len(text.rstrip(" .\n"))
    return any(
        found.end() == end
        for _, pattern in _patterns(words.channels)
        for found in pattern.finditer(text)
    )


def lists_channels(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a line names channels and says no more: “mailen och chattarna”."""
    text, at, rest = sentence.text, 0, ""
    for naming in namings_in(sentence, words):
        rest, at = rest + text[at : naming.start] + " ", naming.end
    return at > 0 and not words.channels.beside.sub(" ", rest + text[at:]).strip(_LIST_MARKS)


def _on_a_network(text: str, end: int, social: list[tuple[int, int]]) -> bool:
    """Tell whether posts are posts on a social network (“inlägg på Facebook”)."""
    found = _ON_NETWORK.match(text, end)
    return any(
        low >= end and (low <= end + 1 or (found is not None and low <= found.end() + 1))
        for low, _ in social
    )


def _comments_on_a_network(text: str, start: int, end: int, social: list[tuple[int, int]]) -> bool:
    """Tell whether comments are those on a network named later in the same breath."""
    if not _COMMENT.match(text, start):
        return False
    return any(low >= end and _IN_ONE_BREATH.fullmatch(text, end, low) for low, _ in social)


def namings_in(sentence: Sentence, words: Wordings, least: int = 1) -> list[Naming]:
    """Return the channels that a sentence names, in its order.

    “Radera hennes mejl: anna@…” names one; “Radera mejl: anna@…”, with less than ``least`` words
    between, may only say what the address is; ``LABELS_TOO`` counts every such label.
    """
    named = _named_in(sentence.text, words, least)
    return [Naming(kind, sentence, start, end, out) for kind, start, end, out in named]


@lru_cache(maxsize=512)
def _named_in(text: str, words: Wordings, least: int) -> tuple[_Named, ...]:
    """Return the channels that a sentence's words name; many rules ask of the same sentence."""
    text = _blanked(text, words, least)
    social = [found.span() for found in words.channels.social.finditer(text)]
    taken: list[tuple[ChannelKind, int, int]] = []
    for kind, pattern in _patterns(words.channels):
        for found in pattern.finditer(text):
            start, end = found.span()
            posts = kind is ChannelKind.FORUM and not found.group().startswith("forum")
            behind = any(high in (start, start - 1) for _, high in social)
            elsewhere = behind or _on_a_network(text, end, social)
            elsewhere = elsewhere or _comments_on_a_network(text, start, end, social)
            if (posts and elsewhere) or unticked(text, start):
                continue
            if not any(begun < end and start < ended for _, begun, ended in taken):
                taken.append((kind, start, end))
    return tuple(_with_left_out(text, sorted(taken, key=itemgetter(1)), words))


def _with_left_out(
    text: str, taken: Iterable[tuple[ChannelKind, int, int]], words: Wordings
) -> Iterator[_Named]:
    before: int | None = None
    for kind, start, end in taken:
        out = left_out_before(text, start, end, words)
        if before is not None:
            out = out or bool(BETWEEN.fullmatch(text[before:start]))
        out = out or left_out_after(text, start, end, words)
        before = end if out else None
        yield kind, start, end, out


def _is_proper_name(naming: Naming, shown: str) -> bool:
    """Tell whether it is somebody's name: “var med i Ungdomsforum Norr”, “Maria Post”."""
    written = naming.sentence.evidence(shown, naming.start, naming.end).text
    before = naming.sentence.text[: naming.start].rstrip(" ")
    within = written[:1].isupper() and before[-1:].isalpha()
    return within and (written.endswith("forum") or written == "Post")


def _left_out_throughout(
    namings: list[Naming], sentence: Sentence, words: Wordings
) -> list[Naming]:
    """Return what a statement names; what it leaves out and wishes for nowhere, it only tells of.

    “He is active in our forum and stays there, so nothing changes in the forum.”
    """
    out = {naming.kind for naming in namings if naming.left_out}
    text, wish = sentence.text, words.wish
    asks = (wish.erase_wide, wish.access_wide, wish.portability_wide, words.channels.must_go)
    if not out or MASK in text or _PARTED.search(text) or any(one.search(text) for one in asks):
        return namings
    return [replace(one, left_out=one.left_out or one.kind in out) for one in namings]


def named_channels(
    sentences: Iterable[Sentence],
    denied: Sequence[Occurrence],
    words: Wordings,
    shown: str,
    least: int = 1,
) -> NamedChannels:
    """Collect the channels named in these sentences.

    Args:
        sentences: the stretches that belong to the wish.
        denied: the wish verbs that are denied; a channel in their clause is left out.
        words: the wordings.
        shown: the mail's text, for the evidence.
        least: words between a verb and what may be an address's label.
    """
    namings: list[Naming] = []
    explained: list[Occurrence] = []
    denied_in: dict[int, list[Occurrence]] = {}
    for occurrence in denied:
        denied_in.setdefault(id(occurrence.sentence), []).append(occurrence)
    for sentence in sentences:
        here = [n for n in namings_in(sentence, words, least) if not _is_proper_name(n, shown)]
        for occurrence in denied_in.get(id(sentence), ()):
            low, high = occurrence.clause
            inside = {n.start for n in here if low <= n.start < high}
            explained += [occurrence] if inside else []
            here = [replace(n, left_out=True) if n.start in inside else n for n in here]
        namings += _left_out_throughout(here, sentence, words)
    wanted: dict[ChannelKind, Naming] = {}
    for naming in namings:
        if not naming.left_out:
            wanted.setdefault(naming.kind, naming)
    left_out = {naming.kind for naming in namings if naming.left_out}
    kinds = tuple(kind for kind in ChannelKind if kind in wanted)
    return NamedChannels(
        kinds,
        tuple(wanted[k].sentence.evidence(shown, wanted[k].start, wanted[k].end) for k in kinds),
        tuple(kind for kind in ChannelKind if kind in left_out),
        bool(left_out & set(kinds)),
        tuple(naming.sentence for naming in namings if not naming.left_out),
        frozenset(map(id, explained)) if wanted else frozenset(),
    )
