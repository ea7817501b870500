"""Every reason why a package can't be trusted has a sentence of its own, in both languages."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dsr_desk
from dsr_desk.domain.errors import FileUnreadable, PackageInvalid
from dsr_desk.ui.review import seal

DOCUMENTS = Path(dsr_desk.__file__).parent / "documents"
READING = sorted(
    file for room in (".", "package", "sealed") for file in (DOCUMENTS / room).glob("*.py")
)


def reasons() -> list[str]:
    """Return what the reader may give as its reason, a letter for every name."""
    trees = [ast.parse(file.read_text("utf-8")) for file in READING]
    calls = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Call)]
    return [_text(c.args[0]) for c in calls if getattr(c.func, "id", "") == "PackageInvalid"]


def _text(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else "x"


@pytest.mark.parametrize("reason", sorted(set(reasons())))
def test_a_reason_has_a_sentence(reason: str) -> None:
    said = seal.fault(reason)
    assert said != reason
    assert said.endswith(".")
    assert "{" not in said


def test_there_are_reasons_to_be_found() -> None:
    assert len(reasons()) > 25
    assert "its signature does not hold" in reasons()


def test_a_name_in_a_reason_is_foreign_and_shown_on_one_line() -> None:
    said = seal.fault("it holds a\nb\u202e" + "x" * 500 + ", which its manifest does not name")
    assert len(said) < 140
    assert "\n" not in said
    assert "⟨U+202E⟩" in said


def test_a_reason_nobody_knows_is_still_told() -> None:
    assert seal.fault("something new") == "something new."


def test_only_what_can_not_be_trusted_is_called_so() -> None:
    assert seal.refusal(PackageInvalid("its PDF has lost pages")).startswith("This package can’t")
    assert "could not be read" in seal.refusal(FileUnreadable("x.zip", "gone"))
