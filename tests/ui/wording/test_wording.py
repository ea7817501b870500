"""Words: every value and code has its own, in both languages; days and times as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import pytest

from dsr_desk.domain.clocks.deadlines import statutory_deadline
from dsr_desk.domain.erasing.receipts import Outcome, RunState, StageName
from dsr_desk.domain.finding.matches import Ground, Why
from dsr_desk.domain.finding.scope import Scope, ScopeLine
from dsr_desk.domain.intake.codes import CODES
from dsr_desk.domain.people import Action, ChannelKind, OrganisationKind, Right, Role
from dsr_desk.domain.record.registry import What
from dsr_desk.domain.refusing import RefusalGround
from dsr_desk.domain.requests import CaseState, Nature, RequestKind, Verdict
from dsr_desk.domain.verifying import checklist
from dsr_desk.services.progress import Step
from dsr_desk.ui import wording
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.request.run.amounts import what_is_done
from dsr_desk.ui.wording.hints import HINTS
from dsr_desk.ui.wording.reasons import REASONS
from dsr_desk.ui.wording.values import NAMES
from tests.ui.fakes import NOW

KINDS: tuple[type[StrEnum], ...] = (
    RequestKind,
    Nature,
    Verdict,
    CaseState,
    ChannelKind,
    Action,
    OrganisationKind,
    Role,
    Right,
    What,
    Why,
    Ground,
    RefusalGround,
    Outcome,
    StageName,
    RunState,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_has_a_word_of_its_own(kind: type[StrEnum], translators: Translators) -> None:
    english = [wording.value(member) for member in kind]
    translators.speak(Language.SWEDISH)
    swedish = [wording.value(member) for member in kind]
    assert len(set(english)) == len(set(swedish)) == len(kind)
    assert all(english)


def test_no_word_is_for_a_value_that_is_gone() -> None:
    assert set(NAMES) == {(kind, member.value) for kind in KINDS for member in kind}


def test_equal_values_of_two_kinds_keep_their_own_words() -> None:
    assert wording.value(Verdict.FAILED) == "Not met"
    assert wording.value(Outcome.FAILED) == "Failed"


def reasons_of_the_checklist() -> set[str]:
    """Return the reason codes that domain/verifying/checklist.py can give, read off its source."""
    import inspect
    import re

    source = inspect.getsource(checklist)
    prefixes = "nature|subjects|organisation|editor|disposal|social"
    found = set(re.findall(rf'"((?:{prefixes})-[a-z-]+)"', source))
    natures = (Nature.DATA_SUBJECT, Nature.NEWSLETTER, Nature.AUTO_REPLY, Nature.BOUNCE)
    return found | {f"nature-{nature.value.replace('_', '-')}" for nature in natures}


def test_every_reason_and_problem_code_has_its_sentence(translators: Translators) -> None:
    codes = reasons_of_the_checklist() | set(CODES)
    assert len(codes) > 60
    assert codes - set(REASONS) == set()
    assert set(REASONS) - codes == set()
    assert set(HINTS) <= set(REASONS)
    translators.speak(Language.SWEDISH)
    assert [code for code in codes if wording.reason(code) == REASONS[code]] == []


def test_every_doubt_about_an_attestation_says_what_to_do() -> None:
    settled = {"attestation-weighed", "attestation-not-by-editor", "attestation-not-read"}
    doubts = {code for code in REASONS if code.startswith("attestation-")} - settled
    assert doubts <= set(HINTS)


def test_every_check_has_a_title() -> None:
    titles = {wording.check_title(code, "Forum Medborgare") for code in checklist.CODES}
    assert len(titles) == len(checklist.CODES)
    assert "Editor of Forum Medborgare" in titles
    assert wording.check_title("editor") == "Editor of a channel"


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert wording.reason("something-new") == "something-new"
    assert wording.check_hint("something-new") == ""
    assert wording.step("something-new") == "something-new"


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        (Language.ENGLISH, 1, "1 day"),
        (Language.ENGLISH, 2, "2 days"),
        (Language.ENGLISH, 0, "0 days"),
        (Language.SWEDISH, 1, "1 dag"),
        (Language.SWEDISH, 2, "2 dagar"),
    ],
)
def test_numbers_have_their_plurals(
    language: Language, count: int, said: str, translators: Translators
) -> None:
    translators.speak(language)
    assert wording.counting.days(count) == said


@pytest.mark.parametrize(
    ("due", "swedish"),
    [
        (NOW - timedelta(days=1), "1 dag försenat"),
        (NOW - timedelta(hours=5), "5 timmar försenat"),
        (NOW - timedelta(seconds=1), "1 timme försenat"),
        (NOW + timedelta(minutes=1), "i dag 10:31"),
        (datetime(2026, 11, 24, 22, 59, tzinfo=UTC), "i dag 23:59"),
        (datetime(2026, 11, 24, 23, 1, tzinfo=UTC), "i morgon 00:01"),
        (NOW + timedelta(days=2), "2 dagar"),
        (NOW + timedelta(days=40), "40 dagar"),
    ],
)
def test_a_due_time_is_told_by_the_local_day(
    due: datetime, swedish: str, translators: Translators
) -> None:
    translators.speak(Language.SWEDISH)
    assert wording.due_words(due, NOW).words == swedish


def test_late_at_the_other_side_of_midnight_is_a_day_late() -> None:
    due = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
    assert wording.due_words(due, due + timedelta(hours=1)).words == "1 day late"


def test_a_moment_is_told_in_the_desks_zone(translators: Translators) -> None:
    assert wording.moment(NOW) == "24 Nov 2026 10:30"
    translators.speak(Language.SWEDISH)
    assert wording.moment(NOW) == "24 nov 2026 10:30"


def test_the_arithmetic_of_a_deadline_is_told_step_by_step() -> None:
    # 31 January + 1 month = 28 February 2026, a Saturday; 1 March is a Sunday.
    steps = wording.deadline_steps(statutory_deadline(date(2026, 1, 31), "SE"))
    assert steps == (
        "The period begins on 31 Jan 2026, the day of the person’s request.",
        "1 month later is 28 Feb 2026.",
        "28 Feb 2026 is a Saturday: it moves to the next day.",
        "1 Mar 2026 is a Sunday: it moves to the next day.",
        "The last day is 2 Mar 2026.",
    )


def test_a_guessed_start_says_that_it_is_guessed() -> None:
    deadline = statutory_deadline(date(2026, 1, 2), "SE", latest_possible=True)
    assert "may be earlier" in wording.deadline_steps(deadline)[0]


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 bytes"), (212_000, "212 kB"), (3_400_000, "3.4 MB")]
)
def test_sizes_are_told_in_round_numbers(count: int, said: str) -> None:
    assert wording.size(count) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.SWEDISH, "12\u00a0000 av 99\u00a0989"), (Language.ENGLISH, "12,000 of 99,989")],
)
def test_how_far_a_step_has_come_is_told_in_groups_of_three(
    language: Language, said: str, translators: Translators
) -> None:
    translators.speak(language)
    assert wording.amount(Step("act", 12_000, 99_989)) == said
    day = NOW.date()
    lines = [
        ScopeLine("A", ChannelKind.MAIL, action, count, day, day)
        for action, count in ((Action.DELETE, 3_000), (Action.ANONYMISE, 12_000))
    ]
    assert wording.grouped(12_000) in what_is_done(Scope(tuple(lines), (), 1))
