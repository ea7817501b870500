"""The day the request reached the organisation: how people tell it, and what is some other day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import ParsedRequest
from tests.domain.intake.letters import letter, wordings

WISH = "Vi har bekräftat personens identitet. Radera alla mail från anna@example.org."
WISHED = "We have confirmed the person's identity. Please delete all emails from anna@example.org."


def read(text: str, **more: Any) -> ParsedRequest:
    """Read a mail that was received on Wednesday 25 March 2026."""
    return parse_request(letter(text, **more), wordings())


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Begäran kom in igår.", date(2026, 3, 24)),
        ("I förrgår fick vi hennes begäran.", date(2026, 3, 23)),
        ("Hon skrev till oss i dag.", date(2026, 3, 25)),
        ("Hon ringde i fredags.", date(2026, 3, 20)),
        ("Hon ringde i onsdags.", date(2026, 3, 18)),
        ("Hon kontaktade oss måndag förra veckan.", date(2026, 3, 16)),
        ("Det kom in för tre dagar sedan.", date(2026, 3, 22)),
        ("Inkom 17 mars.", date(2026, 3, 17)),
        ("Begäran kom den 20 mars.", date(2026, 3, 20)),
        ("Begäran kom den 13:e.", date(2026, 3, 13)),
        ("Begäran kom den 28:e.", date(2026, 2, 28)),
        ("Inkom 5/3.", date(2026, 3, 5)),
        ("Inkom 260310.", date(2026, 3, 10)),
        ("Inkom 2026.03.10.", date(2026, 3, 10)),
        ("Inkom 10.3.2026.", date(2026, 3, 10)),
        ("Begäran kom in fredagen den 6 mars.", date(2026, 3, 6)),
        ("Begäran mottogs 2026-03-04 (daterad 2026-03-01).", date(2026, 3, 4)),
        ("Inkom: 2026-03-11", date(2026, 3, 11)),
        ("Begäran inkom 12 december.", date(2025, 12, 12)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_swedes_tell_it(told: str, day: date) -> None:
    assert read(f"{told} {WISH}").requested_on == day


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("She wrote to us on 3 March.", date(2026, 3, 3)),
        ("She wrote to us on March 14.", date(2026, 3, 14)),
        ("Her request reached us on the 9th of March 2026.", date(2026, 3, 9)),
        ("She rang us yesterday.", date(2026, 3, 24)),
        ("She rang us the day before yesterday.", date(2026, 3, 23)),
        ("She came in on Monday.", date(2026, 3, 23)),
        ("She contacted us last Friday.", date(2026, 3, 20)),
        ("She contacted us three days ago.", date(2026, 3, 22)),
        ("Received 3/19/2026.", date(2026, 3, 19)),
        ("Received 19/3/2026.", date(2026, 3, 19)),
        ("In a letter dated 26 February and received on 2 March she asked.", date(2026, 3, 2)),
    ],
)  # fmt: skip
def test_a_day_is_read_as_english_is_told(told: str, day: date) -> None:
    assert read(f"{told} {WISHED}").requested_on == day


@pytest.mark.parametrize(
    "told",
    [
        "Hon hörde av sig förra veckan.",
        "Hon hörde av sig häromdagen.",
        "Vi skrev till er i fredags.",
        "Vi behöver svar senast den 10 april.",
        "Vi kontrollerade hennes legitimation den 5 mars.",
        "Hon flyttade den 1 mars.",
        "Hennes faktura från 12/2 är betald.",
        "Begäran kom in den 12 april.",
    ],
)
def test_another_day_or_a_vague_one_is_no_request_day(told: str) -> None:
    assert read(f"{told} {WISH}").requested_on is None


@pytest.mark.parametrize(
    "told", ["Received 03/04/2026.", "Received 3/2/2026.", "She wrote to us last Tuesday."]
)
def test_what_could_be_two_days_is_shown_and_not_guessed(told: str) -> None:
    parsed = read(f"{told} {WISHED}")
    assert parsed.requested_on is None
    assert "request-date-unclear" in parsed.problems


def test_two_days_of_arrival_are_unclear() -> None:
    parsed = read(f"Begäran inkom 2026-03-02. Begäran inkom 2026-03-05. {WISH}")
    assert (parsed.requested_on, "request-date-unclear" in parsed.problems) == (None, True)


def test_yesterday_is_counted_from_the_day_the_mail_was_sent() -> None:
    sent = datetime(2026, 3, 23, 23, 30, tzinfo=UTC)  # half past midnight on the 24th in Sweden
    assert read(f"Hon ringde igår. {WISH}", sent_at=sent).requested_on == date(2026, 3, 23)


def test_a_day_that_the_mail_claims_to_be_from_long_ago_is_not_counted_from() -> None:
    sent = datetime(2025, 3, 23, 9, 0, tzinfo=UTC)
    assert read(f"Hon ringde igår. {WISH}", sent_at=sent).requested_on == date(2026, 3, 24)


def test_the_answer_to_our_own_question_tells_the_day() -> None:
    text = f"> När fick ni begäran?\n\n13 mars.\n\n> Vad gäller det?\n\n{WISH}"
    assert read(text).requested_on == date(2026, 3, 13)


def test_a_columns_heading_tells_what_its_days_are() -> None:
    text = (
        "Namn | Adress | Inkom | Avser\nAnna | anna@example.org | 2026-03-12 | mejl\n"
        "Bo | bo@example.org | 2026-03-12 | mejl\n\nRadera. Vi har bekräftat personernas identitet."
    )
    parsed = read(text)
    assert parsed.requested_on == date(2026, 3, 12)
