"""Kills commands of the command line at many moments, and looks at what is left behind.

``python tests/tools/kill_commands.py [--moments 12] [--only export]`` makes a demo workspace, runs
each command once to see how long it takes, then again on copies, killed (SIGKILL) at moments spread
over that time.  After each kill the workspace must open and verify its audit, no half file may bear
a final name, and the command started again must end as the first one did and leave nothing behind
that a whole run doesn't leave.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PERSON = "layla.haddad@posten.example"
COMMANDS = {
    "export": ("export", "DSR-0004", "--out", "{out}/extract.zip"),
    "seal": ("answer", "DSR-0004", "--encrypted"),
    "import": (
        "import", "{mails}", "--organisation", "exempelstads-kommun",
        "--channel", "exempelstad-kontaktcenter",
    ),
    "intake": ("intake", "{letters}"),
    "audit": ("audit", "export", "{out}/audit.jsonl"),
    "roster": ("roster", "export", "{out}/roster.csv"),
    "set-aside": ("set-aside", "DSR-0005", "--reason", "Duplicate"),
    "replay": ("replay", "--look"),
    "demo": ("demo", "--data-only"),
}  # fmt: skip
"""A name, and what is typed; what stands in braces are folders of the try."""


class Try:
    """One workspace with its surroundings in a folder of its own."""

    def __init__(self, folder: Path, base: Path | None) -> None:
        """Copy the base, or start with nothing."""
        self.folder = folder
        if base is not None:
            shutil.copytree(base, folder, symlinks=True)
        for name in ("out", "tmp", "home"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.workspace = folder / "workspace"

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a command in this try's surroundings, signed in where there is somebody."""
        home = {f"XDG_{kind}_HOME": str(self.folder / "home" / kind.lower()) for kind in KINDS}
        places = {name: str(self.folder / name) for name in ("out", "mails", "letters")}
        typed = [each.format(**places) for each in arguments]
        accounts = self.workspace / "demo-accounts.json"
        if arguments[0] in SIGNED:
            typed += ["--user", "alva", "--password-file", str(accounts)]
        return subprocess.Popen(
            (sys.executable, "-m", "dsr_desk", *typed, "--workspace", str(self.workspace)),
            cwd=ROOT,
            env={**os.environ, **home, "TMPDIR": str(self.folder / "tmp"), **KEYRING},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str) -> tuple[int, str]:
        """Run a command to its end; return its status and what it said."""
        process = self.start(*arguments)
        said = process.communicate()[0]
        return process.returncode, said

    def files(self) -> set[str]:
        """Return what lies there, but for the journals that a database keeps while it is open."""
        return {
            str(path.relative_to(self.folder))
            for path in self.folder.rglob("*")
            if path.is_file() and not path.name.endswith(("-wal", "-shm"))
        }


KINDS = ("CONFIG", "DATA", "STATE", "CACHE")
SIGNED = ("match", "export", "answer", "import", "audit", "roster", "set-aside", "replay")
KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}


def main() -> int:
    """Kill what was asked for and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moments", type=int, default=12)
    parser.add_argument("--only", choices=sorted(COMMANDS))
    arguments = parser.parse_args()
    found: list[str] = []
    with tempfile.TemporaryDirectory(prefix="dsr-kills-") as folder:
        base = _base(Path(folder))
        for name in [arguments.only] if arguments.only else COMMANDS:
            trouble = list(_killed(Path(folder), base, name, arguments.moments))
            sys.stdout.write(f"{name}: {len(trouble)} findings\n")
            sys.stdout.writelines(f"  {line}\n" for line in trouble)
            sys.stdout.flush()
            found += trouble
    return 1 if found else 0


def _base(folder: Path) -> Path:
    base = Try(folder / "base", None)
    _sure(base.run("demo", "--data-only"))
    _sure(base.run("demo", "--letters", str(base.folder / "letters")))
    shutil.copytree(base.folder / "letters", base.folder / "mails")
    _sure(base.run("match", "DSR-0004"))
    _sure(base.run("export", "DSR-0004"))
    return base.folder


def _sure(ended: tuple[int, str]) -> None:
    if ended[0]:
        raise RuntimeError(ended[1])


def _killed(folder: Path, base: Path, name: str, moments: int) -> Iterator[str]:
    command = COMMANDS[name]
    origin = None if name == "demo" else base
    whole = Try(folder / f"{name}-whole", origin)
    began = time.monotonic()
    status, said = whole.run(*command)
    took = time.monotonic() - began
    if status:
        yield f"does not run at all: {said.strip()[-300:]}"
        return
    twice = _again(whole, command)
    for moment in range(moments):
        after = took * (0.3 + 0.7 * moment / moments)
        tried = Try(folder / f"{name}-{moment}", origin)
        process = tried.start(*command)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
        yield from (f"after {after:.2f} s: {line}" for line in _left(tried, name, whole, twice))
        shutil.rmtree(tried.folder)


def _again(whole: Try, command: tuple[str, ...]) -> tuple[int, set[str]]:
    """Return how the command ends when it is run a second time after a whole first."""
    status, _ = whole.run(*command)
    return status, whole.files()


def _left(tried: Try, name: str, whole: Try, twice: tuple[int, set[str]]) -> Iterator[str]:
    """Yield what is wrong after a kill, and after the command was started again."""
    finals = tried.files()
    for file in sorted(finals & twice[1]):
        path = tried.folder / file
        if file.endswith(".zip") and tried.run("verify", str(path))[0]:
            yield f"half a file under a final name: {file}"
        if file.endswith(".json") and not _whole_json(path):
            yield f"half a file under a final name: {file}"
    if name != "demo":
        status, said = tried.run("audit", "verify")
        if status:
            yield f"does not open: {said.strip()[-300:]}"
    status, said = tried.run(*COMMANDS[name])
    if status not in (0, twice[0]):
        yield f"does not go on: {said.strip()[-300:]}"
    for file in sorted(tried.files() - twice[1]):
        # Names with a moment in them differ from run to run: only what is temporary counts.
        inside = Path(file).name
        if file.startswith("tmp/") or ".part" in inside or inside[0] in ".~":
            yield f"left behind: {file}"


def _whole_json(path: Path) -> bool:
    try:
        json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
