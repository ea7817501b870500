"""What the mails of a case wish, as far as a person who tells the wishes apart must know it."""

from __future__ import annotations

from collections.abc import Sequence

from dsr_desk.domain.intake.wishes.verbs import kind_of
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import OwnWish, RequestKind
from dsr_desk.domain.verifying.telling_apart import Told
from dsr_desk.services.intake.case_view import CaseView


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


def other_doubts(view: CaseView, reason: str) -> tuple[str, ...]:
    """Return by their codes why the wish of the mails is in doubt, beside the check's reason."""
    counting = (m.parsed for m in view.mails if m.parsed is not None and m.role.counts)
    codes = dict.fromkeys(code for parsed in counting for code in parsed.wish_doubts)
    return tuple(code for code in codes if code != reason)
