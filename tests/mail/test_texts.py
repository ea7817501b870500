"""The words of letters: whole in both languages, each used, and none of them attests anything."""

from __future__ import annotations

from pathlib import Path
from string import Formatter

import pytest

import dsr_desk
from dsr_desk.domain.intake.attesting.ask_back import holds_sentence
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import RequestKind
from dsr_desk.mail.texts import load_reply_texts, load_wordings

TEXTS = load_reply_texts()
SENTENCES = TEXTS._sentences
SERVICES = Path(dsr_desk.__file__).parent / "services"


def places(text: str) -> set[str]:
    """Return the names of the facts that a text has places for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences_with_the_same_places() -> None:
    assert SENTENCES["sv"].keys() == SENTENCES["en"].keys()
    for name, text in SENTENCES["sv"].items():
        # A number that the one language bends its verb by may say nothing in the other.
        assert places(text) ^ places(SENTENCES["en"][name]) <= {"count"}, name


def test_both_languages_have_the_same_templates_with_the_same_places() -> None:
    names = {name for _, name in TEXTS._templates}
    for name in names:
        swedish, english = TEXTS._templates["sv", name], TEXTS._templates["en", name]
        assert places(swedish) == places(english), name


def test_every_sentence_is_used() -> None:
    code = "\n".join(file.read_text("utf-8") for file in SERVICES.rglob("*.py"))
    of_kinds = {f"kind-{kind.value}" for kind in ChannelKind}
    of_kinds |= {f"wish-{kind.value.replace('+', '-')}" for kind in RequestKind}
    assert all(f'f"{of}-{{' in code for of in ("kind", "wish"))
    assert [n for n in SENTENCES["sv"] if n not in of_kinds and f'"{n}"' not in code] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_sentence_holds_the_attestation(language: str) -> None:
    words = load_wordings()
    texts = [*SENTENCES[language].values()]
    texts += [text for (tongue, _), text in TEXTS._templates.items() if tongue == language]
    assert [text for text in texts if holds_sentence(text, words)] == []
