"""When a call to the organisation proves something about a mail's sender (law.md L18)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
_LINE, _ENDING, _KNOWN = "number", "ending", "known"
_ON_RECORD, _ELSEWHERE = "record", "elsewhere"
Hashed = Callable[[str], str]
"""Returns the workspace's keyed hash of a text: a number stands on record in no other way."""


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
    if same_number(number, _phone(organisation)):
        return
    if mail is not None and any(same_number(number, other) for other in _numbers_of(mail)):
        raise NumberFromMail


def call_facts(call: CallBack, organisation: Organisation | None, hashed: Hashed) -> dict[str, str]:
    """Return what the audit keeps of a call: its number, and whether it is the organisation's."""
    number, phone = digits(call.number), _phone(organisation)
    own = same_number(number, phone)
    return {
        _LINE: _hash(hashed, phone if own else number),
        _ENDING: _hash(hashed, number[-_FEWEST_DIGITS:]),
        _KNOWN: _ON_RECORD if own else _ELSEWHERE,
    }


@dataclass(frozen=True, slots=True)
class CallsAgain:
    """Judges recorded calls once more, by the organisation on record and the mails as they are."""

    hashed: Hashed
    organisation: Organisation | None
    mails: Mapping[int, ReadMessage]
    """By their place in the case."""

    def fault(self, check_name: str, facts: Mapping[str, str]) -> str:
        """Return why the call that settled a check proves nothing, or empty.

        A number that was taken for the organisation's must still be its own; any other must not be
        the mail's, by its last digits.
        """
        if not facts.get(_LINE) or not facts.get(_ENDING):
            return f"the number called for “{check_name}” is on no record"
        if facts.get(_KNOWN) == _ON_RECORD:
            if facts[_LINE] == _hash(self.hashed, _phone(self.organisation)):
                return ""
            return f"the number called for “{check_name}” is not the organisation’s"
        mail = self.mails.get(mail_place(check_name))
        endings = {number[-_FEWEST_DIGITS:] for number in _numbers_of(mail)} if mail else set()
        if mail is None or facts[_ENDING] in {_hash(self.hashed, e) for e in endings}:
            return f"the number called for “{check_name}” is the mail’s own"
        return ""


def mail_place(check_name: str) -> int:
    """Return the place in the case of the mail whose sender a check is about."""
    number = check_name.partition(":")[2]
    return int(number) - 1 if number.isdecimal() else 0


def _phone(organisation: Organisation | None) -> str:
    return digits(organisation.phone) if organisation is not None else ""


def _hash(hashed: Hashed, number: str) -> str:
    # Marked, so that it is never taken for the hash of anything else.
    return hashed(f"telephone:{number}")


def _numbers_of(mail: ReadMessage) -> frozenset[str]:
    texts = (mail.subject, mail.sender_name, mail.text, *mail.forwarded_parts)
    return numbers_in("\n".join(texts))
