"""Mails that the parser was never tuned on, written by others before it was last changed.

Don't look at single failures here when changing a rule or a wording: write a new tuned mail
(``labelled/README.md``).  The figures are those that were measured; what makes them worse is
noticed.
"""

from __future__ import annotations

from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import Labelled, labelled
from tests.domain.intake.reading import asks_for_more, read_mail

ORDINARY = labelled("counted_only/ordinary/1", "counted_only/ordinary/2")
HOSTILE = labelled("counted_only/hostile/1", "counted_only/hostile/2")
THIRD_ORDINARY = labelled("counted_only/ordinary/3")
"""By writers who say how the check was done in nearly every mail."""
THIRD_HOSTILE = labelled("counted_only/hostile/3")
FOURTH = labelled("counted_only/ordinary/4", "counted_only/hostile/4")
"""By writers who tell a story around the sentence in nearly every mail."""
FALSE_OK_AT_MOST = 2
THIRD_FALSE_OK_AT_MOST = 0
FOURTH_FALSE_OK_AT_MOST = 1
ATTESTED_AT_LEAST = 159
THIRD_ATTESTED_AT_LEAST = 32
FOURTH_ATTESTED_AT_LEAST = 18
HANDS = labelled("counted_only/hands/five", "counted_only/hands/fifteen")
"""Of 2026-11-27: a hand of doubtful mails beside ordinary ones like them, and an ordinary inbox."""
HANDS_ATTESTED_AT_LEAST = 31
HANDS_FALSE_OK_AT_MOST = 0
EXAMINED = labelled(
    *(
        f"counted_only/hands/{hand}"
        for hand in ("thirtyseven", "thirtyeight", "fortynine", "eighty", "eightyfour")
    )
)
"""By examiners, of the same day: ordinary mails by the specification."""
EXAMINED_ATTESTED_AT_LEAST = 125
CARELESS = labelled("counted_only/hands/careless")
"""Forty who contradict their own attestation somewhere in the mail."""
CARELESS_FALSE_OK_AT_MOST = 4
OTHER_PARTS_AT_LEAST = 0.88


def _ok(mail: Labelled) -> bool:
    return read_mail(mail).attestation.verdict is Verdict.OK


def test_what_is_taken_back_is_hardly_ever_ok() -> None:
    assert sum(map(_ok, HOSTILE)) <= FALSE_OK_AT_MOST
    assert sum(map(_ok, THIRD_HOSTILE)) <= THIRD_FALSE_OK_AT_MOST
    wrong = [mail for mail in FOURTH if not mail.attests and _ok(mail)]
    assert len(wrong) <= FOURTH_FALSE_OK_AT_MOST
    of_hands = [mail for mail in HANDS if not mail.attests and _ok(mail)]
    assert len(of_hands) <= HANDS_FALSE_OK_AT_MOST
    assert not any(_ok(mail) for mail in EXAMINED if not mail.attests)
    assert sum(map(_ok, CARELESS)) <= CARELESS_FALSE_OK_AT_MOST


def test_what_is_not_attested_in_an_ordinary_mail_is_never_ok() -> None:
    ordinary = (*ORDINARY, *THIRD_ORDINARY)
    assert not any(_ok(mail) for mail in ordinary if not mail.attests)


def test_no_sure_reading_asks_for_more_than_the_mail() -> None:
    mails = (*ORDINARY, *THIRD_ORDINARY, *FOURTH, *HANDS, *EXAMINED)
    assert [mail.id for mail in mails if asks_for_more(mail)] == []


def test_attestations_are_recognised() -> None:
    attested = [mail for mail in ORDINARY if mail.expected.get("attestation") == "ok"]
    assert sum(map(_ok, attested)) >= ATTESTED_AT_LEAST
    third = [mail for mail in THIRD_ORDINARY if mail.expected.get("attestation") == "ok"]
    assert sum(map(_ok, third)) >= THIRD_ATTESTED_AT_LEAST
    fourth = [mail for mail in FOURTH if mail.expected.get("attestation") == "ok"]
    assert sum(map(_ok, fourth)) >= FOURTH_ATTESTED_AT_LEAST
    assert sum(map(_ok, (mail for mail in HANDS if mail.attests))) >= HANDS_ATTESTED_AT_LEAST
    assert sum(map(_ok, (one for one in EXAMINED if one.attests))) >= EXAMINED_ATTESTED_AT_LEAST


def test_everything_else_is_read_as_labelled() -> None:
    wrong = [
        mail.id
        for mail in ORDINARY
        if any(not found.startswith("attestation") for found in mail.differences(read_mail(mail)))
    ]
    assert len(wrong) <= (1 - OTHER_PARTS_AT_LEAST) * len(ORDINARY)
