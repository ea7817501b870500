"""Each person's own wish in words, as the mail gives it or somebody at the desk has told it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from dsr_desk.domain.intake.codes import CHANNEL_STAYS
from dsr_desk.domain.lookalikes import shown
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import WISHES_DIFFER, RequestKind, Verdict
from dsr_desk.domain.verifying.checklist import WISH, Check
from dsr_desk.domain.verifying.telling_apart import BY_HAND, told_from
from dsr_desk.services.intake.case_view import CaseView
from dsr_desk.services.intake.wishes_in import certain_of, other_doubts
from dsr_desk.ui import wording

translate = QCoreApplication.translate
_MOST = 6
"""Persons whose wishes are told in the checklist; the dialog has all of them."""


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
    """Return what else is told below a check: other doubts, whose wish is which, what stays."""
    if check.code != WISH:
        return ()
    open_ones = other_doubts(view, check.reason) if check.verdict is not Verdict.OK else ()
    also = translate("Wishes", "Also: {doubt}")
    doubts = tuple(also.format(doubt=wording.reason(code)) for code in open_ones)
    if check.reason in (WISHES_DIFFER, BY_HAND):
        return (*doubts, *wishes_told(view))
    said = (mail.parsed.problems for mail in view.mails if mail.parsed and mail.role.counts)
    stays = any(CHANNEL_STAYS in problems for problems in said)
    return (*doubts, wording.code_sentence(CHANNEL_STAYS)) if stays else doubts


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
