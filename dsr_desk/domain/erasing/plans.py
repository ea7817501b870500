"""Plans: exactly what will be done to which item, frozen under one digest."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from dsr_desk.domain.canonical import Json, digest
from dsr_desk.domain.desk_time import desk_day
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.finding.matches import Ground, ItemRef, Mandate, Match, Why
from dsr_desk.domain.finding.scope import Scope, ScopeLine, merge_lines
from dsr_desk.domain.people import Action, Channel, ChannelKind, Reach

PLAN_FORMAT = "dsr-plan/{form}"
NEWEST_FORM = 4
"""From the second form on the digest binds why an item was found: every weak match is opened.

From the third on it binds when each was written too: a hold over days goes by it.  From the fourth
on, what kind each is of: an item of another kind is not the one that was approved, and stays.
"""


class PlanItem(NamedTuple):
    """One item that will be erased, by which action, and the content it was approved with.

    Made for very many.
    """

    number: int
    ref: ItemRef
    channel: str
    kind: ChannelKind
    at: datetime
    action: Action
    fingerprint: str
    why: Why


@dataclass(frozen=True, slots=True)
class PlanException:
    """A match that is kept, with its ground; the approver opens each of them."""

    number: int
    ref: ItemRef
    channel: str
    kind: ChannelKind
    at: datetime
    fingerprint: str
    why: Why
    ground: Ground
    note: str


@dataclass(frozen=True, slots=True)
class PlanHead:
    """What a plan binds beside its items."""

    workspace: str
    case: str
    version: int
    organisation: str
    subjects: tuple[str, ...]
    """Keyed hashes of the addresses, so that the plan outlives them (law.md L41)."""
    preparers: tuple[str, ...]
    prepared_at: datetime
    channels: tuple[tuple[str, ...], ...]
    """Key, kind, action and reach of each channel of the mandate."""
    checklist: str
    """Digest of the checklist's verdicts and how each was settled: the approver signs it too."""
    scope: str = ""
    """Digest of the scope: the sentence is signed too.  Empty in plans from before that."""
    form: int = 1
    """What the digest covers; see ``NEWEST_FORM``."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A frozen plan; ``digest`` covers the head, every item and every exception."""

    id: int
    head: PlanHead
    scope: Scope
    digest: str
    item_count: int
    exception_count: int


class ChannelsAlike(Refusal):
    """A plan's sentence counts two channels of one title as one, as it was once written."""

    code = "channels-alike"

    def __init__(self) -> None:
        """Say what to do: whoever reads the sentence can't know where the items lie."""
        super().__init__(
            "Two channels of this plan had one title when it was made, and its sentence counts them"
            " as one. Nothing was approved or erased. Send the plan back and have it prepared anew:"
            " it then names each of them."
        )


def tells_apart(scope: Scope, items: Iterable[PlanItem]) -> bool:
    """Tell whether a sentence names as many channels as the items lie in.

    Channels of one title are told apart today; version 0.1.0 counted them together.
    """
    return len({line.channel for line in scope.lines}) >= len({item.channel for item in items})


def draft_items(
    matches: Iterable[Match], mandate: Mandate
) -> tuple[tuple[PlanItem, ...], tuple[PlanException, ...]]:
    """Split decided matches into what will be erased, by channel policy, and what is kept.

    A staff reply that is in the match set only for an export's sake is neither.
    """
    items: list[PlanItem] = []
    kept: list[PlanException] = []
    for match, channel in _planned(matches, mandate):
        common = (match.ref, match.channel, match.kind, match.at)
        if match.decision.included:
            number = len(items) + 1
            action = channel.policy.action
            items.append(PlanItem(number, *common, action, match.fingerprint, match.why))
        else:
            ground = match.decision.ground or Ground.UNCONFIRMED
            number = len(kept) + 1
            rest = (match.fingerprint, match.why, ground, match.decision.note)
            kept.append(PlanException(number, *common, *rest))
    return tuple(items), tuple(kept)


def scope_of(matches: Iterable[Match], mandate: Mandate) -> Scope:
    """Return what the plan of these matches does, counted by channel, action and person."""
    lines: list[ScopeLine] = []
    kept: Counter[Ground] = Counter()
    for match, channel in _planned(matches, mandate):
        if not match.decision.included:
            kept[match.decision.ground or Ground.UNCONFIRMED] += 1
            continue
        day, replies = desk_day(match.at), match.why is Why.CONVERSATION
        action, who = channel.policy.action, match.subject_number
        lines.append(ScopeLine(channel.title, match.kind, action, 1, day, day, who, replies))
    persons = len({number for number, _ in mandate.subjects})
    return Scope(merge_lines(lines), tuple(sorted(kept.items())), persons)


def _planned(matches: Iterable[Match], mandate: Mandate) -> Iterator[tuple[Match, Channel]]:
    """Yield the matches that a plan is about, each with its channel."""
    for match in matches:
        channel = mandate.channel(match.channel)
        if channel is None:
            continue
        if match.why is Why.CONVERSATION and channel.policy.reach is not Reach.CONVERSATION:
            continue
        yield match, channel


def plan_digest(
    head: PlanHead, items: Iterable[PlanItem], exceptions: Iterable[PlanException]
) -> str:
    """Return the digest that approvals sign."""
    body: dict[str, Json] = {
        "format": PLAN_FORMAT.format(form=head.form),
        "workspace": head.workspace,
        "case": head.case,
        "version": head.version,
        "organisation": head.organisation,
        "subjects": list(head.subjects),
        "preparers": sorted(head.preparers),
        "prepared_at": head.prepared_at.isoformat(),
        "channels": [list(channel) for channel in head.channels],
        "checklist": head.checklist,
        "items": [_item(i, head.form) for i in items],
        "exceptions": [_exception(e, head.form) for e in exceptions],
    }
    if head.scope:
        body["scope"] = head.scope
    return digest(body)


def draw_sample(plan_digest_hex: str, item_count: int, size: int = 5) -> tuple[int, ...]:
    """Return the item numbers the approver must open, drawn from the digest itself.

    Nobody can choose them: another plan has another sample, the same plan always the same.
    """
    if item_count <= size:
        return tuple(range(1, item_count + 1))
    drawn: dict[int, None] = {}
    draw = 0
    while len(drawn) < size:
        drawn[_draw(plan_digest_hex, draw) % item_count + 1] = None
        draw += 1
    return tuple(sorted(drawn))


def confirmation_phrase(item_count: int, case: str) -> str:
    """Return what the approver types: the count and the case, never a constant word."""
    return f"{item_count} · {case}"


def confirms(typed: str, item_count: int, case: str) -> bool:
    """Compare a typed confirmation; spaces and the kind of dot don't matter."""
    return _squeezed(typed) == f"{item_count}{case}".upper()


def begins_to_confirm(typed: str, item_count: int, case: str) -> bool:
    """Tell whether what was typed so far can still become the confirmation."""
    return f"{item_count}{case}".upper().startswith(_squeezed(typed))


def _squeezed(typed: str) -> str:
    return "".join(typed.replace("·", " ").replace(".", " ").replace(",", " ").split()).upper()


def _draw(seed: str, number: int) -> int:
    """Return a number that every version of Python draws alike (SHA-256 in counter mode)."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{number}".encode()).digest())


def _item(item: PlanItem, form: int) -> Sequence[Json]:
    ref = item.ref
    return [
        item.number,
        ref.source,
        ref.rule,
        ref.key,
        item.channel,
        item.action,
        item.fingerprint,
        *_found(item, form),
    ]


def _exception(kept: PlanException, form: int) -> Sequence[Json]:
    ref = kept.ref
    return [
        kept.number,
        ref.source,
        ref.rule,
        ref.key,
        kept.channel,
        kept.ground,
        kept.note,
        kept.fingerprint,
        *_found(kept, form),
    ]


def _found(row: PlanItem | PlanException, form: int) -> Sequence[Json]:
    """Return why something was found, when it was written and its kind, as a form binds them."""
    if form == 1:
        return ()
    if form == 2:
        return (row.why,)
    # Digested again from the database, which keeps moments in UTC.
    at = row.at if row.at.tzinfo is UTC else row.at.astimezone(UTC)
    found = row.why, at.isoformat()
    return found if form == 3 else (*found, row.kind)
