"""The documents say what the program does: every command is there, and no other."""

from __future__ import annotations

import re
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from dsr_desk import __version__
from dsr_desk.cli import build_parser

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
    if path.name != "CHANGELOG.md"
)


def _commands() -> set[str]:
    (action,) = (a for a in build_parser()._actions if isinstance(a, _SubParsersAction))
    return set(action.choices)


def test_the_user_guide_names_every_command() -> None:
    guide = (ROOT / "docs" / "user-guide.md").read_text("utf-8")
    assert _commands() - set(re.findall(r"dsr-desk ([a-z-]+)", guide)) == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_names_no_command_that_is_not_there(path: Path) -> None:
    named = set(re.findall(r"`dsr-desk ([a-z][a-z-]+)", path.read_text("utf-8")))
    assert named <= _commands()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_documents_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
