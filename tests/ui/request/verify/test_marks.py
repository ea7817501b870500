"""Evidence in the mail: every character once, the particular before the general."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.requests import Span
from dsr_desk.ui.request.verify.marks import Mark, MarkKind, Piece, pieces_of

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
marks = st.builds(
    lambda span, kind: Mark(span[0], span[1], kind), spans, st.sampled_from(list(MarkKind))
)


@given(st.integers(0, 50), st.lists(marks, max_size=8), st.lists(spans, max_size=3))
def test_the_pieces_give_the_text_back_without_gap_or_overlap(
    length: int, marked: list[Mark], quoted: list[list[int]]
) -> None:
    pieces = list(pieces_of(length, marked, [Span(*span) for span in quoted]))
    reached = 0
    for piece in pieces:
        assert piece.start == reached < piece.end
        reached = piece.end
    assert reached == length


@given(st.integers(1, 50), st.lists(marks, max_size=8))
def test_a_character_has_a_kind_exactly_when_a_mark_covers_it(
    length: int, marked: list[Mark]
) -> None:
    covered = {at for mark in marked for at in range(mark.start, min(mark.end, length))}
    shown = {
        at
        for piece in pieces_of(length, marked, ())
        if piece.kind is not None
        for at in range(piece.start, piece.end)
    }
    assert shown == covered


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            [Mark(0, 10, MarkKind.WISH), Mark(4, 6, MarkKind.PERSON)],
            [
                Piece(0, 4, MarkKind.WISH, False),
                Piece(4, 6, MarkKind.PERSON, False),
                Piece(6, 10, MarkKind.WISH, False),
            ],
        ),
        (
            [Mark(0, 10, MarkKind.WISH), Mark(0, 3, MarkKind.CHANNEL)],
            [Piece(0, 3, MarkKind.CHANNEL, False), Piece(3, 10, MarkKind.WISH, False)],
        ),
        ([Mark(20, 30, MarkKind.WISH)], [Piece(0, 10, None, False)]),
    ],
)
def test_the_more_particular_evidence_is_shown(marked: list[Mark], expected: list[Piece]) -> None:
    assert list(pieces_of(10, marked, ())) == expected


def test_quoted_history_is_shaded_and_keeps_what_is_marked_in_it() -> None:
    assert list(pieces_of(6, [Mark(3, 4, MarkKind.ATTESTATION)], [Span(2, 6)])) == [
        Piece(0, 2, None, False),
        Piece(2, 3, None, True),
        Piece(3, 4, MarkKind.ATTESTATION, True),
        Piece(4, 6, None, True),
    ]
