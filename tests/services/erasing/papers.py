"""Papers of finished cases, and what is left of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta

from dsr_desk.domain.requests import Case
from dsr_desk.services.erasing.retention import RetentionResult
from tests.services.world import WISH, Small, a_mail

NOBODY = "nora.nyman@utanfor.example"


def put_aside(small: Small, who: str = NOBODY, number: int = 1) -> Case:
    """File a request about somebody and put it away, the day it came."""
    mail = a_mail(WISH.format(who=who), message_id=f"<b{number}@nordkraft.example>")
    case = small.file(mail)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    small.services.checklist.set_aside(case.id, "Återkallad", small.alva)
    return small.services.queue.get(case.id)


def days_go_by(small: Small, days: int) -> None:
    small.clock.moment += timedelta(days=days)


def enforce(small: Small) -> RetentionResult:
    """Remove what is due, and say that the clock is right: the tests set it years ahead."""
    retention = small.services.retention
    return retention.enforce(small.alva, today=retention.view(small.alva).today)


def sealed(small: Small) -> list[int]:
    with closing(sqlite3.connect(small.paths.desk)) as desk:
        return [len(row[0]) for row in desk.execute("SELECT sealed FROM mail ORDER BY id")]


def files_with(small: Small, text: str) -> list[str]:
    files = [path for path in small.root.rglob("*") if path.is_file()]
    return sorted(p.name for p in files if text.encode() in p.read_bytes().lower())
