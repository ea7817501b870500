"""The list of codes is complete: what the program can say is in it, and nothing else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import dsr_desk
from dsr_desk.domain.intake.codes import (
    ATTESTATION,
    AUTHORITY,
    CHECKLIST,
    CODES,
    FOLLOW_UP,
    PROBLEMS,
    READING,
    SENDER,
    SENDER_FINDINGS,
    WISH,
)
from dsr_desk.domain.requests import Nature, Verdict

PACKAGE = Path(dsr_desk.__file__).parent
SOURCES = [
    path
    for folder in ("domain/intake", "mail", "services/mailboxes")
    for path in sorted((PACKAGE / folder).rglob("*.py"))
    if path.name != "codes.py"
]
SOURCES += [
    PACKAGE / "domain" / "verifying" / name
    for name in (
        "authority.py",
        "building.py",
        "checklist.py",
        "leaving_out.py",
        "telling_apart.py",
    )
]
SOURCES += [PACKAGE / "services" / "intake" / "joining.py", PACKAGE / "domain" / "requests.py"]
NATURES = {f"nature-{nature.value}".replace("_", "-") for nature in Nature}
"""Made from the nature's own name."""
HEADERS = {
    "arc-authentication-results",
    "arc-message-signature",
    "arc-seal",
    "dkim-signature",
}
CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
WHOLE_CODES = {"wished", "attested", "rectification", "objection", "complaint", "encrypted"}


def strings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_listed_code_can_be_said() -> None:
    said = {text for path in SOURCES for text in strings(path)}
    assert set(CODES) <= said | NATURES


def test_every_code_that_is_said_is_listed() -> None:
    names = (
        "attestation wish wishes channels subject sender channel text dkim arc results follow-up"
    )
    families = tuple(f"{name}-" for name in names.split())
    said = {
        text
        for path in SOURCES
        for text in strings(path)
        if text in WHOLE_CODES or (text.startswith(families) and CODE.fullmatch(text))
    }
    assert said - HEADERS <= {*CODES, *SENDER_FINDINGS}


def test_everything_that_sender_check_tells_has_its_sentence() -> None:
    said = {text for path in SOURCES for text in strings(path)}
    verdicts = {f"verdict-{verdict.value}" for verdict in Verdict}
    assert set(SENDER_FINDINGS) <= said | verdicts
    assert verdicts <= set(SENDER_FINDINGS)


def test_no_code_has_two_meanings() -> None:
    groups = (CHECKLIST, ATTESTATION, WISH, PROBLEMS, SENDER, AUTHORITY, READING, FOLLOW_UP)
    assert sum(len(group) for group in groups) == len(CODES)
    assert all(meaning.endswith(".") for meaning in CODES.values())
