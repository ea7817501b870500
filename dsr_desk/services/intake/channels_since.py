"""Channels that an organisation has got since a case's checks were made, and what asks for them."""

from __future__ import annotations

from collections.abc import Iterable

from dsr_desk.domain.people import Channel, in_use
from dsr_desk.domain.record.audit import AuditEvent
from dsr_desk.domain.requests import Case, MailRole, Verdict
from dsr_desk.domain.verifying.channel_added import ChannelAdded
from dsr_desk.domain.verifying.checklist import EDITOR, Check
from dsr_desk.services.intake.settled import (
    CALLED_BACK,
    DISPOSAL_RECORDED,
    LEAVING_OUT,
    OVERRIDDEN,
    PERSON_BACK,
    READ,
)
from dsr_desk.services.intake.understanding import checked, letters_of, setting_of_case
from dsr_desk.services.ports import UnitOfWork
from dsr_desk.services.record.endings import JOINED
from dsr_desk.services.record.on_record import CHANNEL_ADDED, FILED, Entries

RENEWED = "checks.renewed"
"""The checks were made again, for the channels that were added since."""
_MADE_BY = LEAVING_OUT | {
    *(FILED, "organisation.chosen", "authority.judged", RENEWED),
    *(OVERRIDDEN, CALLED_BACK, READ, DISPOSAL_RECORDED, PERSON_BACK),
}
"""The steps of a case by which its whole checklist is made (again)."""


def added_since_checks(entries: Entries, case: Case) -> frozenset[str]:
    """Return the channels that were added, on record, since the case's checks were made last.

    Nobody has done wrong where a check of such a channel is missing; of any other, somebody has
    taken it away.  ``entries`` is the whole audit.
    """
    added: set[str] = set()
    for entry in entries:
        if entry.event.event == CHANNEL_ADDED:
            added.add(dict(entry.event.facts).get("channel", ""))
        elif entry.event.case == case.number and _makes_checks(entry.event):
            added.clear()
    return frozenset(added)


def _makes_checks(event: AuditEvent) -> bool:
    """Tell whether a step makes the checklist; a mail that is only shown makes none."""
    if event.event == JOINED:
        return dict(event.facts).get("role") == MailRole.FOLLOW_UP
    return event.event in _MADE_BY


def asked_without_check(
    stored: Iterable[Check], fresh: Iterable[Check], channels: Iterable[Channel]
) -> tuple[Channel, ...]:
    """Return the channels that the mails ask for with authority, and that the case has no check of.

    ``fresh`` is what the mails and today's roster give.  A channel of which the sender was no
    editor on the mail's day is none that the mail could ask for.
    """
    known = {check.target for check in stored if check.code == EDITOR}
    asked = {c.target for c in fresh if c.code == EDITOR and c.verdict is Verdict.OK} - known
    return tuple(channel for channel in channels if channel.key in asked)


def channels_to_check(uow: UnitOfWork, case: Case) -> tuple[Channel, ...]:
    """Return the channels that a case would have to be checked for as well, by its rows."""
    if not (case.organisation and case.state.open):
        return ()
    checks, own = uow.cases.checks(case.id), in_use(uow.people.channels(case.organisation))
    known = {check.target for check in checks if check.code == EDITOR}
    if all(c.key in known for c in own if c.kind in case.wished_kinds):
        return ()  # As nearly always; the mails need not be weighed.
    setting = setting_of_case(uow, case, checks)
    letters = letters_of(uow.cases.mails(case.id), setting)
    if not letters:
        return ()
    return asked_without_check(checks, checked(letters, setting, checks)[1], own)


def require_none_to_check(channels: Iterable[Channel]) -> None:
    """Refuse to go on from checks that leave out what the mails ask for.

    Raises:
        ChannelAdded: naming the channels.
    """
    titles = [channel.title for channel in channels]
    if titles:
        raise ChannelAdded(titles)
