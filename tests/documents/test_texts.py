"""The fixed words: both languages say everything, and no more than holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from dsr_desk.config import resources
from dsr_desk.documents.texts import size, words
from dsr_desk.domain.erasing.receipts import Outcome
from dsr_desk.domain.erasing.traces import IDENTIFYING, OUTSIDE, UNSEARCHED
from dsr_desk.domain.errors import Defect
from dsr_desk.domain.extracts.packages import COVER_CODES, STAFF_ITEM
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.verifying.checklist import CODES

SOURCES = Path(__file__).parent.parent.parent / "dsr_desk" / "documents"


def table(language: str) -> dict[str, dict[str, str]]:
    path = resources() / "documents" / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def facts(text: str) -> set[str]:
    """Return what a text tells; a number that only chooses a word is told by another place."""
    places = [(name, form or "") for _, name, form, _ in Formatter().parse(text) if name]
    return {name for name, form in places if "|" not in form or "#" in form}


def test_both_languages_have_the_same_texts_with_the_same_facts() -> None:
    swedish, english = table("sv"), table("en")
    assert {s: sorted(t) for s, t in swedish.items()} == {s: sorted(t) for s, t in english.items()}
    differing = [
        f"{section}.{name}"
        for section, texts in swedish.items()
        for name, text in texts.items()
        if facts(text) != facts(english[section][name])
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("grounds", (*Ground, STAFF_ITEM)),
        ("kinds", tuple(ChannelKind)),
        ("outcomes", tuple(Outcome)),
        ("checks", CODES),
        ("traces", (*IDENTIFYING, *OUTSIDE)),
        ("unsearched", tuple(UNSEARCHED)),
        ("cover", (*COVER_CODES, *(f"{code}_hint" for code in COVER_CODES))),
    ],
)
def test_every_value_has_a_word(language: str, section: str, names: tuple[str, ...]) -> None:
    assert sorted(table(language)[section]) == sorted(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_claims_more_than_can_be_known(language: str) -> None:
    said = " ".join(t for texts in table(language).values() for t in texts.values()).lower()
    claims = (
        r"securely|destroyed|unrecoverable|certified|irrecoverabl|förstör|oåterkallelig|omöjlig"
    )
    assert re.findall(claims, said) == []


def test_no_text_is_left_over() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
    built = {"title", "law", "items", "files", "persons", "numbers", "stage", "column"}
    unused = [
        name
        for section in ("package", "certificate")
        for name in table("sv")[section]
        if not re.search(rf"[\"']{name}[\"']", source) and name.split("_")[0] not in built
    ]
    assert unused == []


def test_a_missing_text_is_our_fault() -> None:
    with pytest.raises(Defect):
        words("sv").get("package", "nothing")
    assert words("de").language == "sv"
    assert words("en").value("grounds", "something new") == "something new"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1,0 kB"),
        (123_456, "123 kB"),
        (5_300_000, "5,3 MB"),
        (10**13, "10000 GB"),
    ],
)
def test_sizes_are_readable(count: int, text: str) -> None:
    assert size(count, "sv") == text
    assert size(count, "en") == text.replace(",", ".")


@pytest.mark.parametrize("path", sorted((resources() / "documents").glob("*.toml")), ids=str)
def test_no_certificate_says_more_than_a_program_can_know(path: Path) -> None:
    said = path.read_text("utf-8").lower()
    for word in ("unrecoverable", "securely destroyed", "certified", "permanently", "forever"):
        assert word not in said
    for word in ("oåterkallelig", "återskapa", "säkert förstör", "för alltid", "permanent"):
        assert word not in said
