"""The one-way order and the few contracts beside it, checked by the linter itself."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the package in this folder."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as check; check()",
            "--no-cache",
            "--no-logo",
        ],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_house_keeps_its_contracts() -> None:
    kept = lint(ROOT)
    assert kept.returncode == 0, kept.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in kept.stdout


@pytest.fixture(scope="module")
def sound_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with one empty module a room, in which a wall can be broken."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    package = folder / "dsr_desk"
    for room in (
        "ui",
        "storage",
        "sources",
        "mail",
        "documents",
        "services",
        "domain",
        "demo",
        "commands",
    ):
        (package / room).mkdir(parents=True)
        (package / room / "__init__.py").touch()
        (package / room / "thing.py").touch()
    for module in (
        "__init__",
        "__main__",
        "app",
        "cli",
        "vault",
        "crypto",
        "config",
        "preflight",
        "bounded",
        "sqlitefile",
    ):
        (package / f"{module}.py").touch()
    for contract in CONTRACTS:
        for room in contract.get("containers", ()):
            if room != "dsr_desk":
                (folder / room.replace(".", "/") / "thing.py").unlink(missing_ok=True)
                _furnish(folder / room.replace(".", "/"), contract["layers"])
    return folder


def _furnish(room: Path, layers: list[str]) -> None:
    """Put an empty module for each that a contract names into a room."""
    room.mkdir(exist_ok=True)
    (room / "__init__.py").touch()
    for layer in layers:
        for name in re.findall(r"\w+", layer):
            (room / f"{name}.py").touch()


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("domain/content.py", "import dsr_desk.services.cases", "One way down"),
        ("services/cases.py", "from dsr_desk import storage", "One way down"),
        ("ui/tour.py", "def f():\n    from dsr_desk.storage import desk", "One way down"),
        ("ui/tour.py", "from dsr_desk.sources.engines import x", "One way down"),
        ("cli.py", "import dsr_desk.ui.tour", "The command line"),
        ("cli.py", "from dsr_desk.storage import desk", "The command line"),
        ("commands/words.py", "from dsr_desk.storage import desk", "One way down"),
        ("commands/erasing.py", "from dsr_desk.commands import importing", "Inside the commands"),
        ("ui/tour.py", "from dsr_desk import cli", "One way down"),
        ("cli.py", "import dsr_desk.app", "One way down"),
        ("mail/texts.py", "from dsr_desk import vault", "One way down"),
        ("stranger.py", "", "One way down"),
        ("services/stranger.py", "", "Inside the services"),
        ("services/intake.py", "from dsr_desk.services import erasing", "Inside the services"),
        ("domain/finding.py", "from dsr_desk.domain import erasing", "Inside the domain"),
        ("domain/stranger.py", "", "Inside the domain"),
        ("documents/pdf.py", "from dsr_desk.documents import package", "Inside the documents"),
        ("ui/queue.py", "from dsr_desk.ui import request", "Inside the windows"),
        ("sources/finding.py", "from dsr_desk.sources import erasing", "Inside the sources"),
        ("mail/reading.py", "from dsr_desk.mail import proof", "Inside the mail"),
        ("storage/engine.py", "from dsr_desk.storage import schema", "Inside the storage"),
        ("ui/request/verify.py", "from dsr_desk.ui.request import run", "Inside a case's page"),
        ("services/cases.py", "from PySide6.QtCore import QObject", "Qt only"),
        ("cli.py", "def f():\n    import PySide6", "Qt only"),
        ("ui/tour.py", "import sqlalchemy", "SQL only"),
        ("app.py", "from sqlalchemy import select", "SQL only"),
        ("services/cases.py", "import sqlite3", "SQL only"),
        ("ui/tour.py", "from dsr_desk import sqlitefile", "SQLite files"),
        ("services/cases.py", "from dsr_desk import sqlitefile", "One way down"),
        ("storage/engine.py", "from reportlab.pdfgen import canvas", "ReportLab only"),
        ("app.py", "import keyring", "keyring only"),
        ("vault.py", "from cryptography.fernet import Fernet", "Algorithms are named"),
        ("services/cases.py", "import dns.resolver", "Signatures and the name service"),
        ("app.py", "from dkim.util import parse_tag_value", "Signatures and the name service"),
        ("domain/content.py", "from os import environ", "The domain is pure"),
        ("domain/__init__.py", "import subprocess", "The domain is pure"),
        ("domain/content.py", "import time", "The domain is pure"),
    ],
)
def test_a_broken_wall_is_found(
    sound_copy: Path, module: str, statement: str, contract: str
) -> None:
    file = sound_copy / "dsr_desk" / module
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(statement + "\n", encoding="utf-8")
    broken = lint(sound_copy)
    if before is None:
        file.unlink()
    else:
        file.write_text(before, encoding="utf-8")
    assert broken.returncode == 1
    (line,) = [line for line in broken.stdout.splitlines() if line.endswith("BROKEN")]
    assert line.startswith(contract)


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("ui/tour.py", "from PySide6.QtWidgets import QWidget"),
        ("app.py", "from PySide6 import QtWidgets\nfrom dsr_desk import cli, storage, vault"),
        ("storage/engine.py", "import sqlalchemy, alembic"),
        ("sources/engines.py", "import sqlite3\nfrom dsr_desk.sqlitefile import Lent"),
        ("documents/disk.py", "import reportlab"),
        ("mail/texts.py", "import dkim\nfrom dns.resolver import Resolver"),
        ("vault.py", "import keyring"),
        ("crypto.py", "import cryptography\nfrom dsr_desk.domain import content"),
        ("preflight.py", "import keyring\nfrom dsr_desk import config"),
        ("ui/tour.py", "from dsr_desk.services import cases\nfrom dsr_desk.domain import content"),
        ("cli.py", "from dsr_desk.commands import words"),
        ("__main__.py", "from dsr_desk import app"),
    ],
)
def test_an_open_door_stays_open(sound_copy: Path, module: str, statement: str) -> None:
    file = sound_copy / "dsr_desk" / module
    before = file.read_text(encoding="utf-8")
    file.write_text(statement + "\n", encoding="utf-8")
    kept = lint(sound_copy)
    file.write_text(before, encoding="utf-8")
    assert kept.returncode == 0, kept.stdout
