"""What a command brings into its process: no library that it has no use for (docs/adr/0073)."""

from __future__ import annotations

import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("PySide6", "sqlalchemy", "reportlab", "keyring", "alembic", "psycopg", "pypdfium2")
MAIL = """\
From: Maria Lindqvist <maria@kommun.example>
To: gdpr@desk.example
Subject: Radering
Date: Mon, 02 Mar 2026 09:00:00 +0100
Message-ID: <imports@kommun.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Radera alla mail fran anna@hemma.example.
"""
PROGRAM = """\
import sys
from dsr_desk.app import main
status = main(sys.argv[1:])
print(status, sorted(sys.modules))
"""


@pytest.mark.parametrize("command", ["parse", "deadline"])
def test_a_command_that_opens_no_workspace_brings_no_heavy_library(
    command: str, tmp_path: Path
) -> None:
    mail = tmp_path / "request.eml"
    mail.write_text(MAIL, "utf-8")
    words = {
        "parse": ["parse", str(mail), "--json"],
        "deadline": ["deadline", "2026-03-02", "--country", "SE", "--json"],
    }
    assert not set(HEAVY) & brought_by(*words[command])


def brought_by(*words: str) -> set[str]:
    """Carry out a command in a process of its own; return the modules it has brought in."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    status, _, modules = done.stdout.splitlines()[-1].partition(" ")
    assert status == "0", done.stderr
    return set(literal_eval(modules))
