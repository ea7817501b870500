"""Hostile mails in the real widgets open no file and call nobody; the full trace is a tool's.

``tests/tools/trace_hostile.py`` shows a thousand under ``strace``.  Here the system itself tells
of every look at the trap (inotify), which Qt can't get round, and a listener waits for calls.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.tools.trace_hostile import judge
from tests.ui.hostile_mails import TRICKS, bodies, places
from tests.ui.showing_hostile import Showing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux what was opened")
IN_OPEN, IN_ACCESS, IN_NONBLOCK = 0x20, 0x1, 0o4000


class Watched:
    """Counts how often files of a folder are opened or read, by anybody."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._file = libc.inotify_init1(IN_NONBLOCK)
        assert self._file >= 0
        assert libc.inotify_add_watch(self._file, os.fsencode(folder), IN_OPEN | IN_ACCESS) >= 0

    def touched(self) -> int:
        """Return how many bytes of news there are since the last time."""
        try:
            return len(os.read(self._file, 65_536))
        except BlockingIOError:
            return 0

    def close(self) -> None:
        os.close(self._file)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def called(listener: socket.socket) -> bool:
    """Tell whether somebody has called."""
    try:
        connection, _ = listener.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    return tmp_path / "trap" / "secret.png"


def test_hostile_mails_open_no_file_and_call_nobody(
    qapp: QApplication, trap: Path, listener: socket.socket
) -> None:
    showing = Showing(trap, listener.getsockname()[1])
    watched = Watched(trap.parent)
    showing.show(len(TRICKS))
    assert (watched.touched(), called(listener), showing.refused) == (0, False, 0)
    assert showing.formatted > len(TRICKS) // 2
    watched.close()
    showing.close()


def test_the_trap_would_notice_a_label_that_is_not_plain(
    qtbot: QtBot, trap: Path, listener: socket.socket
) -> None:
    showing = Showing(trap, listener.getsockname()[1])
    watched = Watched(trap.parent)
    label = QLabel()
    label.setText(TRICKS[0].format(place=trap))
    qtbot.addWidget(label)
    label.show()
    label.grab()
    assert watched.touched() > 0
    with socket.create_connection(listener.getsockname()):
        assert called(listener)
    watched.close()
    showing.close()


def test_every_trick_is_tried_at_every_place_in_a_thousand(trap: Path) -> None:
    every = list(bodies(1_000, trap, 9))
    assert len(every) == 1_000
    for place in places(trap, 9):
        assert all(trick.format(place=place) in every for trick in TRICKS)


def test_the_trace_s_judge_tells_what_is_forbidden(tmp_path: Path) -> None:
    lines = [
        '1 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3',
        '1 openat(AT_FDCWD, "/dsr-desk-trace-begins", O_RDONLY) = -1',
        '1 openat(AT_FDCWD, "/usr/share/fonts/a.ttf", O_RDONLY) = 3',
        f'1 openat(AT_FDCWD, "{tmp_path}/trap/secret.png", O_RDONLY) = 3',
        '1 open("/etc/passwd", O_RDONLY) = 3',
        "1 socket(AF_UNIX, SOCK_STREAM, 0) = 3",
        "1 socket(AF_INET, SOCK_STREAM, 0) = 3",
        "1 connect(3, {sa_family=AF_INET, sin_port=htons(80)}, 16) = 0",
        '1 openat(AT_FDCWD, "/dsr-desk-trace-ends", O_RDONLY) = -1',
        '1 openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3',
    ]
    network, forbidden, opened = judge("\n".join(lines), tmp_path)
    assert network == lines[6:8]
    assert forbidden == lines[3:5]
    assert sum(opened.values()) == 3
