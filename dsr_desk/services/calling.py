"""When a call to the organisation proves something about a mail's sender (law.md L18)."""

from __future__ import annotations

from datetime import datetime, timedelta

from dsr_desk.domain.errors import GroundMissing
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.requests import ReadMessage
from dsr_desk.domain.sender import (
    CallBack,
    CallTimeWrong,
    NumberFromMail,
    digits,
    numbers_in,
    same_number,
)

_FEWEST_DIGITS = 6
_MINUTE = timedelta(minutes=1)
"""A call is told to the minute."""


def refuse_worthless(
    call: CallBack,
    received_at: datetime,
    now: datetime,
    mail: ReadMessage | None,
    organisation: Organisation | None,
) -> None:
    """Refuse a call that proves nothing as it is told.

    Args:
        call: the call.
        received_at: when the mail came.
        now: the moment; both aware UTC.
        mail: the mail as read: the number must not be the mail's own.
        organisation: the sender's; the number on its record may be called whatever the mail says.

    Raises:
        GroundMissing: whom, which number, known from where, or what was confirmed is not said.
        CallTimeWrong: it was before the mail, or is still to come.
        NumberFromMail: the number stands in the mail and not on record.
    """
    if not call.callee.strip():
        raise GroundMissing("whom you spoke with")
    if not call.confirmed.strip():
        raise GroundMissing("what was confirmed")
    if not call.source.strip():
        raise GroundMissing("where the number is known from")
    number = digits(call.number)
    if len(number) < _FEWEST_DIGITS:
        raise GroundMissing("the number you called")
    if not received_at - _MINUTE < (call.at or now) <= now + _MINUTE:
        raise CallTimeWrong
    if organisation is not None and same_number(number, digits(organisation.phone)):
        return
    if mail is not None and any(same_number(number, other) for other in _numbers_of(mail)):
        raise NumberFromMail


def _numbers_of(mail: ReadMessage) -> frozenset[str]:
    texts = (mail.subject, mail.sender_name, mail.text, *mail.forwarded_parts)
    return numbers_in("\n".join(texts))
