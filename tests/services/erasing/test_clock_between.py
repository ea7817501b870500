"""A clock that stands back between an approval and its run, or in the middle of it (L9)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dsr_desk.documents.checking import verify_any
from dsr_desk.domain.erasing.safeguards import TooEarly
from dsr_desk.domain.requests import CaseState
from dsr_desk.services.progress import Step
from tests.services.world import Small


def proved(small: Small) -> bool:
    """Tell whether the certificate of the usual case proves itself."""
    pdf, _ = small.services.erasure._certifying.files("DSR-0001")
    assert pdf is not None
    trusted = small.services.accounts.admin_key()
    return bool(verify_any(pdf, small.composer.crypto.verify, trusted)["holds"])


def test_a_clock_that_is_minutes_behind_the_approvers_spoils_no_certificate(small: Small) -> None:
    case = small.approved()
    small.clock.moment -= timedelta(minutes=2)
    small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    assert proved(small)


def test_a_clock_of_before_the_approval_stops_the_run_before_anything_is_erased(
    small: Small,
) -> None:
    case = small.approved()
    small.clock.moment -= timedelta(hours=1)
    with pytest.raises(TooEarly):
        small.services.erasure.run(case.id, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.APPROVED
    small.clock.moment += timedelta(hours=1)
    small.services.erasure.run(case.id, small.alva)
    assert proved(small)


def test_a_clock_that_is_set_back_in_the_middle_of_a_run_spoils_no_certificate(
    small: Small,
) -> None:
    case = small.approved()

    def hear(step: Step) -> None:
        if step.what == "residue" and not step.done:
            small.clock.moment -= timedelta(days=1)

    small.services.erasure.run(case.id, small.alva, hear)
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    assert proved(small)
