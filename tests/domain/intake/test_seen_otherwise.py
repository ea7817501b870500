"""What makes a reader see something else than the attestation says is never ``ok``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Template

import pytest

from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import Verdict
from tests.domain.intake.letters import Labelled, letter, wordings
from tests.domain.intake.reading import as_message

MAILS = tomllib.loads((Path(__file__).parent / "seen_otherwise.toml").read_text("utf-8"))
PARTS = {
    "open": "Vi har bekräftat personens identitet",
    "said": "Vi har bekräftat personens identitet.",
    "long": "x" * 5_000,
    "wish": "Radera alla mail från karin.dal@example.org.",
}


def filled(said: str) -> str:
    return Template(said).safe_substitute(PARTS)


def page(body: str, sheet: str = "") -> str:
    return f"<html><head>{sheet}</head><body><p>Hej!</p>{body}<p>{PARTS['wish']}</p></body></html>"


def in_html() -> Iterator[str]:
    told = MAILS["html"]
    yield from (page(f'<p style="{style}">{PARTS["said"]}</p>') for style in told["style"])
    shown = f"<p class=a><i></i>{PARTS['said']}</p>"
    yield from (page(shown, f"<style>{sheet}</style>") for sheet in told["sheet"])
    yield from (page(filled(body)) for body in (*told["body"], *told["structure"]))
    yield page(f'<p title="{PARTS["long"]}. {PARTS["said"]} x">x</p>')
    yield page(f"<p title=\"{PARTS['long']}\" style='display:none'>{PARTS['said']}</p>")
    yield page(f"{'<div>' * 510}<div hidden>{PARTS['said']}")


def attested(text: str, *, html: bool) -> bool:
    message = as_message(Labelled("", text, html, "", "maria@exempelstad.example", {}))
    return parse_request(message, wordings()).attestation.verdict is Verdict.OK


@pytest.mark.parametrize("text", [*in_html()])
def test_what_changes_how_the_sentence_is_shown_takes_the_ok_away(text: str) -> None:
    assert not attested(text, html=True)


@pytest.mark.parametrize("said", MAILS["text"]["mail"])
def test_what_changes_how_the_sentence_is_understood_takes_the_ok_away(said: str) -> None:
    text = f"Hej!\n\n{filled(said)}\n\nMaria"
    parsed = parse_request(letter(text), wordings())
    sure = all(subject.verdict is Verdict.OK for subject in parsed.subjects)
    assert parsed.attestation.verdict is not Verdict.OK or not sure


@pytest.mark.parametrize("said", MAILS["harmless"]["mail"])
def test_what_people_add_leaves_the_ok(said: str) -> None:
    assert attested(f"Hej!\n\n{filled(said)}\n\nMaria", html=False)


@pytest.mark.parametrize("body", MAILS["harmless"]["html"])
def test_what_programs_write_leaves_the_ok(body: str) -> None:
    assert attested(page(filled(body)), html=True)
