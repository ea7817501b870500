"""Finds out what this machine lacks before Qt can abort the process; the standard library alone.

Qt ends the process when it finds no way to a screen, and blames a library even when only the
display is missing (tried).  So each condition is looked at by itself here, without starting Qt:

* system libraries, by opening them one by one and then Qt's own;
* the display, by opening a connection to it;
* fonts: the program ships its own, so a fault here means a broken installation;
* the key store, by the class that would be used.

Every finding has one sentence in Swedish, one in English, and the next step.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from dsr_desk import config

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11.so.6": "libx11-6",
    "libzstd.so.1": "libzstd1",
}
X11_LIBRARIES = {
    "libxcb.so.1": "libxcb1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
KEY_STORES = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
"""The only backends that are trusted: no file, null or plaintext one is ever among them."""

SCREENLESS = frozenset({"offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs"})
DISPLAY_ANSWER_SECONDS = 5.0


class Severity(StrEnum):
    """How far a finding reaches."""

    STOPS = "stops"
    STOPS_WINDOW = "stops-window"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that this machine lacks, and what to do about it.

    ``code`` is stable; ``next_step`` is a command to type where there is one.
    """

    code: str
    severity: Severity
    swedish: str
    english: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.swedish}\n{self.english}\n  → {self.next_step}"


def self_check(environment: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Look at libraries, display, fonts and key store; an empty answer means all is there."""
    environment = os.environ if environment is None else environment
    return (
        *qt_libraries(),
        *display(environment),
        *fonts(environment),
        *key_store(),
    )


def before_window(environment: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Return what would make Qt abort the process; call it before ``QApplication`` is made."""
    environment = os.environ if environment is None else environment
    found = (*qt_libraries(), *display(environment), *fonts(environment))
    return tuple(finding for finding in found if finding.severity is not Severity.LIMITS)


def qt_libraries() -> tuple[Finding, ...]:
    """Return the system libraries without which Qt can't even be imported."""
    if not sys.platform.startswith("linux"):
        return ()
    missing = missing_libraries(QT_LIBRARIES)
    named = missing or qt_complaint("lib/libQt6Widgets.so.6")
    if not named:
        return ()
    return (
        Finding(
            code="qt-libraries-missing",
            severity=Severity.STOPS,
            swedish=f"Systembibliotek som fönstren behöver saknas: {', '.join(named)}.",
            english=f"System libraries that the windows need are missing: {', '.join(named)}.",
            next_step=install_line(missing, QT_LIBRARIES) or f"Install {', '.join(named)}.",
        ),
    )


def display(environment: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return why no window can be shown: none named, one that doesn't answer, or libraries."""
    if not sys.platform.startswith("linux"):
        return ()
    chosen = environment.get("QT_QPA_PLATFORM", "").split(";")[0].partition(":")[0]
    if chosen in SCREENLESS:
        return ()
    wayland, x11 = environment.get("WAYLAND_DISPLAY"), environment.get("DISPLAY")
    if not wayland and not x11:
        return (_no_display(),)
    if wayland and chosen != "xcb" and wayland_answers(environment):
        return _screen_libraries("wayland", WAYLAND_LIBRARIES, "plugins/platforms/libqwayland.so")
    if not x11:
        return (_dead_display(wayland or ""),)
    libraries = _screen_libraries("X11", X11_LIBRARIES, "plugins/platforms/libqxcb.so")
    cannot_ask = bool(_opening_fails("libxcb.so.1"))
    return libraries if cannot_ask or x11_answers(x11) else (*libraries, _dead_display(x11))


def fonts(environment: Mapping[str, str], bundled: Path | None = None) -> tuple[Finding, ...]:
    """Return a finding when there is no font at all: text would be invisible."""
    if not sys.platform.startswith("linux"):
        return ()
    folders = [bundled or _bundled_fonts(), *_system_fonts(environment)]
    if any(_font_files(folders)):
        return ()
    return (
        Finding(
            code="fonts-missing",
            severity=Severity.STOPS,
            swedish="Det finns inget typsnitt, varken i programmet eller i systemet: all text vore"
            " osynlig.",
            english="There is no font, neither in the program nor in the system: all text would be"
            " invisible.",
            next_step=_package_line(["fonts-dejavu-core"], [])
            or "Install DSR Desk again, or any TrueType font.",
        ),
    )


def key_store() -> tuple[Finding, ...]:
    """Return a finding when there is no trusted key store; nothing is read from it."""
    used = key_store_class()
    if used in KEY_STORES:
        return ()
    return (
        Finding(
            code="key-store-missing",
            severity=Severity.LIMITS,
            swedish="Det finns ingen säker nyckelring (hittade: "
            f"{used or 'ingen'}). Lösenord efterfrågas en gång per session och sparas inte.",
            english="There is no secure key store (found: "
            f"{used or 'none'}). Passwords are asked for once a session and not kept.",
            next_step=_package_line(["gnome-keyring"], ["gnome-keyring"])
            if sys.platform.startswith("linux")
            else "Unlock the system’s key store, then start again.",
        ),
    )


def key_store_class() -> str:
    """Return the class name of the key store that would be used; empty when it can't be told."""
    try:
        import keyring

        backend = keyring.get_keyring()
    except Exception:  # a broken backend raises anything; then there is no key store
        return ""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def missing_libraries(libraries: Iterable[str]) -> list[str]:
    """Return those that can't be opened."""
    return [name for name in libraries if _opening_fails(name)]


def qt_complaint(file: str) -> list[str]:
    """Open one of Qt's own files; return the library that it misses, or nothing."""
    package = importlib.util.find_spec("PySide6")
    for folder in (package.submodule_search_locations or []) if package else []:
        path = Path(folder) / "Qt" / file
        complaint = _opening_fails(str(path)) if path.exists() else ""
        if complaint:
            return [complaint.partition(":")[0]]
    return []


def x11_answers(name: str) -> bool:
    """Open a connection to an X display, as Qt would, and say whether it is alive."""
    alive: list[bool] = []
    # A display on another machine may never answer; Qt would wait with the user.
    asking = threading.Thread(target=lambda: alive.append(_xcb_connects(name)), daemon=True)
    asking.start()
    asking.join(DISPLAY_ANSWER_SECONDS)
    return alive == [True]


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Say whether something listens on the Wayland socket."""
    import socket

    path = Path(environment.get("XDG_RUNTIME_DIR", "")) / environment["WAYLAND_DISPLAY"]
    with socket.socket(socket.AF_UNIX) as client, suppress(OSError):
        client.settimeout(DISPLAY_ANSWER_SECONDS)
        client.connect(str(path))
        return True
    return False


def install_line(missing: Iterable[str], packages: Mapping[str, str]) -> str:
    """Return the command that installs these libraries here; empty where none is known."""
    names = list(missing)
    return _package_line(
        [packages[name] for name in names], [f"'{name}()(64bit)'" for name in names]
    )


def _package_line(debian: Sequence[str], rpm: Sequence[str]) -> str:
    import shutil

    if debian and shutil.which("apt-get"):
        return f"sudo apt-get install {' '.join(debian)}"
    for tool in ("dnf", "zypper"):
        if rpm and shutil.which(tool):
            return f"sudo {tool} install {' '.join(rpm)}"
    return ""


def _screen_libraries(kind: str, libraries: Mapping[str, str], plugin: str) -> tuple[Finding, ...]:
    missing = missing_libraries(libraries)
    named = missing or qt_complaint(plugin)
    if not named:
        return ()
    return (
        Finding(
            code="display-libraries-missing",
            severity=Severity.STOPS_WINDOW,
            swedish=f"Systembibliotek för fönster på {kind} saknas: {', '.join(named)}.",
            english=f"System libraries for windows on {kind} are missing: {', '.join(named)}.",
            next_step=install_line(missing, libraries) or f"Install {', '.join(named)}.",
        ),
    )


def _no_display() -> Finding:
    return Finding(
        code="display-missing",
        severity=Severity.STOPS_WINDOW,
        swedish="Det finns ingen skärm: varken DISPLAY eller WAYLAND_DISPLAY är satt.",
        english="There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.",
        next_step="Start it in a desktop session (over ssh: ssh -X); the command line (dsr-desk"
        " --help) and “python3 bootstrap.py demo” work without a display.",
    )


def _dead_display(name: str) -> Finding:
    return Finding(
        code="display-dead",
        severity=Severity.STOPS_WINDOW,
        swedish=f"Skärmen {name} svarar inte, eller släpper inte in dig.",
        english=f"The display {name} doesn’t answer, or doesn’t let you in.",
        next_step="Log in to the desktop session again, or unset DISPLAY and WAYLAND_DISPLAY to"
        " work without a window.",
    )


def _opening_fails(library: str) -> str:
    """Return the loader's complaint, or nothing when the library opens."""
    try:
        ctypes.CDLL(library)
    except OSError as complaint:
        return str(complaint)
    return ""


def _xcb_connects(name: str) -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(name), None)
    error: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return error == 0


def _bundled_fonts() -> Path:
    try:
        return config.resources() / "fonts"
    except FileNotFoundError:
        return Path(__file__).parent / "fonts-are-missing"


def _system_fonts(environment: Mapping[str, str]) -> Iterator[Path]:
    home = Path(environment.get("HOME", "/"))
    data = environment.get("XDG_DATA_HOME") or str(home / ".local/share")
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    yield home / ".fonts"
    yield from (Path(folder) / "fonts" for folder in [data, *shared.split(":")])


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for kind in ("*.ttf", "*.otf", "*.ttc"):
            yield from folder.rglob(kind)


def as_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Return the findings as plain data, for ``self-check --json``."""
    return [asdict(finding) for finding in findings]


def main(arguments: Sequence[str] | None = None) -> int:
    """Check for ``bootstrap.py``: 0 when the wanted part can start, else 3 with the reasons."""
    import argparse
    import json

    reader = argparse.ArgumentParser(prog="dsr-desk self-check")
    reader.add_argument("--json", action="store_true", help="one JSON document on stdout")
    reader.add_argument("--without-window", action="store_true", help="a display is not needed")
    wanted = reader.parse_args(arguments)
    findings = self_check()
    reaching = {Severity.STOPS} if wanted.without_window else {*Severity} - {Severity.LIMITS}
    stopping = [finding for finding in findings if finding.severity in reaching]
    if wanted.json:
        sys.stdout.write(json.dumps(as_json(findings), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stderr.write("".join(f"{finding}\n" for finding in stopping))
    return 3 if stopping else 0


if __name__ == "__main__":
    sys.exit(main())
