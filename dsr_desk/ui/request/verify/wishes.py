"""Each person's own wish in words, as the mail gives it or somebody at the desk has told it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.intake.codes import CHANNEL_STAYS
from dsr_desk.domain.intake.wishes.verbs import kind_of
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import WISHES_DIFFER, OwnWish, RequestKind
from dsr_desk.domain.verifying.checklist import WISH, Check
from dsr_desk.domain.verifying.telling_apart import BY_HAND, Told, told_from
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.ui import wording

translate = QCoreApplication.translate
_MOST = 6
"""Persons whose wishes are told in the checklist; the dialog has all of them."""


def certain_of(view: CaseView) -> Sequence[OwnWish]:
    """Return what the mails of a case ask for its persons, as far as that is certain."""
    persons = {subject.address for subject in view.case.subjects}
    return [
        wish
        for mail in view.mails
        if mail.parsed is not None and mail.role.counts
        for wish in mail.parsed.own_wishes
        if wish.address in persons
    ]


def asked_in(view: CaseView) -> Told:
    """Return all that the mails of a case ask for, whoever it is for: no more can be told.

    It is the mails that are asked, for the case may have been told too little.
    """
    parsed = [m.parsed for m in view.mails if m.parsed is not None and m.role.counts]
    wished = {RequestKind.ERASURE} if any(one.kind.erases for one in parsed) else set()
    wished |= {RequestKind.ACCESS} if any(one.kind.exports for one in parsed) else set()
    named = {channel for mail in parsed for channel in mail.channels} - {ChannelKind.SOCIAL}
    return Told(kind_of(wished), tuple(channel for channel in ChannelKind if channel in named))


def wishes_told(view: CaseView) -> tuple[str, ...]:
    """Return a line for each person: what is asked for them, or that it is not certain."""
    certain = {wish.address: wish for wish in certain_of(view)}
    unclear = translate("Wishes", "not certain")
    lines = []
    for subject in view.case.subjects:
        if subject.address is not None:
            wish = certain.get(subject.address)
            said = in_words(wish.kind, wish.channels) if wish else unclear
            lines.append(f"{shown(str(subject.address), 80)}: {said}")
    if len(lines) > _MOST:
        rest = translate("Wishes", "and {count} more").format(count=len(lines) - _MOST)
        lines[_MOST:] = [rest]
    return tuple(lines)


def told_below(check: Check, view: CaseView) -> tuple[str, ...]:
    """Return what else is told below a check: whose wish is which, or that a channel stays."""
    if check.reason in (WISHES_DIFFER, BY_HAND):
        return wishes_told(view)
    if check.code != WISH:
        return ()
    said = (mail.parsed.problems for mail in view.mails if mail.parsed and mail.role.counts)
    stays = any(CHANNEL_STAYS in problems for problems in said)
    return (wording.code_sentence(CHANNEL_STAYS),) if stays else ()


def own_wish(check: Check) -> str:
    """Return the wish that a check says was told."""
    told = told_from(check.target)
    return in_words(told.kind, told.channels) if told else check.target


def in_words(kind: RequestKind, channels: Iterable[ChannelKind]) -> str:
    """Return a wish such as “Erasure (Mail, Forum)”."""
    named = ", ".join(wording.channel_kind(channel) for channel in channels)
    return translate("Wishes", "{wish} ({channels})").format(
        wish=wording.kind(kind), channels=named
    )
