"""The scope sentence: what will happen, counted, in both languages, naming nobody."""

from __future__ import annotations

from datetime import date

import pytest

from dsr_desk.domain.matches import Ground
from dsr_desk.domain.people import Action, ChannelKind
from dsr_desk.domain.scope import Scope, ScopeLine, merge_lines, scope_sentence

MAIL = ScopeLine(
    "Kundtjänst", ChannelKind.MAIL, Action.DELETE, 214, date(2019, 3, 2), date(2026, 2, 11)
)
POST = ScopeLine(
    "Medborgare", ChannelKind.FORUM, Action.ANONYMISE, 1, date(2025, 1, 5), date(2025, 1, 5)
)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "sv",
            "Radera 214 mail i Kundtjänst, 2019-03-02 till 2026-02-11; anonymisera 1 foruminlägg i"
            " Medborgare, 2025-01-05; behåll 1 (rättsligt anspråk).",
        ),
        (
            "en",
            "Erase 214 mails in Kundtjänst, 2019-03-02 to 2026-02-11; anonymise 1 forum post in"
            " Medborgare, 2025-01-05; keep 1 (legal claim).",
        ),
    ],
)
def test_one_sentence_says_everything(language: str, sentence: str) -> None:
    scope = Scope((MAIL, POST), ((Ground.LEGAL_CLAIM, 1),), 1)
    assert scope_sentence(scope, language) == sentence


def test_nothing_found_is_said_and_not_left_empty() -> None:
    assert scope_sentence(Scope((), (), 1), "sv") == "Inget att radera."


def test_lines_of_one_channel_are_added_up() -> None:
    one = ScopeLine("A", ChannelKind.MAIL, Action.DELETE, 1, date(2026, 1, 5), date(2026, 1, 5))
    two = ScopeLine("A", ChannelKind.MAIL, Action.DELETE, 1, date(2025, 1, 5), date(2025, 1, 5))
    (merged,) = merge_lines([one, two])
    assert (merged.count, merged.first, merged.last) == (2, two.first, one.last)
