"""What a command brings into its process: no library that it has no use for (docs/adr/0073)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brought import brought_by

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
