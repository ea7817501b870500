"""Persons of one mail with other wishes: a case has one wish, and never the union of several.

Where the parser is certain whom which wish is about, a case that is left with persons of one wish
has just that.  Where it is not, somebody at the desk tells the wishes apart: what they say can
only narrow what the mails ask for, and a supervisor answers for it.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import (
    WISHES_DIFFER,
    ParsedRequest,
    Part,
    RequestKind,
    Verdict,
)

OWN_WISH, TOLD_APART = "own_wish", "wish-told-apart"
"""The check that says what was told, its target being the wish, and its reason."""
BY_HAND = "wish-by-hand"
"""Why the wish then needs a supervisor's look."""


class WishesDiffer(Refusal):
    """Nobody can answer for a union of wishes: it would do to one what another asked for."""

    code = "wishes-differ"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "The mail may ask for something else for one person than for another. Tell the wishes"
            " apart, so that each person gets what was asked for them, or ask the editor."
        )


class NoDoubtOfWishes(Refusal):
    """The mails of a case leave no doubt whom which wish is about."""

    code = "no-doubt-of-wishes"

    def __init__(self) -> None:
        """Say what leads on."""
        super().__init__(
            "The mails of this case leave no doubt whom which wish is about, so there is nothing to"
            " tell apart, and nothing was changed. Leave a person or a channel out where it is too"
            " much, or ask the editor."
        )


class NoSuchWish(Refusal):
    """What was told goes beyond what the mails ask for, or leaves a person without a wish."""

    code = "no-such-wish"

    def __init__(self) -> None:
        """Say what can be told."""
        super().__init__(
            "Each person needs one wish, made of what the mails ask for: no other kind and no"
            " other channels. For anything else, ask the editor."
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A wish as somebody at the desk has told it: of what kind, and in which channels."""

    kind: RequestKind
    channels: tuple[ChannelKind, ...]

    @property
    def text(self) -> str:
        """How the checklist and the audit have it: “erasure:mail+forum”."""
        ordered = [kind.value for kind in ChannelKind if kind in self.channels]
        return f"{self.kind.value}:{'+'.join(ordered)}"


def told_from(text: str) -> Told | None:
    """Return what :attr:`Told.text` gave; None for what it can't have given."""
    kind, _, channels = text.partition(":")
    try:
        told = Told(RequestKind(kind), tuple(ChannelKind(one) for one in channels.split("+")))
    except ValueError:
        return None
    return told if told.text == text else None


def within(told: Told, kind: RequestKind, channels: Container[ChannelKind]) -> bool:
    """Tell whether a wish is a part of what is asked for, or all of it.

    A copy is a copy, whether to read or to move on.
    """
    return (
        told.kind is not RequestKind.NONE
        and (kind.erases or not told.kind.erases)
        and (kind.exports or not told.kind.exports)
        and bool(told.channels)
        and ChannelKind.SOCIAL not in told.channels
        and all(channel in channels for channel in told.channels)
    )


def forgone(
    asked: Told, wishes: Collection[Told]
) -> tuple[tuple[RequestKind, ...], tuple[ChannelKind, ...]]:
    """Return what is asked for and nobody gets, such as somebody's second wish."""
    kinds = []
    if asked.kind.erases and not any(wish.kind.erases for wish in wishes):
        kinds.append(RequestKind.ERASURE)
    if asked.kind.exports and not any(wish.kind.exports for wish in wishes):
        kinds.append(RequestKind.ACCESS)
    given = {channel for wish in wishes for channel in wish.channels}
    return tuple(kinds), tuple(each for each in asked.channels if each not in given)


def narrowed(parsed: ParsedRequest, persons: Iterable[EmailAddress]) -> ParsedRequest:
    """Return what a mail asks for those persons of a case who are left in it.

    It stays a doubt unless the mail says for certain what each of them wishes, and all wish the
    same.
    """
    if parsed.wish.reason != WISHES_DIFFER:
        return parsed
    known = {wish.address: wish for wish in parsed.own_wishes}
    left = [known.get(person) for person in dict.fromkeys(persons)]
    own = [wish for wish in left if wish is not None]
    if not own or len(own) < len(left) or len({(w.kind, w.channels) for w in own}) > 1:
        return replace(parsed, own_wishes=tuple(own))
    return replace(
        parsed,
        kind=own[0].kind,
        channels=own[0].channels,
        channel_evidence=own[0].channel_evidence,
        wish=Part(Verdict.OK, "wished", own[0].evidence),
        own_wishes=(),
    )


def as_told(parsed: ParsedRequest, text: str) -> ParsedRequest | None:
    """Return what is asked once somebody has told it; None where the mails do not ask for it."""
    told = told_from(text)
    if told is None or parsed.wish.verdict is Verdict.FAILED:
        return None
    if not within(told, parsed.kind, parsed.channels):
        return None
    shown = zip(parsed.channels, parsed.channel_evidence, strict=False)
    return replace(
        parsed,
        kind=told.kind,
        channels=told.channels,
        channel_evidence=tuple(words for kind, words in shown if kind in told.channels),
        wish=Part(Verdict.ATTENTION, BY_HAND, parsed.wish.evidence),
        own_wishes=(),
    )


def certain_wishes(parsed: ParsedRequest) -> Sequence[tuple[Told, tuple[EmailAddress, ...]]]:
    """Return each wish of which the mails leave no doubt, with its persons; empty where they do."""
    persons = [subject.address for subject in parsed.subjects]
    if {wish.address for wish in parsed.own_wishes} != set(persons):
        return ()
    groups: dict[Told, list[EmailAddress]] = {}
    for wish in parsed.own_wishes:
        groups.setdefault(Told(wish.kind, wish.channels), []).append(wish.address)
    return [(told, tuple(who)) for told, who in groups.items()] if len(groups) > 1 else ()
