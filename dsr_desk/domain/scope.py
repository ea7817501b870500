"""The scope sentence: one generated sentence, the same in the plan, the approval and the answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dsr_desk.domain.matches import Ground
from dsr_desk.domain.people import Action, ChannelKind


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """What happens in one channel."""

    channel: str
    kind: ChannelKind
    action: Action
    count: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Scope:
    """What a plan does, counted; it names no person."""

    lines: tuple[ScopeLine, ...]
    kept: tuple[tuple[Ground, int], ...]
    persons: int

    @property
    def total(self) -> int:
        """How many items will be erased."""
        return sum(line.count for line in self.lines)


_NOUNS = {
    "sv": {
        ChannelKind.MAIL: ("mail", "mail"),
        ChannelKind.FORUM: ("foruminlägg", "foruminlägg"),
        ChannelKind.CHAT: ("chattmeddelande", "chattmeddelanden"),
        ChannelKind.SOCIAL: ("inlägg", "inlägg"),
    },
    "en": {
        ChannelKind.MAIL: ("mail", "mails"),
        ChannelKind.FORUM: ("forum post", "forum posts"),
        ChannelKind.CHAT: ("chat message", "chat messages"),
        ChannelKind.SOCIAL: ("post", "posts"),
    },
}
_VERBS = {
    "sv": {Action.DELETE: "radera", Action.ANONYMISE: "anonymisera"},
    "en": {Action.DELETE: "erase", Action.ANONYMISE: "anonymise"},
}
_GROUNDS = {
    "sv": {
        Ground.UNCONFIRMED: "inte bekräftad träff",
        Ground.NOT_THE_PERSON: "inte personen",
        Ground.LEGAL_CLAIM: "rättsligt anspråk",
        Ground.LEGAL_OBLIGATION: "rättslig förpliktelse",
        Ground.PUBLIC_INTEREST: "allmänt intresse",
        Ground.FREE_EXPRESSION: "yttrandefrihet",
        Ground.ARCHIVE: "arkivändamål",
    },
    "en": {
        Ground.UNCONFIRMED: "match not confirmed",
        Ground.NOT_THE_PERSON: "not the person",
        Ground.LEGAL_CLAIM: "legal claim",
        Ground.LEGAL_OBLIGATION: "legal obligation",
        Ground.PUBLIC_INTEREST: "public interest",
        Ground.FREE_EXPRESSION: "freedom of expression",
        Ground.ARCHIVE: "archiving purposes",
    },
}
_FRAMES = {
    "sv": {
        "item": "{verb} {count} {noun} i {channel}, {first} till {last}",
        "day": "{verb} {count} {noun} i {channel}, {first}",
        "keep": "behåll {count} ({ground})",
        "nothing": "inget att radera",
    },
    "en": {
        "item": "{verb} {count} {noun} in {channel}, {first} to {last}",
        "day": "{verb} {count} {noun} in {channel}, {first}",
        "keep": "keep {count} ({ground})",
        "nothing": "nothing to erase",
    },
}


def noun(kind: ChannelKind, count: int, language: str) -> str:
    """Return what an item of the kind is called, in the right number."""
    one, many = _NOUNS[_known(language)][kind]
    return one if count == 1 else many


def scope_sentence(scope: Scope, language: str) -> str:
    """Return the sentence in Swedish (``sv``) or English, capitalised, with its full stop."""
    tongue = _known(language)
    frames = _FRAMES[tongue]
    pieces = [_line(line, tongue) for line in scope.lines if line.count]
    pieces += [_kept(ground, count, tongue) for ground, count in scope.kept if count]
    sentence = "; ".join(pieces) or frames["nothing"]
    return sentence[0].upper() + sentence[1:] + "."


def _line(line: ScopeLine, tongue: str) -> str:
    frame = "day" if line.first == line.last else "item"
    return _FRAMES[tongue][frame].format(
        verb=_VERBS[tongue][line.action],
        count=line.count,
        noun=noun(line.kind, line.count, tongue),
        channel=line.channel,
        first=line.first.isoformat(),
        last=line.last.isoformat(),
    )


def _kept(ground: Ground, count: int, tongue: str) -> str:
    return _FRAMES[tongue]["keep"].format(count=count, ground=_GROUNDS[tongue][ground])


def _known(language: str) -> str:
    return "sv" if language.startswith("sv") else "en"


def merge_lines(lines: Iterable[ScopeLine]) -> tuple[ScopeLine, ...]:
    """Add up lines of the same channel and action, in the order in which they first came."""
    merged: dict[tuple[str, Action], ScopeLine] = {}
    for line in lines:
        key = (line.channel, line.action)
        old = merged.get(key)
        merged[key] = (
            line
            if old is None
            else ScopeLine(
                line.channel,
                line.kind,
                line.action,
                old.count + line.count,
                min(old.first, line.first),
                max(old.last, line.last),
            )
        )
    return tuple(merged.values())
