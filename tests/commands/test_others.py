"""Other people are listed and decided about without a window, by who is signed in."""

from __future__ import annotations

from dsr_desk.domain.requests import Case
from dsr_desk.services.extracts.redacting import DECIDED, TAKEN_BACK
from tests.commands.conftest import Line
from tests.services.extracts.neighbours import case, members, text_of
from tests.services.world import Small

__all__ = ["case"]


def mark_of(listed: dict[str, object], name: str) -> str:
    """Return the mark of somebody in the list."""
    persons = listed["persons"]
    assert isinstance(persons, list)
    (mark,) = (p["mark"] for p in persons if name in {i["text"] for i in p["identifiers"]})
    return str(mark)


def test_a_case_is_decided_and_exported_without_a_window(
    small: Small, line: Line, case: Case
) -> None:
    listed = line.json("others", case.number)
    assert listed["undecided"] == len(listed["persons"]) + len(listed["files"])
    lisa, karin = mark_of(listed, "Lisa Bergqvist"), mark_of(listed, "Karin Ekdahl")
    decided = line.json("others", case.number, "--mask", karin)
    assert (decided["choice"], decided["ground"]) == ("redact", "others")
    (file,) = listed["files"]
    marks = ("--keep", lisa, "--keep", file["mark"])
    line.json("others", case.number, *marks, "--ground", "known")
    said = text_of(members(small, case))
    assert "karin ekdahl" not in said
    assert "lisa bergqvist" in said
    assert "bild.png" in said


def test_what_is_decided_is_on_record_with_who_and_can_be_taken_back(
    small: Small, line: Line, case: Case
) -> None:
    mark = mark_of(line.json("others", case.number), "Karin Ekdahl")
    line("others", case.number, "--mask", mark)
    line("others", case.number, "--take-back", mark)
    events = small.services.audit.entries(case.number)
    told = [(e.event.event, e.event.actor) for e in events if "redaction" in e.event.event]
    assert told == [(DECIDED, small.alva.user.id), (TAKEN_BACK, small.alva.user.id)]
    (karin,) = (p for p in line.json("others", case.number)["persons"] if p["mark"] == mark)
    assert (karin["decided"], karin["choice"]) == (False, "show")


def test_a_mark_that_is_nobodys_or_cut_short_and_a_missing_ground_decide_nothing(
    small: Small, line: Line, case: Case
) -> None:
    said = line("others", case.number)
    assert "perhaps Person" in said
    assert "held back (not decided)" in said
    assert "left in (not decided)" in said
    assert "file bild.png" in said
    (mark,) = (row.split()[0] for row in said.splitlines() if "Karin Ekdahl" in row)
    for wrong in (("--mask", mark[:3]), ("--keep", mark)):
        refused = line.json("others", case.number, *wrong, status=1)
        assert refused["error"]["code"] == "redaction-refused"
    assert not [e for e in small.services.audit.entries(case.number) if e.event.event == DECIDED]
