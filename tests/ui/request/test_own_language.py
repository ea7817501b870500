"""A scope sentence is set so that a tired eye finds each part of it."""

from __future__ import annotations

from dsr_desk.ui.request.own_language import part_a_line

PARTS = (
    "Erase 93 mails written by a@hemma.example in the inbox “Nordkraft”, 2019-02-08 to 2026-11-12",
    "pseudonymise 84 forum posts written by a@hemma.example in the forum “Energi”, 2019 to 2026",
    "keep 1 item, legal claim",
)
LAST = "Not searched in the channels: 98 attachments that can’t be read as text."


def test_a_long_sentence_has_a_line_for_each_part_and_for_what_was_not_searched() -> None:
    sentence = f"{'; '.join(PARTS)}. {LAST}"
    assert part_a_line(sentence).split("\n") == [
        f"{PARTS[0]};",
        f"{PARTS[1]};",
        f"{PARTS[2]}.",
        LAST,
    ]


def test_nothing_but_white_space_is_changed() -> None:
    sentence = f"{'; '.join(PARTS)}. {LAST}"
    assert " ".join(part_a_line(sentence).split()) == sentence


def test_a_short_sentence_stays_as_it_is() -> None:
    assert part_a_line("Erase 5 mails; keep 1 item.") == "Erase 5 mails; keep 1 item."
