"""Whatever the command line has a code for, it has words for too."""

from __future__ import annotations

import pytest

from dsr_desk.commands import words
from dsr_desk.commands.deciding import delta_lines
from dsr_desk.commands.progress import told
from dsr_desk.domain.erasing.cautions import Caution, CautionKind
from dsr_desk.domain.erasing.receipts import Outcome, Trace
from dsr_desk.domain.erasing.second_look import Delta, Difference, Turn
from dsr_desk.domain.extracts.redaction.decided import RedactionGround
from dsr_desk.domain.finding.beside import Hint, Likeness
from dsr_desk.domain.finding.matches import Gap, MatchCounts
from dsr_desk.domain.requests import Nature
from dsr_desk.domain.roster.proposals import Risk
from dsr_desk.services.progress import Step
from tests.domain.factories import a_plan_item


def test_every_kind_of_thing_has_words() -> None:
    assert words.OUTCOMES.keys() == set(Outcome)
    assert words.CAUTIONS.keys() == set(CautionKind)
    assert words.HINTS.keys() == set(Hint)
    assert words.LIKENESSES.keys() == set(Likeness)
    assert words.NATURES.keys() == set(Nature)
    assert words.REDACTION_GROUNDS.keys() == set(RedactionGround)
    assert words.RISKS.keys() == set(Risk)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            words.trace_line(Trace("archive", "mentions", 3, blocking=False)),
            "  outside archive: mentions in other people’s texts ×3",
        ),
        (
            words.trace_line(Trace("archive", "of-tomorrow", 1, blocking=True)),
            "  TRACE archive: of-tomorrow ×1",
        ),
        (
            words.gap_line(Gap("", "nk-forum", "channel-in-other-case")),
            "  GAP nk-forum: not searched here, another case has it",
        ),
        (
            words.gap_line(Gap("archive", "nk-forum", "the disk is gone")),
            "  GAP archive: the disk is gone",
        ),
        (
            words.caution_line(Caution(CautionKind.ACTIVE, 2)),
            "CAUTION: 2 of the items are from the last two weeks: somebody may be waiting for"
            " an answer",
        ),
    ],
)
def test_a_line_says_it_in_words(said: str, line: str) -> None:
    assert said == line


def test_an_item_is_counted_in_english() -> None:
    assert (words.items(1), words.items(2)) == ("1 item", "2 items")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (words.outcome_line(Outcome.ERASED, 12_345), "  erased: 12,345"),
        (words.trace_line(Trace("archive", "mentions", 1_000, blocking=False))[-6:], "×1,000"),
        (
            words.counts_line(MatchCounts(104_000, 100_000, 3_000, 1_000, (), ())),
            "100,000 included, 3,000 left out, 1,000 to look at",
        ),
        (told(Step("searched", 1_200, 90_000)), "searched 1,200 of 90,000"),
    ],
)
def test_large_numbers_stand_in_groups_of_three(said: str, line: str) -> None:
    assert said == line


def test_of_what_is_no_longer_in_a_plan_a_few_are_named() -> None:
    gone = [Difference(Turn.REMOVED, a_plan_item(number)) for number in range(1, 31)]
    added = [Difference(Turn.ADDED, a_plan_item(number)) for number in range(31, 61)]
    said = delta_lines(Delta(1, True, (*added, *gone)))
    named = [sum(line.startswith(f"  {turn}") for line in said) for turn in ("added", "removed")]
    assert named == [30, 20]
    assert "10 more removed" in said[-1]
    assert not any("more removed" in line for line in delta_lines(Delta(1, True, tuple(gone[:20]))))
