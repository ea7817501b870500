"""Whether a wish names something beside the channels that may be a channel, and is none known.

“Alla mejl och recensioner”: what “recensioner” stands for is not known here.  It is not searched,
so somebody has to be told that it was asked for.  So too where one that is known is said to have to
go, outside the wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.text.vocabulary import unknown_words
from dsr_desk.domain.intake.wishes.channels import Naming, namings_in
from dsr_desk.domain.people import ChannelKind

_JOINT = r"(?:[,/&+][ \n]?|(?<!\w)(?:och|samt|and|plus|or|eller)[ \n])"
_NEXT_ITEM = re.compile(
    rf" ?{_JOINT}([^\W\d_]{{4,}})(?=[ \n]?(?:[,./&]|{_JOINT}|$)"
    r"|[ \n](?:från|som|av|hos|by|from|that|which)(?!\w))"
)
_ALL = r"(?:alla|samtliga|all|allt|every|any|each)"
_JOINED = re.compile(rf"{_JOINT}(?:(?:{_ALL}|hennes|hans|deras|sina|her|his|their|the)[ \n])?$")
_QUANTIFIED = re.compile(rf"(?<!\w){_ALL}[ \n](?:[^\s.,;:!?]+[ \n])?$")
_BACK = 40
"""Characters before a word in which its quantifier or the channel it is joined to stands."""


def names_unclear_channel(sentences: Iterable[Sentence], words: Wordings) -> bool:
    """Tell whether a sentence of the wish names what may be a channel and is none known."""
    return any(_in_sentence(sentence, words) for sentence in sentences)


def asks_for_more(
    sentences: Iterable[Sentence], kinds: Iterable[ChannelKind], words: Wordings
) -> bool:
    """Tell whether “the emails must not remain” asks for a channel that the wish does not name."""
    wished = {*kinds, ChannelKind.SOCIAL}
    return any(
        words.channels.must_go.search(sentence.text)
        and any(naming.kind not in wished for naming in namings_in(sentence, words))
        for sentence in sentences
    )


def _in_sentence(sentence: Sentence, words: Wordings) -> bool:
    namings = namings_in(sentence, words)
    text = sentence.text
    for pattern in (words.channels.unclear, words.channels.unclear_together):
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(n.start < end and start < n.end for n in namings):
                continue
            lead = text[max(0, start - _BACK) : start]
            thing = pattern is words.channels.unclear
            if (thing and _QUANTIFIED.search(lead)) or _joined(lead, start, namings):
                return True
    return any(_joins_unknown(text, naming.end, words) for naming in namings)


def _joined(lead: str, start: int, namings: list[Naming]) -> bool:
    """Tell whether a word stands in a list with a channel before it."""
    near = any(0 <= start - naming.end <= _BACK for naming in namings)
    return near and _JOINED.search(lead) is not None


def _joins_unknown(text: str, end: int, words: Wordings) -> bool:
    """Tell whether the list goes on after a channel with a word that nobody knows."""
    found = _NEXT_ITEM.match(text, end)
    if found is None:
        return False
    word, wish = found.group(1), words.wish
    known = (wish.erase_wide, wish.access_wide, wish.everything, words.channels.social)
    return unknown_words(word, "", words) > 0 and not any(p.search(word) for p in known)
