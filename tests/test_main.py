"""How the process is set up before anything is asked of it."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dsr_desk import __main__, app, preflight
from dsr_desk.documents.sealed.private import PrivateFolders
from dsr_desk.ui import start


@pytest.fixture
def usual() -> Iterator[tuple[int, int, int]]:
    """Return how often Python looks for garbage, and have it do so again."""
    was, usual = gc.isenabled(), gc.get_threshold()
    yield usual
    gc.set_threshold(*usual)
    if was:
        gc.enable()


def test_a_command_looks_seldom_for_garbage_and_a_window_as_often_as_python(
    usual: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    figures: list[tuple[int, int, int]] = []

    def at_work(argv: Sequence[str]) -> int:
        figures.append(gc.get_threshold())
        return app.Composer().show_window(None, None)

    def in_a_window(review: object, package: Path | None) -> int:
        figures.append(gc.get_threshold())
        return 7

    monkeypatch.setattr(app, "main", at_work)
    monkeypatch.setattr(preflight, "before_window", lambda: ())
    monkeypatch.setattr(PrivateFolders, "sweep", lambda folders: None)
    monkeypatch.setattr(start, "show_review", in_a_window)
    assert __main__.main() == 7
    assert figures[0][0] > 10 * usual[0]
    assert figures[1] == usual


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("sys.modules['idna'] = None", "The package idna is missing in"),
        ("sys.modules['sqlalchemy'] = None", "The package sqlalchemy is missing in"),
        ("sys.version_info = (3, 10, 13)", "needs Python 3.11 or newer; this is 3.10."),
    ],
)
def test_a_python_that_lacks_something_is_told_the_command_that_brings_it(
    lacking: str, said: str, tmp_path: Path
) -> None:
    start = (
        f"import sys; {lacking}; sys.argv[1:] = ['cases', '--workspace', {str(tmp_path)!r}]\n"
        "from dsr_desk.__main__ import main; sys.exit(main())"
    )
    started = subprocess.run([sys.executable, "-c", start], capture_output=True, check=False)
    heard = started.stderr.decode()
    assert started.returncode == 3
    assert said in heard
    assert "python3 bootstrap.py run" in heard
    assert "Traceback" not in heard
