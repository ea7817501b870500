"""What stops a window is found, named and told apart before Qt can abort the process."""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from dsr_desk import preflight
from dsr_desk.preflight import Finding, Severity

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what can be lacking is Linux's")


def check(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the check in a process of its own, as bootstrap.py does, with these variables only."""
    return subprocess.run(
        [sys.executable, "-m", "dsr_desk.preflight", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": "/nowhere", "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


@pytest.fixture
def x_server() -> Iterator[str]:
    """Something that greets like an X server; yields its display name."""
    with socket.socket() as server:
        for port in range(6010, 6200):
            try:
                server.bind(("127.0.0.1", port))
                break
            except OSError:
                continue
        server.listen()
        greeter = threading.Thread(target=_greet, args=(server,), daemon=True)
        greeter.start()
        yield f"127.0.0.1:{port - 6000}"
        with socket.socket() as last:
            last.connect(server.getsockname())
        greeter.join()


def _greet(server: socket.socket) -> None:
    """Answer one caller after the other with the shortest valid set-up, until one says nothing."""
    while True:
        client, _ = server.accept()
        with client:
            if not client.recv(4096):
                return
            body = struct.pack("<IIIIHHBBBBBBBBI", 1, 0, 255, 0, 0, 65535, 0, *[0] * 7, 0)
            client.sendall(struct.pack("<BxHHH", 1, 11, 0, len(body) // 4) + body)


@pytest.fixture
def wayland_socket(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Something that listens like a Wayland compositor; yields the variables that point there."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        yield {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}


def test_no_display_is_not_a_missing_library() -> None:
    assert codes(preflight.display({})) == ["display-missing"]


def test_no_display_is_needed_offscreen() -> None:
    assert preflight.display({"QT_QPA_PLATFORM": "offscreen"}) == ()


def test_a_live_x_display_answers(x_server: str) -> None:
    assert preflight.x11_answers(x_server)


def test_a_dead_x_display_does_not_answer() -> None:
    assert not preflight.x11_answers("127.0.0.1:59000")


def test_a_dead_x_display_is_told_apart_from_missing_libraries(x_server: str) -> None:
    """Whatever this machine lacks: the display's own finding comes and goes with the display."""
    alive = codes(preflight.display({"DISPLAY": x_server}))
    assert codes(preflight.display({"DISPLAY": "127.0.0.1:59000"})) == [*alive, "display-dead"]
    assert "display-dead" not in alive


def test_a_dead_display_is_told_apart_from_none(tmp_path: Path) -> None:
    dead = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-9"}
    (finding,) = preflight.display(dead)
    assert finding.code == "display-dead"
    assert "wayland-9" in finding.swedish


def test_a_live_wayland_display_answers(wayland_socket: dict[str, str]) -> None:
    assert preflight.wayland_answers(wayland_socket)
    assert "display-dead" not in codes(preflight.display(wayland_socket))


def test_libraries_that_are_there_are_not_missing() -> None:
    assert preflight.missing_libraries(["libc.so.6"]) == []


def test_every_missing_library_is_named_not_only_the_first() -> None:
    wanted = ["libc.so.6", "libnot-here.so.1", "libnor-this.so.2"]
    assert preflight.missing_libraries(wanted) == wanted[1:]


def test_a_missing_library_comes_with_the_exact_package_line(tmp_path: Path) -> None:
    (tmp_path / "apt-get").touch(mode=0o755)
    code = (
        "from dsr_desk import preflight;"
        "print(preflight.install_line(['libGL.so.1', 'libEGL.so.1'], preflight.QT_LIBRARIES))"
    )
    lines = {}
    for tool in ("apt-get", "dnf"):
        folder = tmp_path / f"only-{tool}"
        folder.mkdir()
        (folder / tool).touch(mode=0o755)
        lines[tool] = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PATH": str(folder)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
    assert lines == {
        "apt-get": "sudo apt-get install libgl1 libegl1",
        "dnf": "sudo dnf install 'libGL.so.1()(64bit)' 'libEGL.so.1()(64bit)'",
    }


def test_a_library_that_qt_cannot_open_is_named(tmp_path: Path) -> None:
    """A file that is no library stands before the real one, as a broken installation would."""
    (tmp_path / "libGL.so.1").write_bytes(b"broken")
    stopped = check("--without-window", LD_LIBRARY_PATH=str(tmp_path))
    assert stopped.returncode == 3
    assert "libGL.so.1" in stopped.stderr
    assert "libEGL" not in stopped.stderr


def test_what_only_qt_knows_is_found_by_opening_qt(tmp_path: Path) -> None:
    (tmp_path / "libgcc_s.so.1").write_bytes(b"broken")
    stopped = check("--without-window", LD_LIBRARY_PATH=str(tmp_path))
    assert stopped.returncode == 3
    assert "libgcc_s.so.1" in stopped.stderr


def test_the_bundled_font_is_enough() -> None:
    assert preflight.fonts({"HOME": "/nowhere", "XDG_DATA_DIRS": "/nowhere"}) == ()


def test_no_font_at_all_stops_the_program(tmp_path: Path) -> None:
    found = preflight.fonts(_no_fonts(tmp_path), bundled=tmp_path)
    assert codes(found) == ["fonts-missing"]
    assert found[0].severity is Severity.STOPS


def test_a_system_font_is_enough(tmp_path: Path) -> None:
    folder = tmp_path / ".fonts" / "deep"
    folder.mkdir(parents=True)
    (folder / "Some.ttf").touch()
    assert preflight.fonts(_no_fonts(tmp_path), bundled=tmp_path / "none") == ()


def _no_fonts(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "XDG_DATA_DIRS": str(home / "share")}


@pytest.mark.parametrize(
    "backend", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring", "no.such.Thing"]
)
def test_a_store_that_keeps_nothing_safe_is_no_key_store(backend: str) -> None:
    report = check("--json", PYTHON_KEYRING_BACKEND=backend, QT_QPA_PLATFORM="offscreen")
    (finding,) = json.loads(report.stdout)
    assert (finding["code"], finding["severity"]) == ("key-store-missing", "limits")


def test_a_missing_key_store_stops_nothing() -> None:
    backend = "keyring.backends.fail.Keyring"
    done = check(PYTHON_KEYRING_BACKEND=backend, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", sorted(preflight.KEY_STORES))
def test_the_trusted_key_stores_exist_under_these_names(name: str) -> None:
    module, _, cls = name.rpartition(".")
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"import {module} as m; m.{cls}"], check=False
    )
    assert found.returncode == 0


def test_without_a_display_only_the_window_is_stopped() -> None:
    assert check().returncode == 3
    assert check("--without-window").returncode == 0


def test_a_dead_display_ends_in_a_sentence_not_in_an_abort() -> None:
    stopped = check(DISPLAY="127.0.0.1:59000")
    assert stopped.returncode == 3
    *_, swedish, english, step = stopped.stderr.splitlines()
    assert "svarar inte" in swedish
    assert "doesn’t answer" in english
    assert step.strip().startswith("→")


def test_the_check_does_not_load_qt_for_python() -> None:
    code = (
        "import sys; from dsr_desk import preflight; preflight.self_check({});"
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_finding_is_frozen() -> None:
    (finding,) = preflight.display({})
    with pytest.raises(FrozenInstanceError):
        finding.code = "other"  # type: ignore[misc]  # the point of the test
