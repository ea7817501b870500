"""Whatever counts says one as one: “1 item”, never “1 items”, in every catalogue and wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsr_desk.domain.counting import Count, filled
from tests.tools import update_catalogues as tool

ROOT = Path(__file__).parents[2]
_NOUNS = (
    "addresses|attachments|cases|characters|channels|checks|copies|days|editors|entries|exceptions"
    "|files|hits|hours|items|lines|mails|mentions|messages|minutes|months|organisations|others"
    "|pages|people|persons|places|points|posts|replies|roles|rows|samples|senders|steps|strings"
    "|texts|traces"
    "|adresser|andra|bilagor|dagar|arbetsdagar|filer|inlägg|kanaler|kontroller|kopior|mail"
    "|månader|personer|poster|punkter|rader|roller|sidor|strängar|ställen|texter|timmar|träffar"
    "|undantag|ärenden"
)
"""What is counted, in the plural, in both languages."""
_OF_ITSELF = "andra|inlägg|mail|undantag"
"""Swedish words that are the same for one, or stand for no number."""
_BETWEEN = (
    rf"(?:(?!(?:and|are|by|has|have|in|is|of|on|that|the|to|with|{_OF_ITSELF})\b)[\w’-]+ ){{0,2}}"
)
"""What may stand between a number and its noun: an adjective or two."""
COUNTS = re.compile(
    rf"(?:\{{(?![A-Z_]+\}}|most\}})[^{{}}|]*\}}|%L?n) {_BETWEEN}"
    rf"(?!(?:{_OF_ITSELF})\b)(?:{_NOUNS})\b"
)
"""A place with no forms of its own, and a plural after it; constants are never one."""
_NEXT_LINE = re.compile(r'"\n\s+f?"')
"""Where a string goes on on the next line."""


def wordings() -> Iterator[tuple[str, str]]:
    """Yield name and text of every file outside Qt that holds wordings."""
    for folder in ("documents", "replies"):
        for file in ROOT.glob(f"resources/{folder}/**/*.t*"):
            yield file.name, file.read_text("utf-8")
    for file in sorted((ROOT / "dsr_desk").rglob("*.py")):
        if not {"ui", "demo"} & set(file.relative_to(ROOT).parts):
            yield file.name, _NEXT_LINE.sub("", file.read_text("utf-8"))


def test_no_wording_outside_qt_counts_without_both_forms() -> None:
    assert [(name, found[0]) for name, text in wordings() for found in COUNTS.finditer(text)] == []


@pytest.mark.parametrize("file", [tool.SWEDISH, tool.ENGLISH], ids=["sv", "en"])
def test_no_text_of_a_catalogue_counts_without_its_plural(file: Path) -> None:
    bad = []
    for context, key, message in tool.messages(tool.read(file)):
        forms = [form.text or "" for form in message.iter("numerusform")]
        # The first form is for one alone, and the source of a plural is never shown.
        shown = forms[:1] or [key, message.findtext("translation") or ""]
        bad += [(context, text) for text in shown if COUNTS.search(text)]
    assert bad == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The person is mentioned in {count} places", True),
        ("på {count} ställen i andras texter", True),
        ("{count} finished cases", True),
        ("%n items", True),
        ("{count:# item|# items} left", False),
        ("1 to {MOST} items", False),
        ("{name} has items", False),
    ],
)
def test_the_rule_knows_a_count_from_a_name(text: str, found: bool) -> None:
    assert bool(COUNTS.search(text)) is found


def test_a_number_brings_its_own_form() -> None:
    text = "{count:# item has|# items have} gone, {count} in all; {yes}"
    assert filled(text, {"count": 1, "yes": True}, "en") == "1 item has gone, 1 in all; True"
    assert filled(text, {"count": 0, "yes": ""}, "en") == "0 items have gone, 0 in all; "
    assert f"{Count(1234):,}" == "1,234"


def test_a_large_number_stands_in_groups_as_its_language_writes_them() -> None:
    text = "{count:# post|# poster}, {year}"
    facts = {"count": 99989, "year": 2026}
    assert filled(text, facts, "sv") == "99\u00a0989 poster, 2026"
    assert filled(text, facts, "en") == "99,989 poster, 2026"
    assert f"{Count(99989):# item|# items}" == "99,989 items"
