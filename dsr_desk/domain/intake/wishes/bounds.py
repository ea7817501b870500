"""What bounds a wish to a part, or takes some of it back before the mail is at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.intake.wishes.channels import NamedChannels, names_channel, namings_in
from dsr_desk.domain.intake.wishes.left_out import CLAUSE
from dsr_desk.domain.intake.wishes.verbs import (
    LIVE,
    Force,
    Occurrence,
    ticked,
    unticked,
    wishes,
)

_BECAUSE = re.compile(
    r"(?:,|\() ?(?:för (?:hon|han|hen|de|dom|att)|eftersom|då (?:hon|han|hen|de)|därför att"
    r"|because|since (?:she|he|they)|as (?:she|he|they)|for (?:she|he|they))(?!\w)"
)
"""Where a wish goes on with its reason, which bounds nothing: “…, for she was here in 2019”."""
_OF_THE_PERSON = re.compile(r",[ \n](?P<who>who|whose|som|vars)[ \n][^,.;:]{0,90},")
"""What is told of somebody on the way: “Kofi, who sat on our committee until 2021, asks …”."""
_APPOSED = re.compile(
    r"^(?:[^\W\d_][\w.-]*[ \n]){1,3}[^\W\d_][\w-]*,"
    r"(?P<what>[ \n](?:(?:a|an|our|en|vår|former|previous|tidigare|före[ \n]detta)[ \n]){0,2}"
    r"(?P<is>[^,.;:]{3,90})),[ \n]"
    r"(?=(?:vill|ville|önskar|ber|bad|har|begär|wants|wishes|would|asks|has)[ \n])"
)
"""What somebody is, set off behind the name that opens the sentence: “Bo Ek, a member in 2019, …”.

Behind it stands what they do: “Kan ni radera, för 2019, alla mejl” tells of nobody.
"""
_FORM_WORDS = 4
"""Words of a form's question about a channel at most: “Foruminlägg också?”."""


def wavers(
    sentences: Sequence[Sentence],
    found: Sequence[Occurrence],
    persons: Sequence[EmailAddress],
    named: NamedChannels,
    words: Wordings,
) -> bool:
    """Tell whether a channel is asked about, or the mail takes back what it just said.

    Args:
        sentences: of the new text.
        found: the wish verbs in them.
        persons: whose data is concerned.
        named: the channels as read.
        words: the wordings.
    """
    live = [one.sentence for one in found if one.force in LIVE]
    plain = {naming.kind for one in live for naming in namings_in(one, words)}
    asked = (
        sentence
        for sentence in named.where
        if len(sentence.text.split()) > _FORM_WORDS
        and (sentence.asks or words.channels.unsure.search(sentence.text))
    )
    if any({n.kind for n in namings_in(one, words) if not n.left_out} - plain for one in asked):
        return True
    if _asks_besides(found, words) or _ticks_otherwise(found):
        return True
    several = len(persons) > 1
    mended = any(_is_mended(sentence, words, several=several) for sentence in sentences)
    return mended or any(_sets_in_place(sentence, words) for sentence in live)


def _asks_besides(found: Sequence[Occurrence], words: Wordings) -> bool:
    """Tell whether “går det att radera chattar också?” stands beside a plain wish."""
    wished = [one for one in found if one.force is Force.WISHED]
    asked = [one.sentence.asks and bool(words.wish.whether.search(one.told)) for one in wished]
    return any(asked) and not all(asked)


def _ticks_otherwise(found: Sequence[Occurrence]) -> bool:
    """Tell whether a form's box is empty for what another of its lines seems to wish."""
    empty = {one.what for one in found if unticked(one.sentence.text, one.start)}
    full = {one.what for one in found if ticked(one.sentence.text, one.start)}
    wished = {one.what for one in found if one.force is Force.WISHED}
    return bool((empty - full) & wished)


def _sets_in_place(sentence: Sentence, words: Wordings) -> bool:
    """Tell whether one channel is put in another's place: “the chats instead of the mails”."""
    instead = words.wish.instead.search(sentence.text)
    named = namings_in(sentence, words) if instead else []
    before = any(instead and one.start < instead.start() for one in named)
    return before and len({one.kind for one in named}) > 1


def _is_mended(sentence: Sentence, words: Wordings, *, several: bool) -> bool:
    """Tell whether it takes back a channel or one of ``several`` persons: “no sorry, the chats”."""
    if not words.wish.corrected.search(sentence.text):
        return False
    of_persons = several and not words.attestation.topic.search(sentence.text)
    return of_persons or bool(namings_in(sentence, words))


def takes_in_a_part(said: str, words: Wordings) -> bool:
    """Tell whether a wish takes in only a part of what the desk would find (folded text)."""
    return _limits(said, words) or _excepts(said, words)


def _excepts(said: str, words: Wordings) -> bool:
    """Tell whether a wish excepts something that is no channel: “… except for the trainers”."""
    for found in words.wish.excepted.finditer(said):
        rest = CLAUSE.split(said[found.end() :])[0]
        if MASK not in rest and not names_channel(rest, words):
            return True
    return False


def _limits(said: str, words: Wordings) -> bool:
    """Tell whether a wish takes in only a part of what the desk would find."""
    said = _without_the_person(_BECAUSE.split(said)[0], words)
    harmless = [found.span() for found in words.wish.not_limited.finditer(said)]
    return any(
        not any(low <= found.start() and found.end() <= high for low, high in harmless)
        for found in words.wish.limited.finditer(said)
    )


def _without_the_person(said: str, words: Wordings) -> str:
    """Blank what is told of the person; “mejlen, som hon skrev 2020,” tells of the mails."""
    channels = words.channels
    kinds = (channels.mail, channels.forum, channels.chat)
    apposed = _APPOSED.search(said)
    if (
        apposed
        and words.forms.of_person.match(said, apposed.start("is"))
        and not names_channel(apposed[0], words)
        and not wishes(apposed[0], words)
    ):
        said = f"{said[: apposed.start('what')]} {said[apposed.end('what') :]}"
    for found in reversed(list(_OF_THE_PERSON.finditer(said))):
        before = said[: found.start()]
        named = any(p.search(before) for p in kinds)
        if found["who"] in ("who", "whose") or not named:
            said = f"{before} {said[found.end() :]}"
    return said
