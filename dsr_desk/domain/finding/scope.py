"""The scope sentence: one generated sentence, the same in the plan, the approval and the answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from dsr_desk.domain.canonical import digest
from dsr_desk.domain.counting import filled
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.people import Action, ChannelKind


@dataclass(frozen=True, slots=True)
class ScopeLine:
    """What happens in one channel to what one person wrote, or to what staff answered them."""

    channel: str
    kind: ChannelKind
    action: Action
    count: int
    first: date
    last: date
    person: int = 1
    """The person's number in the case."""
    replies: bool = False
    """Staff replies in the person's conversations, taken in by the channel's policy."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a plan does, counted; it names no person: the sentence is given their names."""

    lines: tuple[ScopeLine, ...]
    kept: tuple[tuple[Ground, int], ...]
    persons: int
    files_unread: int = 0
    """Attachments in its channels that could not be searched as text."""
    senders_unread: int = 0
    """Items in its channels with a sender that could not be read."""

    @property
    def total(self) -> int:
        """How many items will be erased."""
        return sum(line.count for line in self.lines)


_WRITTEN = {
    "sv": {
        ChannelKind.MAIL: "{count:# mail skrivet|# mail skrivna} av {whom}",
        ChannelKind.FORUM: "{count:# foruminlägg skrivet|# foruminlägg skrivna} av {whom}",
        ChannelKind.CHAT: "{count:# chattmeddelande skrivet|# chattmeddelanden skrivna} av {whom}",
        ChannelKind.SOCIAL: "{count:# inlägg skrivet|# inlägg skrivna} av {whom}",
    },
    "en": {
        ChannelKind.MAIL: "{count:# mail|# mails} written by {whom}",
        ChannelKind.FORUM: "{count:# forum post|# forum posts} written by {whom}",
        ChannelKind.CHAT: "{count:# chat message|# chat messages} written by {whom}",
        ChannelKind.SOCIAL: "{count:# post|# posts} written by {whom}",
    },
}
_PLACES = {
    "sv": {
        ChannelKind.MAIL: "inkorgen",
        ChannelKind.FORUM: "forumet",
        ChannelKind.CHAT: "chatten",
        ChannelKind.SOCIAL: "kontot",
    },
    "en": {
        ChannelKind.MAIL: "inbox",
        ChannelKind.FORUM: "forum",
        ChannelKind.CHAT: "chat",
        ChannelKind.SOCIAL: "account",
    },
}
_VERBS = {
    "sv": {Action.DELETE: "radera", Action.ANONYMISE: "anonymisera"},
    "en": {Action.DELETE: "erase", Action.ANONYMISE: "anonymise"},
}
_UNPROVED = {"sv": "pseudonymisera", "en": "pseudonymise"}
"""What anonymising is called until a look has found nothing that identifies (law.md L34)."""
GROUNDS = {
    "sv": {
        Ground.UNCONFIRMED: "inte bekräftad träff",
        Ground.NOT_THE_PERSON: "inte personen",
        Ground.LEGAL_CLAIM: "rättsligt anspråk",
        Ground.LEGAL_OBLIGATION: "rättslig förpliktelse",
        Ground.PUBLIC_INTEREST: "allmänt intresse",
        Ground.FREE_EXPRESSION: "yttrandefrihet",
        Ground.ARCHIVE: "arkivändamål",
        Ground.RESTRICTION: "begränsning av behandling",
    },
    "en": {
        Ground.UNCONFIRMED: "match not confirmed",
        Ground.NOT_THE_PERSON: "not the person",
        Ground.LEGAL_CLAIM: "legal claim",
        Ground.LEGAL_OBLIGATION: "legal obligation",
        Ground.PUBLIC_INTEREST: "public interest",
        Ground.FREE_EXPRESSION: "freedom of expression",
        Ground.ARCHIVE: "archiving purposes",
        Ground.RESTRICTION: "restriction of processing",
    },
}
_FRAMES = {
    "sv": {
        "replies": "{count:# svar|# svar} till {whom}",
        "line": "{verb} {what} i {place} ”{channel}”, {days}",
        "days": "{first} till {last}",
        "keep": "behåll {count:# post|# poster}, {ground}",
        "nothing": "inget att radera",
        "person": "personen",
        "persons": "person {number}",
        "unsearched": "Inte genomsökt i kanalerna:",
        "file": "{count:# bilaga|# bilagor} som inte kan läsas som text",
        "sender": "{count:# post|# poster} med en avsändare som inte kunde läsas",
    },
    "en": {
        "replies": "{count:# reply|# replies} to {whom}",
        "line": "{verb} {what} in the {place} “{channel}”, {days}",
        "days": "{first} to {last}",
        "keep": "keep {count:# item|# items}, {ground}",
        "nothing": "nothing to erase",
        "person": "the person",
        "persons": "person {number}",
        "unsearched": "Not searched in the channels:",
        "file": "{count:# attachment|# attachments} that can’t be read as text",
        "sender": "{count:# item|# items} with a sender that could not be read",
    },
}


def scope_sentence(
    scope: Scope,
    language: str,
    names: Mapping[int, str] | None = None,
    *,
    anonymous: bool = False,
) -> str:
    """Return the sentence in Swedish (``sv``) or English, capitalised, with its full stop.

    ``names`` are the persons' addresses by number, while they are known.  Where they are not (a
    certificate, the answer after an erasure: law.md L41) the same sentence says “the person”.
    ``anonymous``: a run has looked for identifiers and found none; until then it is not claimed.
    """
    tongue = _known(language)
    frames = _FRAMES[tongue]
    verbs = dict(_VERBS[tongue])
    if not anonymous:
        verbs[Action.ANONYMISE] = _UNPROVED[tongue]
    pieces = [
        _line(line, tongue, verbs[line.action], _whom(scope, line, tongue, names or {}))
        for line in scope.lines
    ]
    pieces += [_kept(ground, count, tongue) for ground, count in scope.kept if count]
    sentence = "; ".join(piece for piece in pieces if piece) or frames["nothing"]
    return sentence[0].upper() + sentence[1:] + "." + _not_searched(scope, tongue)


def scope_digest(scope: Scope) -> str:
    """Return what a plan binds of its scope: the figures of the sentence that everyone signs."""
    lines = [
        [
            line.channel,
            line.kind.value,
            line.action.value,
            line.count,
            line.first.isoformat(),
            line.last.isoformat(),
            line.person,
            line.replies,
        ]
        for line in scope.lines
    ]
    kept = [[ground.value, count] for ground, count in scope.kept]
    unread = [scope.files_unread, scope.senders_unread]
    # A scope from before they were counted has the digest it always had.
    return digest([lines, kept, scope.persons, *([unread] if any(unread) else [])])


def _line(line: ScopeLine, tongue: str, verb: str, whom: str) -> str:
    if not line.count:
        return ""
    frames = _FRAMES[tongue]
    said = frames["replies"] if line.replies else _WRITTEN[tongue][line.kind]
    what = filled(said, {"count": line.count, "whom": whom}, tongue)
    days = frames["days"].format(first=line.first.isoformat(), last=line.last.isoformat())
    return frames["line"].format(
        verb=verb,
        what=what,
        place=_PLACES[tongue][line.kind],
        channel=line.channel,
        days=line.first.isoformat() if line.first == line.last else days,
    )


def _whom(scope: Scope, line: ScopeLine, tongue: str, names: Mapping[int, str]) -> str:
    frame = _FRAMES[tongue]["person" if scope.persons == 1 else "persons"]
    return names.get(line.person) or frame.format(number=line.person)


def _not_searched(scope: Scope, tongue: str) -> str:
    """Return the sentence about what no search can tell anything of; nothing when there is none."""
    frames = _FRAMES[tongue]
    counts = (("file", scope.files_unread), ("sender", scope.senders_unread))
    parts = [filled(frames[what], {"count": count}, tongue) for what, count in counts if count]
    return f" {frames['unsearched']} {'; '.join(parts)}." if parts else ""


def _kept(ground: Ground, count: int, tongue: str) -> str:
    facts = {"count": count, "ground": GROUNDS[tongue][ground]}
    return filled(_FRAMES[tongue]["keep"], facts, tongue)


def _known(language: str) -> str:
    return "sv" if language.startswith("sv") else "en"


def merge_lines(lines: Iterable[ScopeLine]) -> tuple[ScopeLine, ...]:
    """Add up lines of the same channel, action and person, in the order in which they came."""
    merged: dict[tuple[str, Action, int, bool], ScopeLine] = {}
    for line in lines:
        key = (line.channel, line.action, line.person, line.replies)
        old = merged.get(key)
        merged[key] = (
            line
            if old is None
            else replace(
                old,
                count=old.count + line.count,
                first=min(old.first, line.first),
                last=max(old.last, line.last),
            )
        )
    return tuple(merged.values())
