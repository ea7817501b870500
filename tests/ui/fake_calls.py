"""Two organisations that may call, and a service that remembers what was filed."""

from __future__ import annotations

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.changes import Changes
from dsr_desk.domain.intake.calls import CALL_CHANNELS, CallChoice, KnownCaller, PhoneCall
from dsr_desk.domain.people import ChannelKind, Organisation, OrganisationKind
from dsr_desk.services.intake.calls import Calls
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.services.people.accounts import SignedIn

CHOICES = (
    CallChoice(
        Organisation("nordkraft", "Nordkraft AB", OrganisationKind.COMPANY),
        (
            KnownCaller(EmailAddress("maria@nordkraft.example"), "Maria Lind"),
            KnownCaller(EmailAddress("nils@nordkraft.example"), ""),
        ),
        CALL_CHANNELS,
    ),
    CallChoice(
        Organisation("staden", "Staden", OrganisationKind.PUBLIC_AUTHORITY),
        (KnownCaller(EmailAddress("ola@staden.example"), "Ola Berg"),),
        (ChannelKind.MAIL,),
    ),
)


class FakeCalls(Calls):
    """Files what it is given."""

    def __init__(self) -> None:
        self.filed: list[PhoneCall] = []
        self.fails: Exception | None = None

    def choices(self) -> tuple[CallChoice, ...]:
        return CHOICES

    def file(self, call: PhoneCall, by: SignedIn | None) -> IntakeResult:
        failure, self.fails = self.fails, None
        if failure is not None:
            raise failure
        self.filed.append(call)
        return IntakeResult((IntakeOutcome("", "filed", "DSR-0061"),), Changes(queue=True))
