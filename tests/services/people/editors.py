"""Changes of the roster as a supervisor makes them."""

from __future__ import annotations

from datetime import date

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.requests import Case
from dsr_desk.domain.roster.proposals import Risk, Row
from dsr_desk.domain.verifying.checklist import Check
from dsr_desk.services.people.roster import Seen
from tests.services.world import Small

EVERY_RISK = frozenset(Risk)


def apply(small: Small, found: Seen, accepted: frozenset[Risk] = EVERY_RISK) -> None:
    small.services.rosters.apply(found, found.difference.digest, accepted, small.sam)


def add(
    small: Small, channel: str, address: str, since: date | None, until: date | None = None
) -> None:
    row = Row(1, channel, EmailAddress(address), "", since, until)
    apply(small, small.services.rosters.preview_row(row, small.sam))


def check(small: Small, case: Case, name: str) -> Check:
    checks = small.services.checklist.view(case.id).checks
    return next(each for each in checks if each.name == name)
