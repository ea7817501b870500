"""A desk’s database as its first version has left it."""

from __future__ import annotations

from sqlalchemy import Connection, text

from dsr_desk.storage.engine.codec import dump
from dsr_desk.storage.repositories.records import case_values, check_values, subject_values
from dsr_desk.storage.schema import case_check, case_subject, dsr_case
from tests.storage.made import CHECKS, case, parsed

OLD = case(message_id="<a@nordkraft.example>")
FORGOTTEN = case(message_id="", sender=None)
SEALED = b"\x00sealed\xff"


def fill(connection: Connection) -> None:
    """Write two cases as the first version did; the second one's persons were forgotten."""
    for number, old in ((7, OLD), (9, FORGOTTEN)):
        values = {**case_values(old), "id": number, "number": f"DSR-{number:04d}"}
        values |= {"version": 4, "text_sha256": ""}
        gone = ("relations", "news", "clocks", "waiting_since", "run_after")
        columns = [name for name in values if name not in gone]
        row = dsr_case.insert().values({name: values[name] for name in columns})
        connection.execute(row)
        mail = {"case": number, "sealed": SEALED + bytes([number])}
        connection.execute(text("INSERT INTO case_mail VALUES (:case, :sealed)"), mail)
        for subject in old.subjects:
            connection.execute(case_subject.insert().values(subject_values(number, subject)))
        for place, check in enumerate(CHECKS):
            row_of_check = check_values(number, place, check)
            del row_of_check["by_call"]
            connection.execute(case_check.insert().values(row_of_check))
    understood = {"case": 7, "parsed": dump(parsed())}
    connection.execute(text("INSERT INTO case_parsed VALUES (:case, :parsed)"), understood)
    connection.execute(text("UPDATE turn SET last_case = 9"))
