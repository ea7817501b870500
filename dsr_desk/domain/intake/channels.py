"""Which channels a wish names, and which it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dsr_desk.domain.intake.sentences import Sentence
from dsr_desk.domain.intake.wordings import ChannelWords, Wordings
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Evidence

_LABEL = re.compile(r" ?(?:adress\w* ?)?(?::|\||\t| - )")
_BETWEEN = re.compile(r"(?: ?,| ?/| och| eller| samt| and| or| nor)+ ?(?:[^\s.,;:!?]+ )?")
_ON_NETWORK = re.compile(
    r"(?:(?! och | samt | and )[^.;!?]){0,30}?(?: på| i| on| in| från| from)[ \n]"
    r"(?:[^\s.,;]+[ \n]){0,2}"
)
_REACH = r"(?:[ \n][^\s.,;:!?]+){0,2}[ \n]$"


@dataclass(frozen=True, slots=True)
class NamedChannels:
    """The kinds that are wished for, in the order mail, forum, chat, social, with evidence."""

    kinds: tuple[ChannelKind, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    left_out: tuple[ChannelKind, ...] = ()
    contradictory: bool = False


@dataclass(frozen=True, slots=True)
class _Naming:
    kind: ChannelKind
    sentence: Sentence
    start: int
    end: int
    left_out: bool = False


def _patterns(words: ChannelWords) -> tuple[tuple[ChannelKind, re.Pattern[str]], ...]:
    return (
        (ChannelKind.SOCIAL, words.social),
        (ChannelKind.MAIL, words.mail),
        (ChannelKind.FORUM, words.forum),
        (ChannelKind.CHAT, words.chat),
    )


def _blanked(text: str, words: ChannelWords) -> str:
    """Blank what looks like a channel word but is an address label or this very mail."""
    spans = [found.span() for found in words.not_channel.finditer(text)]
    spans += [
        found.span()
        for found in words.label_words.finditer(text)
        if _LABEL.match(text, found.end())
    ]
    for start, end in spans:
        text = text[:start] + "\x00" * (end - start) + text[end:]
    return text


def _on_a_network(text: str, end: int, social: list[tuple[int, int]]) -> bool:
    """Tell whether posts are posts on a social network (“inlägg på Facebook”)."""
    found = _ON_NETWORK.match(text, end)
    return any(
        low >= end and (low <= end + 1 or (found is not None and low <= found.end() + 1))
        for low, _ in social
    )


def _namings(sentence: Sentence, words: Wordings) -> list[_Naming]:
    text = _blanked(sentence.text, words.channels)
    social = [found.span() for found in words.channels.social.finditer(text)]
    taken: list[_Naming] = []
    for kind, pattern in _patterns(words.channels):
        for found in pattern.finditer(text):
            start, end = found.span()
            posts = kind is ChannelKind.FORUM and not found.group().startswith("forum")
            behind = any(high in (start, start - 1) for _, high in social)
            if posts and (behind or _on_a_network(text, end, social)):
                continue
            if not any(n.start < end and start < n.end for n in taken):
                taken.append(_Naming(kind, sentence, start, end))
    taken.sort(key=lambda naming: naming.start)
    return _with_left_out(text, taken, words)


def _with_left_out(text: str, namings: list[_Naming], words: Wordings) -> list[_Naming]:
    before = re.compile(f"(?:{words.channels.left_out.pattern}){_REACH}")
    judged: list[_Naming] = []
    for naming in namings:
        lead = text[max(0, naming.start - 60) : naming.start]
        polite = any(m.end() > len(lead) - 30 for m in words.negation.polite.finditer(lead))
        out = bool(before.search(lead)) and not polite
        if judged and judged[-1].left_out:
            out = out or bool(_BETWEEN.fullmatch(text[judged[-1].end : naming.start]))
        out = out or _kept_after(text, naming.end, words)
        judged.append(_Naming(naming.kind, naming.sentence, naming.start, naming.end, out))
    return judged


def _kept_after(text: str, end: int, words: Wordings) -> bool:
    """Tell whether “… ska vara kvar” follows before the next wish."""
    found = words.channels.left_out_after.search(text, end, end + 60)
    if not found:
        return False
    between = text[end : found.start()]
    return not words.wish.erase.search(between) and "," not in between


def named_channels(sentences: Iterable[Sentence], words: Wordings, shown: str) -> NamedChannels:
    """Collect the channels named in these sentences."""
    namings = [naming for sentence in sentences for naming in _namings(sentence, words)]
    wanted: dict[ChannelKind, _Naming] = {}
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
    )
