"""Rules for the tests themselves: what many need lies in a module beside them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def borrowed(tree: ast.Module) -> Iterator[str]:
    """Yield what is taken from a test module, or by a private name from any other of the tests."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            module = str(node.module)
            for name in (alias.name for alias in node.names):
                if module.rpartition(".")[2].startswith("test_") or name.startswith(("_", "test_")):
                    yield f"{module}.{name}"


def test_no_test_takes_anything_from_another_test_module() -> None:
    found = {
        path.relative_to(TESTS).as_posix(): names
        for path in TESTS.rglob("*.py")
        if (names := list(borrowed(ast.parse(path.read_text("utf-8")))))
    }
    assert found == {}, "move it to a module beside the tests, without an underscore"


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("from tests.ui.test_jobs import idle", ["tests.ui.test_jobs.idle"]),
        ("from tests.ui import test_jobs", ["tests.ui.test_jobs"]),
        ("from tests.services.world import _item", ["tests.services.world._item"]),
        ("from tests.ui.waiting import idle", []),
    ],
)
def test_what_is_borrowed_is_found(code: str, found: list[str]) -> None:
    assert list(borrowed(ast.parse(code))) == found
