"""The scope sentence: what will happen, counted, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.finding.scope import (
    Scope,
    ScopeLine,
    merge_lines,
    scope_digest,
    scope_sentence,
)
from dsr_desk.domain.people import Action, ChannelKind

MAIL = ScopeLine(
    "Kundtjänst", ChannelKind.MAIL, Action.DELETE, 214, date(2019, 3, 2), date(2026, 2, 11)
)
POST = ScopeLine(
    "Medborgare", ChannelKind.FORUM, Action.ANONYMISE, 1, date(2025, 1, 5), date(2025, 1, 5)
)
NAMES = {1: "a@b.se", 2: "c@d.se"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "sv",
            "Radera 214 mail skrivna av a@b.se i inkorgen ”Kundtjänst”, 2019-03-02 till 2026-02-11;"
            " pseudonymisera 1 foruminlägg skrivet av a@b.se i forumet ”Medborgare”, 2025-01-05;"
            " behåll 1 post, rättsligt anspråk.",
        ),
        (
            "en",
            "Erase 214 mails written by a@b.se in the inbox “Kundtjänst”, 2019-03-02 to 2026-02-11;"
            " pseudonymise 1 forum post written by a@b.se in the forum “Medborgare”, 2025-01-05;"
            " keep 1 item, legal claim.",
        ),
    ],
)
def test_one_sentence_says_everything(language: str, sentence: str) -> None:
    scope = Scope((MAIL, POST), ((Ground.LEGAL_CLAIM, 1),), 1)
    assert scope_sentence(scope, language, NAMES) == sentence


@pytest.mark.parametrize(
    ("language", "persons", "whom"),
    [("sv", 1, "personen"), ("en", 1, "the person"), ("sv", 2, "person 1"), ("en", 2, "person 1")],
)
def test_without_names_the_same_sentence_names_nobody(
    language: str, persons: int, whom: str
) -> None:
    scope = Scope((MAIL, POST), (), persons)
    named = scope_sentence(scope, language, NAMES)
    assert scope_sentence(scope, language) == named.replace("a@b.se", whom)


@pytest.mark.parametrize(
    ("language", "count", "words"),
    [
        ("sv", 1, "radera 1 svar till c@d.se i inkorgen ”Kundtjänst”"),
        ("sv", 3, "radera 3 svar till c@d.se i inkorgen ”Kundtjänst”"),
        ("en", 1, "erase 1 reply to c@d.se in the inbox “Kundtjänst”"),
        ("en", 3, "erase 3 replies to c@d.se in the inbox “Kundtjänst”"),
    ],
)
def test_what_staff_wrote_is_not_said_to_be_written_by_the_person(
    language: str, count: int, words: str
) -> None:
    replies = replace(MAIL, count=count, person=2, replies=True)
    assert words in scope_sentence(Scope((MAIL, replies), (), 2), language, NAMES)


def test_nothing_found_is_said_and_not_left_empty() -> None:
    assert scope_sentence(Scope((), (), 1), "sv") == "Inget att radera."


def test_lines_of_one_channel_and_person_are_added_up() -> None:
    one = ScopeLine("A", ChannelKind.MAIL, Action.DELETE, 1, date(2026, 1, 5), date(2026, 1, 5))
    two = ScopeLine("A", ChannelKind.MAIL, Action.DELETE, 1, date(2025, 1, 5), date(2025, 1, 5))
    (merged,) = merge_lines([one, two])
    assert (merged.count, merged.first, merged.last) == (2, two.first, one.last)
    assert len(merge_lines([one, replace(two, person=2), replace(two, replies=True)])) == 3


@pytest.mark.parametrize(
    "changed",
    [
        Scope((replace(MAIL, count=213),), (), 1),
        Scope((replace(MAIL, channel="Reception"),), (), 1),
        Scope((replace(MAIL, action=Action.ANONYMISE),), (), 1),
        Scope((replace(MAIL, first=date(2020, 1, 1)),), (), 1),
        Scope((replace(MAIL, last=date(2026, 1, 1)),), (), 1),
        Scope((replace(MAIL, person=2),), (), 1),
        Scope((replace(MAIL, replies=True),), (), 1),
        Scope((replace(MAIL, kind=ChannelKind.CHAT),), (), 1),
        Scope((MAIL,), ((Ground.ARCHIVE, 1),), 1),
        Scope((MAIL,), (), 2),
    ],
)
def test_whatever_the_sentence_says_is_in_the_digest(changed: Scope) -> None:
    assert scope_digest(changed) != scope_digest(Scope((MAIL,), (), 1))


@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.sampled_from(list(Action)), st.sampled_from((1, 2))),
        max_size=12,
    )
)
def test_no_item_is_lost_or_counted_twice(made: list[tuple[str, Action, int]]) -> None:
    day = date(2026, 1, 5)
    lines = [ScopeLine(c, ChannelKind.MAIL, a, 1, day, day, who) for c, a, who in made]
    assert Scope(merge_lines(lines), (), 2).total == len(made)


def test_anonymise_is_said_once_it_is_proved() -> None:
    scope = Scope((POST,), (), 1)
    assert scope_sentence(scope, "en", anonymous=True).startswith("Anonymise 1 forum post")
    assert scope_sentence(scope, "sv", anonymous=True).startswith("Anonymisera 1 foruminlägg")
