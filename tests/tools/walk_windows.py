"""Walks every window with the keyboard alone and listens to it as a screen reader does.

``python tests/tools/walk_windows.py [scene …] [--language sv|en|both] [--size 1440x900]
[--text 100] [--scheme light|dark|both] [--tree]`` prints what :mod:`tests.tools.walking` finds, a
line each, and ends with 1 if there is anything; ``--tree`` prints what is heard at each stop.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from dsr_desk.ui.i18n import Translators  # noqa: E402
from tests.tools import walking  # noqa: E402
from tests.tools.render_windows import (  # noqa: E402
    SCENES,
    Look,
    Stage,
    load_scenes,
    looks,
    shown,
    turn,
)


def main() -> int:
    """Walk what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--scheme", choices=("light", "dark", "both"), default="light")
    parser.add_argument("--language", choices=("sv", "en", "both"), default="both")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--tree", action="store_true")
    arguments = parser.parse_args()
    load_scenes()
    app = QApplication(sys.argv[:1])
    translators = Translators(app)
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for look in looks(arguments):
            translators.speak(look.language)
            for name in SCENES:
                if not arguments.scenes or name.startswith(tuple(arguments.scenes)):
                    found += walk(app, name, look, Path(folder), tree=arguments.tree)
    sys.stdout.write(f"{found} findings\n")
    return 1 if found and not arguments.tree else 0


def walk(app: QApplication, name: str, look: Look, folder: Path, *, tree: bool) -> int:
    """Walk one scene; return how much was found."""
    with shown(app, name, look, Stage(folder)) as widget:
        window = walking.standing(widget)
        turn(20)
        lines = list(walking.tree(window)) if tree else list(_findings(window, look))
        for line in lines:
            sys.stdout.write(f"{name} {look.language.value}: {line}\n")
        walking.let_go(window, widget)
    return len(lines)


def _findings(window: QWidget, look: Look) -> list[str]:
    found = [line for check in walking.CHECKS for line in check(window)]
    least = window.minimumSizeHint()
    if least.width() > look.size[0] or least.height() > look.size[1]:
        found.append(f"needs more room than there is: {least.toTuple()}")
    return found


if __name__ == "__main__":
    # Scenes register with the modules of these names, not with the script that was started.
    sys.exit(importlib.import_module("tests.tools.walk_windows").main())
