# -*- coding: utf-8 -*-
"""Two commands on a fresh machine: ``python3 bootstrap.py demo`` and ``python3 bootstrap.py test``.

Needs Python 3.11 or newer and nothing else.  Makes ``.venv`` beside this file, installs what
``requirements.lock`` names (each file checked against its hash), then starts.  The second time it
only starts; an install that was cut off is done again.

    demo [...]        play the demo (without a display: offscreen, into a folder that it names)
    run [...]         start the desk
    test [...]        check the source, then run the tests; further words go to pytest
    lint              check the source only
    bench [...]       measure the speed of finding and looking; --help says what can be chosen
    self-check [...]  say what this machine lacks
    install           make ready and stop

Exit status: 0 done, 1 refused or failed, 2 usage, 3 the environment lacks something.
"""

PYTHON_3_11_OR_NEWER_IS_NEEDED: bool = True  # Here stops Python 2: start it with python3.

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "DSR Desk kräver Python 3.11 eller nyare; det här är {0}.{1}.\n"
        "DSR Desk needs Python 3.11 or newer; this is {0}.{1}.\n"
        "  -> https://www.python.org/downloads/  (Debian, Ubuntu: sudo apt-get install python3)\n"
        "".format(*sys.version_info)
    )
    sys.exit(3)

import hashlib
import importlib.util
import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "dsr-desk-installed.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Published without a wheel: built here from the locked bytes, by the setuptools of the same lock.
SOURCE_ONLY = ("dkimpy",)

# What would send pip elsewhere, or make the child another Python than the one in .venv.
LEFT_OUT = {
    "PIP_PREFIX", "PIP_REQUIRE_HASHES", "PIP_ROOT", "PIP_TARGET", "PIP_USER",
    "PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV",
}  # fmt: skip


class EnvironmentProblem(Exception):
    """This machine lacks something: what, in Swedish and English, and the next step."""

    def __init__(self, swedish: str, english: str, next_step: str) -> None:
        super().__init__(f"{swedish}\n{english}\n  → {next_step}")


COMPLAINTS = (
    (
        r"DO NOT MATCH THE HASHES",
        "En hämtad fil är inte den som låsfilen anger. Inget av den installerades.",
        "A downloaded file is not the one that the lock names. Nothing of it was installed.",
        "Try again from another network; if it stays so, report it: somebody may have tampered"
        " with the package.",
    ),
    (
        r"ProxyError|407 Proxy|Tunnel connection failed",
        "Proxyn släpper inte igenom paketen.",
        "The proxy doesn't let the packages through.",
        "Check HTTPS_PROXY (http://user:password@host:port), then start again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "Paketservern visade ett certifikat som inte godtas.",
        "The package server showed a certificate that is not accepted.",
        "Behind an inspecting proxy: set PIP_CERT to your organisation's certificate file.",
    ),
    (
        r"No space left on device|Errno 28|not enough space",
        "Disken är full.",
        "The disk is full.",
        "Free about 1 GB, then start again; what was begun is done anew.",
    ),
    (
        r"Permission denied|Access is denied|Read-only file system",
        "Mappen .venv får inte skrivas.",
        "The folder .venv can't be written.",
        f"Give your account write access to {ROOT}, or move the folder elsewhere.",
    ),
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Connection refused"
        r"|Network is unreachable|Max retries exceeded|Temporary failure in name resolution"
        r"|Failed to establish a new connection|Connection broken|RemoteDisconnected",
        "Paketservern kunde inte nås.",
        "The package server could not be reached.",
        "Connect to the network (behind a proxy: set HTTPS_PROXY), then start again.",
    ),
    (
        r"No matching distribution found|Could not find a version",
        "Ett paket finns inte för det här systemet eller den här Pythonversionen.",
        "A package does not exist for this system or this Python version.",
        "Needed: 64-bit Windows 10, macOS 13, or Linux with glibc 2.34 (Debian 12, Ubuntu 22.04),"
        " and CPython 3.11 to 3.14.",
    ),
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit status."""
    commands: dict[str, Callable[[list[str]], int]] = {
        "demo": demo,
        "run": run,
        "test": test,
        "lint": lint,
        "bench": bench,
        "self-check": self_check,
        "install": lambda _: 0,
    }
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in ("-h", "--help", "help"):
        print(__doc__)
        return 0
    if name not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        install()
        return commands[name](rest)
    except EnvironmentProblem as problem:
        print(problem, file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def demo(rest: list[str]) -> int:
    """Play the demo; the program itself plays offscreen where there is no display."""
    return _start("dsr_desk.preflight", "--without-window") or _start("dsr_desk", "demo", *rest)


def run(rest: list[str]) -> int:
    """Start the desk."""
    return _start("dsr_desk.preflight") or _start("dsr_desk", *rest)


def self_check(rest: list[str]) -> int:
    """Say what this machine lacks."""
    return _start("dsr_desk", "self-check", *rest)


def lint(_rest: list[str]) -> int:
    """Run every check of the source; all of them, so that one fault doesn't hide another."""
    results = [
        _start("ruff", "check", "--quiet"),
        _start("ruff", "format", "--check", "--quiet"),
        _start("mypy"),
        _call(PYTHON.with_name("lint-imports"), "--no-logo").returncode,
    ]
    return 1 if any(results) else 0


def bench(rest: list[str]) -> int:
    """Print the benchmark's table; the first time it makes its archives, which takes a while."""
    return _start("tests.tools.bench", *rest)


def test(rest: list[str]) -> int:
    """Check the source, then run the tests; pytest's closing line comes last."""
    failed = _start("dsr_desk.preflight", "--without-window")
    if failed:
        return failed
    unclean = lint([])
    if unclean:
        _say(
            "Källkodskontrollen hittade fel, se ovan; testerna körs ändå.",
            "The check of the source found faults, see above; the tests run all the same.",
        )
    # All of them take one core a quarter of an hour; some of them are chosen by somebody who waits.
    together = ("-n", "auto", "--dist", "worksteal") if not rest else ()
    return _start("pytest", *together, *rest) or unclean


def install() -> None:
    """Make ``.venv`` what the lock says; quick when it already is."""
    wanted = _fingerprint()
    if PYTHON.exists() and _read(STAMP) == wanted and _works():
        return
    began = time.monotonic()
    if not PYTHON.exists() or not _works():
        _make_venv()
    STAMP.unlink(missing_ok=True)
    _say(
        "Installerar paketen (ungefär 600 MB på disken, en minut) …",
        "Installing the packages (about 600 MB on disk, one minute) …",
    )
    _install_locked()
    _pip("--no-build-isolation", "--no-deps", "--no-index", "-e", str(ROOT))
    _call(PYTHON, "-m", "compileall", "-q", "dsr_desk")
    STAMP.write_text(wanted, encoding="utf-8")
    seconds = f"{time.monotonic() - began:.0f} s"
    _say(f"Klart på {seconds}.", f"Done in {seconds}.")


def _install_locked() -> None:
    """Install the lock: wheels, whose set-up code never runs, then the few that have none."""
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", LOCK.read_text(encoding="utf-8"))
    sources = [entry for entry in entries if entry.startswith(tuple(f"{n}==" for n in SOURCE_ONLY))]
    wheels = [entry for entry in entries if entry not in sources]
    for name, chosen, how in (
        ("wheels.txt", wheels, ("--only-binary=:all:",)),
        ("sources.txt", sources, ("--no-deps", "--no-build-isolation")),
    ):
        if chosen:
            listed = VENV / name
            listed.write_text("".join(chosen), encoding="utf-8")
            _pip("--require-hashes", *how, "-r", str(listed))


def _fingerprint() -> str:
    """Return what an install depends on; the folder too, since an editable install names it."""
    parts = [LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes(), str(ROOT).encode()]
    return "\n".join(hashlib.sha256(part).hexdigest() for part in parts)


def _make_venv() -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = "{}.{}".format(*sys.version_info)
        raise EnvironmentProblem(
            "Pythons venv-modul saknas.",
            "Python's venv module is missing.",
            f"sudo apt-get install python{version}-venv   (then start again)",
        )
    _say("Skapar .venv …", "Making .venv …")
    made = _call(Path(sys.executable), "-m", "venv", "--clear", str(VENV), keep="all")
    if made.returncode:
        raise _explained(made.stdout, "Making .venv failed.")


def _works() -> bool:
    """Say whether the environment's Python and pip start; a moved or half-made one doesn't."""
    if not PYTHON.exists():
        return False
    probe = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return _call(PYTHON, "-c", probe, keep="all").returncode == 0
    except OSError:
        return False


def _pip(*arguments: str) -> None:
    """Install; a person sees pip's progress, a log only its errors."""
    common = ("--disable-pip-version-check", "--retries", "2", "--no-input")
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    installed = _call(PYTHON, "-m", "pip", "install", *common, *quiet, *arguments, keep="errors")
    if installed.returncode:
        raise _explained(installed.stderr, "The installation failed.")


def _explained(output: str, otherwise: str) -> EnvironmentProblem:
    """Turn pip's words into one sentence; the last of its own lines stand above it."""
    print("\n".join(output.strip().splitlines()[-8:]), file=sys.stderr)
    for pattern, swedish, english, next_step in COMPLAINTS:
        if re.search(pattern, output):
            return EnvironmentProblem(swedish, english, next_step)
    return EnvironmentProblem(
        "Installationen misslyckades; raderna ovan säger varför.",
        f"{otherwise} The lines above say why.",
        f"Delete {VENV}, start again; if it stays so, report it with the lines above.",
    )


def _start(module: str, *arguments: str) -> int:
    """Run a module in the environment, in the foreground."""
    return _call(PYTHON, "-m", module, *arguments).returncode


def _call(
    program: Path, *arguments: str, keep: str = "nothing"
) -> "subprocess.CompletedProcess[str]":
    """Run a program from the project's folder; what is kept of its output can be read after."""
    sys.stdout.flush()
    return subprocess.run(
        [str(program), *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in LEFT_OUT},
        check=False,
        text=True,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE if keep == "all" else None,
        stderr={"all": subprocess.STDOUT, "errors": subprocess.PIPE}.get(keep),
    )


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _say(swedish: str, english: str) -> None:
    print(f"{swedish}\n{english}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may know no å
    sys.exit(main(sys.argv[1:]))
