"""What may still tell who a masked text is about (law.md L34)."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime

import pytest

from dsr_desk.domain.erasing.receipts import Outcome, RunRecord, RunState, Stage, StageName, Trace
from dsr_desk.domain.erasing.traces import STILL_FOUND
from dsr_desk.domain.finding.detecting.detectors import marks_in
from dsr_desk.domain.finding.detecting.kinds import Identifier
from dsr_desk.domain.finding.detecting.outline import outline_of
from dsr_desk.domain.finding.detecting.seen import seen
from dsr_desk.domain.finding.folded import letters_in, may_be_spelt, plain, signs_of
from dsr_desk.domain.finding.identifiers import SHAPES, forms_of, identifiers_in
from tests.tools.labelled_letters import letters
from tests.tools.planted_sentences import SENTENCES

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNA = forms_of(["Anna Svensson"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna sa det", Identifier.NAME),
        ("A n n a", Identifier.NAME),
        ("Ånnas tur", Identifier.NAME),
        ("An\u00adna", Identifier.NAME),
        ("svenssonanna", Identifier.NAME),
        ("min granne Karin Lind såg det", Identifier.NAME),
        ("k (at) hemma . se", Identifier.ADDRESS),
        ("k@hemma.se", Identifier.ADDRESS),
        ("k [at] hemma.se", Identifier.ADDRESS),
        ("k(a)hemma.se", Identifier.ADDRESS),
        ("k snabel-a hemma.se", Identifier.ADDRESS),
        ("850101\n-1234", Identifier.PERSONAL_NUMBER),
        ("ring 08-12 34 56", Identifier.PHONE),
        ("se forum.example/u/7", Identifier.LINK),
        ("gopher://x", Identifier.LINK),
        ("från 10.0.0.7", Identifier.NETWORK),
        ("fe80::1", Identifier.NETWORK),
        ("min bild.heic", Identifier.FILE),
        ("bilen ABC 12D", Identifier.PLATE),
        ("bg: 5805-6201", Identifier.ACCOUNT),
        ("på Storgatan 12", Identifier.POSTAL),
        ("114 55 Stockholm", Identifier.POSTAL),
        ("olle_b skrev:\n> Nej", Identifier.HANDLE),
        ("k@hemma\n> .se", Identifier.ADDRESS),
        ("SE850101123401", Identifier.PERSONAL_NUMBER),
        ("KARIN HOLM gick hem", Identifier.NAME),
        ("Mvh K. Ek", Identifier.NAME),
    ],
)
def test_what_may_identify_is_named(text: str, kind: Identifier) -> None:
    assert kind in identifiers_in(text, ANNA)


@pytest.mark.parametrize(
    "text",
    [
        "[borttaget] var här 2026-05-04 kl 10:30:22",
        "Elmätaren visar fel. Susanna vet. Annan dag.",
        "hus 12, 123 456 kr och/eller 1.234,50",
        "",
    ],
)
def test_what_tells_of_nobody_is_left_alone(text: str) -> None:
    assert identifiers_in(text, ANNA) == frozenset()


def test_every_shape_is_found_that_a_whole_look_would_find() -> None:
    dice = random.Random(7)
    pieces = [
        "@",
        "(at)",
        "(a)",
        "[at]",
        "snabel-a",
        "a",
        "se",
        ".",
        "1",
        "0",
        "+",
        "20",
        "85",
        ":",
    ]
    pieces += [
        "850101",
        "1234",
        "::",
        "fe",
        "/",
        "//",
        "www",
        "pdf",
        " ",
        "-",
        "\n",
        "9",
        "\u0663",
        "ö",
        "(",
        ")",
        ",",
    ]
    met: set[Identifier] = set()
    for _ in range(4_000):
        text = "".join(dice.choices(pieces, k=dice.randrange(1, 16)))
        whole = {kind for kind, shape in SHAPES if shape.search(plain(text))}
        marks = {mark.kind for mark in marks_in(seen(text), outline_of(seen(text), plain(text)))}
        assert identifiers_in(text) - {Identifier.NAME} == whole | marks
        met |= whole
    assert met == {kind for kind, _ in SHAPES}


def test_words_are_soon_found_as_one_by_one() -> None:
    """Also where letters are spelt out, or are none that a western byte could hold."""
    dice, met = random.Random(11), 0
    pieces = [*"aé²ß7_ .-,\n\x85\u2009", "anna", "анна", "\u0301", " a", "-b", ".c", "a n n a"]
    for _ in range(3_000):
        text = plain("".join(dice.choices(pieces, k=dice.randrange(1, 12))))
        assert letters_in(text) == re.findall(r"[^\W\d_]+", text)
        spelt = re.search(r"(?<!\w)(?:[^\W\d_][ .-]){2,30}[^\W\d_](?!\w)", text)
        assert may_be_spelt(signs_of(text)) or not spelt
        met += not may_be_spelt(signs_of(text)) and len(letters_in(text)) > 2
    assert met > 100


@pytest.mark.parametrize(
    "text", ["då A n n a", "a.n.n.a", "(a-n n.a)", "1 a n n a 2", "xx a n n a"]
)
def test_a_name_spelt_out_is_a_name(text: str) -> None:
    assert Identifier.NAME in identifiers_in(text, ANNA)


def _record(*traces: Trace, looked: bool = True) -> RunRecord:
    stage = Stage(StageName.RESIDUE, NOON, NOON if looked else None)
    counts = ((Outcome.ANONYMISED, 3),)
    return RunRecord(1, 1, "d", RunState.DONE, "a", NOON, NOON, counts, 3, (stage,), traces)


def test_anonymised_is_said_only_after_a_look_that_found_nothing() -> None:
    mention = Trace("archive.item", "mentions", 2, blocking=False)
    assert _record(mention).told_counts == ((Outcome.ANONYMISED, 3),)
    left = Trace("archive", Identifier.LINK.trace, 1, blocking=False)
    again = Trace("archive.item", STILL_FOUND, 1)
    for record in (_record(left), _record(again), _record(looked=False)):
        assert record.told_counts == ((Outcome.PSEUDONYMISED, 3),)


def test_what_an_extract_would_ask_about_is_seen_in_an_anonymised_text_too() -> None:
    """Both hear the same detectors; a given name alone and a word after “user” are no marks."""
    made = letters(sum(map(len, SENTENCES.values())), 5)
    unseen = [p for each in made for p in each.planted if not identifiers_in(p.said, ANNA)]
    assert {(p.sort, p.writing.partition(",")[0]) for p in unseen} <= {
        ("name", "single"),
        ("handle", "as a user"),
    }
