"""Renders every window in every state to PNG, to be looked at.

``python tests/tools/render_windows.py [scene …] [--scheme light|dark|both] [--language sv|en|both]
[--size 1440x900] [--out FOLDER] [--text 100]``; without scenes all of them.  A scene is a function
that returns a widget; it registers itself with :func:`scene` in a module of ``tests/tools/scenes``.
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QSettings, Qt, QTimer  # noqa: E402  (after the platform)
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from dsr_desk.ui.desk import Desk  # noqa: E402
from dsr_desk.ui.i18n import Language, Translators  # noqa: E402
from dsr_desk.ui.jobs import JobRunner  # noqa: E402
from dsr_desk.ui.preferences import Preferences  # noqa: E402
from dsr_desk.ui.style import theme  # noqa: E402
from tests.ui.fakes import NOW, SIGNED_AGENT, World, make_services, some_cases  # noqa: E402

PATIENCE = timedelta(seconds=20)


@dataclass
class Stage:
    """What a scene is given: a desk with a world behind it, and a way to let things happen."""

    folder: Path
    world: World = field(default_factory=World)
    jobs: JobRunner = field(default_factory=JobRunner)
    desks: list[Desk] = field(default_factory=list)

    def desk(self, **services: object) -> Desk:
        """Make a desk over the world with an agent signed in."""
        desk = self.empty_desk(**services)
        desk.enter(SIGNED_AGENT)
        return desk

    def empty_desk(self, **services: object) -> Desk:
        """Make a desk at which nobody sits yet."""
        desk = Desk(make_services(self.world, **services), self.jobs, lambda: NOW)
        desk.learn_people(self.world.users)
        self.desks.append(desk)
        return desk

    def strike(self) -> None:
        """Let everybody leave, so that no window that is left over asks for anything any more."""
        for desk in self.desks:
            desk.leave()
        self.settle()
        self.jobs.shut_down()

    def fill(self) -> None:
        """Put an ordinary morning's cases into the world."""
        self.world.add(*some_cases())

    def preferences(self) -> Preferences:
        """Return preferences that nobody has touched."""
        file = self.folder / "render.ini"
        file.unlink(missing_ok=True)
        return Preferences(QSettings(str(file), QSettings.Format.IniFormat))

    def settle(self, more_ms: int = 0) -> None:
        """Let jobs end and the window paint."""
        end = time.monotonic() + PATIENCE.total_seconds()
        turn(20)
        while self.jobs.busy and time.monotonic() < end:
            turn(10)
        turn(30 + more_ms)


Scene = Callable[[Stage], QWidget]
SCENES: dict[str, Scene] = {}


def scene(name: str) -> Callable[[Scene], Scene]:
    """Register a scene; the widget is shown and settled before its picture is taken."""

    def register(make: Scene) -> Scene:
        SCENES[name] = make
        return make

    return register


def turn(milliseconds: int) -> None:
    """Let the event loop turn."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def load_scenes() -> None:
    """Import every module of scenes; each registers what it has."""
    from tests.tools import scenes

    for module in pkgutil.iter_modules(scenes.__path__):
        try:
            importlib.import_module(f"{scenes.__name__}.{module.name}")
        except ImportError as error:
            sys.stderr.write(f"scenes/{module.name}.py can't be loaded: {error}\n")


@dataclass(frozen=True)
class Look:
    """How a picture is taken."""

    scheme: theme.Scheme
    language: Language
    size: tuple[int, int]
    text: int


@contextmanager
def shown(app: QApplication, name: str, look: Look, stage: Stage) -> Iterator[QWidget]:
    """Show one scene in one look, settled; take it away afterwards."""
    theme.apply_theme(app, look.scheme, look.text)
    widget = SCENES[name](stage)
    # A dialog opens as large as it is: stretched over a window, nobody ever sees it.
    own = isinstance(widget, QDialog) or widget.property("own_size")
    if widget.windowType() is not Qt.WindowType.Popup and not own:
        widget.resize(*look.size)
    widget.show()
    stage.settle()
    ready = widget.property("ready")
    if callable(ready):
        ready()
        stage.settle()
    yield widget
    widget.close()
    widget.deleteLater()
    stage.strike()


def render(app: QApplication, name: str, look: Look, out: Path) -> Path:
    """Render one scene in one look."""
    file = out / f"{name}-{look.scheme.value}-{look.language.value}.png"
    with shown(app, name, look, Stage(out)) as widget:
        widget.grab().save(str(file))
    return file


def looks(arguments: argparse.Namespace) -> Iterator[Look]:
    """Yield the asked-for combinations."""
    width, _, height = arguments.size.partition("x")
    schemes = ("light", "dark") if arguments.scheme == "both" else (arguments.scheme,)
    languages = ("sv", "en") if arguments.language == "both" else (arguments.language,)
    for language in languages:
        for scheme in schemes:
            size = (int(width), int(height))
            yield Look(theme.Scheme(scheme), Language(language), size, arguments.text)


def main() -> int:
    """Render what was asked for and name the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--scheme", choices=("light", "dark", "both"), default="light")
    parser.add_argument("--language", choices=("sv", "en", "both"), default="sv")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pictures")
    arguments = parser.parse_args()
    load_scenes()
    wanted = [n for n in SCENES if not arguments.scenes or n.startswith(tuple(arguments.scenes))]
    if not wanted:
        parser.error(f"no scene begins with any of {arguments.scenes}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    translators = Translators(app)
    for look in looks(arguments):
        translators.speak(look.language)
        for name in wanted:
            sys.stdout.write(f"{render(app, name, look, arguments.out)}\n")
    return 0


if __name__ == "__main__":
    # Scenes register with the module of this name, not with the script that was started.
    sys.exit(importlib.import_module("tests.tools.render_windows").main())
