# ruff: noqa: E501 (mails read better uncut)
"""A sentence that only says where the person's own mail stands, which is quoted below."""

from __future__ import annotations

import pytest

from dsr_desk.domain.intake.attesting.pointing import points_at_original
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import letter, wordings

POINTS = [
    "See her note below.",
    "Please see her email below.",
    "His message is below.",
    "The customer's request follows below.",
    "I've left his email below.",
    "Hennes mejl ligger nedan.",
    "Hans brev ligger nedan om ni vill läsa det.",
    "Se kundens meddelande nedan.",
]
SAYS_MORE = [
    "See her note below about the passport.",
    "See her note below, she isn't sure.",
    "See her daughter's note below.",
    "See my note below.",
    "See our note below.",
    "See this note below.",
    "See the sentence below.",
    "See the statement below.",
    "See below.",
    "See below for the details.",
    "See the exception below.",
    "The text below is her note.",
    "Her note is below the photo.",
    "Her note below is all we have.",
    "Her note is not below.",
    "Her note follows later.",
    "Her note follows tomorrow.",
    "Her proof is below.",
    "Se nedan.",
    "Se vår anteckning nedan.",
    "Se hennes mammas mejl nedan.",
    "Se hennes mejl nedan innan ni gör något.",
    "Hennes mejl ligger nedan, läs det först.",
    "Hennes legitimation ligger nedan.",
    "Hennes mejl kommer i morgon.",
    "Hans brev nedan är allt vi har.",
]
QUOTED = "\n\nOn Wed, 14 Feb 2024 at 11:07, Bo Ek wrote:\n> Hi Nadia,\n> could you get rid of the chat logs?\n> Best, Bo"


def verdict(said: str, below: str) -> Verdict:
    text = f"Hi,\n\nBo wants his chats with our help team erased: bo.ek@example.net. {said}\n\nWe have confirmed the person's identity.\n\nRegards\nNadia Hussain"
    words = wordings().with_opinion(None)
    return parse_request(letter(text + below), words).attestation.verdict


@pytest.mark.parametrize("said", POINTS)
def test_where_the_persons_own_mail_stands_says_nothing_of_the_check(said: str) -> None:
    assert points_at_original(said.lower(), wordings())


@pytest.mark.parametrize("said", SAYS_MORE)
def test_what_says_more_is_looked_at(said: str) -> None:
    assert not points_at_original(said.lower(), wordings())


def test_it_has_to_be_quoted() -> None:
    assert verdict("See her note below.", QUOTED) is Verdict.OK
    assert verdict("See her note below.", "") is not Verdict.OK


def test_a_question_is_not_answered_by_the_haste_that_follows_it() -> None:
    text = "Hello,\n\nBo Ek has asked for a copy of all the posts he made in our forum. It is bo.ek@example.net. {}\n\nWe have confirmed the person's identity.\n\nBest\nHelen Marsh"
    asked = text.format("Could you send us the export when it is ready? {} we are patient.")
    assert (
        parse_request(letter(asked.format("No great hurry,")), wordings()).wish.verdict
        is Verdict.OK
    )
    refused = parse_request(letter(asked.format("No,")), wordings())
    assert refused.wish.verdict is not Verdict.OK
