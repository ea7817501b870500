"""Whether the mail tells of a channel that was read as asked for, and may not ask for it.

Everything that is said of a channel has to be placed: it is asked for in a wish, stands in a plain
list of what is, or is left out.  What is told of it besides, in a story, a question, a word of
keeping, makes the wish one to look at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence, clauses
from dsr_desk.domain.intake.wishes.channels import (
    NamedChannels,
    lists_channels,
    namings_in,
    starts_with_channel,
)
from dsr_desk.domain.intake.wishes.on_the_way import (
    CLAUSES,
    told_on_the_way,
)
from dsr_desk.domain.intake.wishes.verbs import LIVE, Occurrence, ticked, vanishings
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind

_AND = re.compile(r"(?<!\w)(?:och|and|samt)(?!\w)|[&+/]|, ")
_BUT = re.compile(r"(?<!\w)(?:men|dock|fast|but|though|although|so)(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_ANSWERED = re.compile(r" ?: ?(.*)")
_ASIDE = re.compile(r"\([^()]*\)")
_FORM_WORDS = 4
"""Words of a form's question at most: “Foruminlägg också?”."""
_ASKED_FOR = re.compile(r"(?<!\w)(?:asked|asks|bett|bad|ber)[ \n](?:for|om)(?!\w)")
_COMPLEMENT = re.compile(
    r"(?<!\w)(?:till|med|hos|från|av|för|to|with|at|from|by|of)[ \n](?:[^\W\d_]+[ \n])?[^\W\d_]+"
)
"""Whom or what a channel's items go to or come from: “to the school”."""
_NAME = 3
"""Words of a person's name beside the address, at most."""
_PLAIN = 6
"""Words beside channels, and beside what every wish says, in a plain list of channels at most."""


def tells_besides(
    sentences: Sequence[Sentence],
    found: Sequence[Occurrence],
    named: NamedChannels,
    words: Wordings,
    persons: int,
) -> bool:
    """Tell whether a channel of the wish is told of in a way that its reading did not place.

    Args:
        sentences: of the new text.
        found: the wish verbs in them.
        named: the channels as read.
        words: the wordings.
        persons: how many are concerned; each of several may have a wish of their own.
    """
    live = [one for one in found if one.force in LIVE]
    plainly = {
        id(one.sentence)
        for one in live
        if not one.sentence.asks or words.told.requests.search(one.sentence.text)
    }
    asking = plainly or {id(one.sentence) for one in live}
    asked = {id(one.sentence) for one in live}
    if any(_leaves_open(one, words, asks=id(one) in asked) for one in sentences):
        return True
    if any(_is_undone(one, words) for one in live):
        return True
    if persons < 2 and _one_kind_only_told_of(live, words):
        return True
    if _spares_some(sentences, live, words) or _wishes_of_what_stays(live, words):
        return True
    kinds = [kind for kind in named.kinds if kind is not ChannelKind.SOCIAL]
    told = {id(one.sentence): one.sentence for one in live}.values()
    within = {naming.kind for one in told for naming in told_on_the_way(one, live, words)}
    return any(
        _only_told_of(kind, asking, named, live, words, told=kind in within)
        or _is_spared(kind, sentences, live, words)
        for kind in kinds
    )


def _one_kind_only_told_of(live: Sequence[Occurrence], words: Wordings) -> bool:
    """Tell whether a copy and an erasure stand there, and nothing says that both are wished for.

    “Please send a copy. He walked in set on having it deleted.”  Who wants both says so: first,
    then, both, one and the other (law.md: what is copied is delivered before it is erased).
    """
    erased = [one for one in live if one.what is RequestKind.ERASURE]
    copied = [one for one in live if one.what is not RequestKind.ERASURE]
    if not erased or not copied:
        return False
    if any(words.told.order.search(one.sentence.text) for one in live):
        return False
    if any(map(_is_item, erased)) and any(map(_is_item, copied)):
        return False
    return not any(_side_by_side(one, other) for one in erased for other in copied)


def _is_item(one: Occurrence) -> bool:
    """Tell whether a verb stands in the line of a list or a form: “- delete everything”."""
    text = one.sentence.text
    return not text[:1].isalnum() or len(_WORD.findall(text)) <= _FORM_WORDS


def _side_by_side(one: Occurrence, other: Occurrence) -> bool:
    """Tell whether two verbs of a sentence are joined by an “and”, and no “but” parts them."""
    if one.sentence is not other.sentence:
        return False
    first, second = sorted((one, other), key=lambda each: each.start)
    between = first.end, max(second.start, first.end)
    parted = _BUT.search(one.sentence.text, *between)
    return not parted and _AND.search(one.sentence.text, *between) is not None


def _is_undone(one: Occurrence, words: Wordings) -> bool:
    """Tell whether a line takes its wish back: “(b) erase mails - done by you last Tuesday”."""
    return bool(words.told.undone.search(one.sentence.text[one.end :]))


def _leaves_open(sentence: Sentence, words: Wordings, *, asks: bool) -> bool:
    """Tell whether the writer does not know what is asked for, or lets the desk decide.

    Whether somebody was checked for certain is the attestation's to judge, where nothing is asked.
    """
    text, told = sentence.text, words.told
    elsewhere = words.attestation.topic.search(text) and not asks
    return bool(told.unsure.search(text)) and not told.formats.search(text) and not elsewhere


def _spares_some(
    sentences: Sequence[Sentence], live: Sequence[Occurrence], words: Wordings
) -> bool:
    """Tell whether some of it is to stay after all: “those about the leak we have to keep”."""
    asked = False
    for sentence in sentences:
        text = sentence.text
        if any(one.sentence is sentence for one in live):
            asked = True
        elif not asked or MASK in text or namings_in(sentence, words):
            continue
        elif words.told.parts.search(text) and words.told.stays.search(text):
            return not words.told.denies.search(text)
    return False


def _wishes_of_what_stays(live: Sequence[Occurrence], words: Wordings) -> bool:
    """Tell whether a sentence wishes for something, and leaves out all channels that it names.

    “The posts are not to be erased, but gladly made anonymous.”
    """
    masked = [one for one in live if words.told.masks.search(one.sentence.text[one.start :])]
    named = (namings_in(one.sentence, words) for one in masked)
    return any(here and all(naming.left_out for naming in here) for here in named)


def _only_told_of(
    kind: ChannelKind,
    asking: set[int],
    named: NamedChannels,
    live: Sequence[Occurrence],
    words: Wordings,
    *,
    told: bool,
) -> bool:
    """Tell whether neither a wish nor a plain list names a channel, while a wish names another.

    ``told``: a wish's own sentence tells of it on the way.
    """
    if not any(id(sentence) in asking for sentence in named.where):
        return False
    placed: list[bool] = []
    others = False
    for sentence in named.where:
        namings = [one for one in namings_in(sentence, words) if not one.left_out]
        if told and id(sentence) in asking:
            aside = told_on_the_way(sentence, live, words)
            namings = [one for one in namings if one not in aside]
            others = others or any(one.kind is not kind for one in namings)
            placed += [True for one in namings if one.kind is kind]
        elif any(one.kind is kind for one in namings):
            placed.append(id(sentence) in asking or _lists(sentence, words))
    return (bool(placed) or (told and others)) and not any(placed)


def _lists(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether a sentence says hardly more than which channels.

    What is asked at length, or was asked before, lists nothing.
    """
    if lists_channels(sentence, words) or starts_with_channel(sentence.text, words):
        return True
    text = sentence.text
    asks = sentence.asks and len(text.split()) > _FORM_WORDS
    if asks or words.told.recalls.search(text) or words.told.arrivals.search(text):
        return False
    namings = namings_in(sentence, words)
    answered = _ANSWERED.match(text, namings[-1].end) if namings else None
    if answered and not text[: namings[0].start].strip(" -•·+"):
        # “Forum: she is fond of those” is no answer that is known.
        text = words.own_wishes.said.sub(" ", words.channels.beside.sub(" ", answered[1]))
        return not _WORD.search(text)
    for naming in reversed(namings):
        if ticked(text, naming.start):
            return True
        text = f"{text[: naming.start]} {text[naming.end :]}"
    wishes = _wishes(text, words)
    if not wishes:
        # “The forum he can read himself” wishes nothing, short as it is.
        text = words.wish.scope.sub(" ", words.channels.labels.sub(" ", _COMPLEMENT.sub(" ", text)))
    text = words.own_wishes.said.sub(" ", words.channels.beside.sub(" ", text))
    return len(_WORD.findall(text)) <= (_PLAIN if wishes else _NAME if MASK in text else 0)


def _wishes(text: str, words: Wordings) -> bool:
    """Tell whether it holds the words of a wish, or of the attestation that stands in its line."""
    wish = words.wish
    patterns = (
        wish.erase_wide,
        wish.access_wide,
        wish.portability_wide,
        words.attestation.literal_any,
    )
    return bool(_ASKED_FOR.search(text)) or any(pattern.search(text) for pattern in patterns)


def _is_spared(
    kind: ChannelKind, sentences: Sequence[Sentence], live: Sequence[Occurrence], words: Wordings
) -> bool:
    """Tell whether a clause says of a channel that it stays, is done or the like.

    What is told before the wish is why there is one.
    """
    asked = last = False
    for sentence in sentences:
        namings = namings_in(sentence, words)
        verbs = [one.start for one in live if one.sentence is sentence]
        named = any(naming.kind is kind for naming in namings)
        goes_on = not verbs and (named or (last and not namings))
        for low, high in clauses(sentence.text, CLAUSES) if named or goes_on else ():
            clause = sentence.text[low:high]
            wishes = any(low <= start < high for start in verbs) or vanishings(clause, words)
            here = [naming for naming in namings if low <= naming.start < high]
            mine = any(naming.kind is kind for naming in here)
            others = any(naming.left_out and naming.kind is not kind for naming in here)
            told = (mine and not others and _spares(clause, words)) or (
                # “Of the forum: her reviews are there, they shall stay.”
                goes_on and not here and _spares_them(clause, words)
            )
            if asked and not wishes and MASK not in sentence.text and told:
                return True
            asked = asked or bool(wishes)
        asked, last = asked or bool(verbs), named
    return False


def _spares_them(clause: str, words: Wordings) -> bool:
    """Tell whether a clause says that what was named last stays."""
    told, clause = words.told, _ASIDE.sub(" ", clause)
    stays = bool(told.them.search(clause) and told.stays.search(clause))
    stays = stays and not told.denies.search(clause)
    return (stays or bool(told.them_not.search(clause))) and not told.beside.search(clause)


def _spares(clause: str, words: Wordings) -> bool:
    """Tell whether a clause spares what it names; “is not to be kept” spares nothing."""
    if words.told.beside.search(clause) or words.channels.must_go.search(clause):
        return False
    stays, denied = words.told.stays.search(clause), words.told.denies.search(clause)
    return bool(stays) != bool(denied)
