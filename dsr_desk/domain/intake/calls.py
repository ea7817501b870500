"""A request made by phone, as somebody at the desk typed it in; and why one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.people import ChannelKind, Organisation
from dsr_desk.domain.requests import RequestKind

CALL_KINDS = (
    RequestKind.ERASURE,
    RequestKind.ACCESS,
    RequestKind.PORTABILITY,
    RequestKind.ACCESS_ERASURE,
)
CALL_CHANNELS = (ChannelKind.MAIL, ChannelKind.FORUM, ChannelKind.CHAT)
MOST_PERSONS = 20
MOST_SAID = 20_000
"""Characters of free text; a longer account belongs in a mail."""
_CLOCKS_DIFFER = timedelta(minutes=5)


class CallIncomplete(Refusal):
    """A part of the call is missing or can't be used."""

    code = "call-incomplete"

    def __init__(self, what: str) -> None:
        """Say which part."""
        super().__init__(
            f"The call can't be filed yet: {what}. Fill it in, then file it again.", what=what
        )


class CallInFuture(Refusal):
    """The call, or the person's own request, would lie ahead."""

    code = "call-in-future"

    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(
            "The call can't lie in the future, and the person's own request not after the call."
            " Mend the dates, then file it again."
        )


class CallerElsewhere(Refusal):
    """The caller's address has nothing to do with the organisation."""

    code = "caller-elsewhere"

    def __init__(self, organisation: str) -> None:
        """Name the organisation by its key."""
        super().__init__(
            "The caller's address belongs to no editor and no domain of the organisation"
            f" {organisation}. Ask for the address that its roster knows; without one the desk may"
            " not act.",
            organisation=organisation,
        )


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """What an editor asked for by phone; moments are aware."""

    organisation: str
    """Its key."""
    caller: EmailAddress
    caller_name: str
    called_at: datetime
    persons: tuple[EmailAddress, ...]
    kind: RequestKind
    channels: tuple[ChannelKind, ...]
    said: str
    """In the agent's words."""
    identity_confirmed: bool = False
    """The caller said so; that is a report of an attestation, never one (law.md L3, L16)."""
    requested_on: date | None = None
    """The day of the person's own request, when the caller knew it (law.md L2)."""
    language: str = "sv"
    """In which the organisation is answered, ``sv`` or ``en``."""

    def check(self, now: datetime) -> None:
        """Refuse what can't be filed.

        Raises:
            CallIncomplete, CallInFuture: naming what to mend.
        """
        wanting = {
            "whose data it is about": not 0 < len(self.persons) <= MOST_PERSONS,
            "what is wished for": self.kind not in CALL_KINDS,
            "which channels are meant": not self.channels
            or any(channel not in CALL_CHANNELS for channel in self.channels),
            "what was said": not self.said.strip() or len(self.said) > MOST_SAID,
            "the language of the answer": self.language not in ("sv", "en"),
        }
        for what, missing in wanting.items():
            if missing:
                raise CallIncomplete(what)
        late = self.requested_on is not None and self.requested_on > self.called_at.date()
        if self.called_at > now + _CLOCKS_DIFFER or late:
            raise CallInFuture


@dataclass(frozen=True, slots=True)
class KnownCaller:
    """An editor whom the roster knows today."""

    address: EmailAddress
    name: str


@dataclass(frozen=True, slots=True)
class CallChoice:
    """An organisation that may call, with its editors of today and the sorts of its channels."""

    organisation: Organisation
    callers: tuple[KnownCaller, ...]
    channels: tuple[ChannelKind, ...]
