"""Export: what goes in, what stays out, and that the finished package holds."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from dsr_desk.domain.errors import DiskFull, PackageInvalid, WrongStep
from dsr_desk.domain.errors.steps import FoundSince
from dsr_desk.domain.extracts.redaction.errors import PackageOvertaken
from dsr_desk.domain.finding.matches import Decision, Ground
from dsr_desk.domain.requests import CaseState
from dsr_desk.domain.targets import TargetTaken
from dsr_desk.services.progress import Step
from tests.services.world import ANNA, EXTRACT, Small, a_mail


def _exported(small: Small) -> Path:
    case = small.reviewed(text=EXTRACT)
    result = small.services.export.export(case.id, None, small.alva)
    return Path(result.receipt.path)


def test_an_access_extract_holds_the_persons_items_and_the_staff_replies(small: Small) -> None:
    opened = small.services.review.open(_exported(small))
    bodies = " ".join(item.body for item in opened.items)
    for word in ("VÄSTANFLÄKT-77", "Vi har beställt", "070-1740605", "ÄLGÖRT", "På torsdag!"):
        assert word in bodies
    for word in ("KORNBLIXT", "SKOGSSTJÄRNA", "MÅNVIOL"):
        assert word not in bodies
    assert [item.number for item in opened.items] == list(range(1, len(opened.items) + 1))
    assert opened.subjects == (ANNA,)


@pytest.mark.parametrize("own", [True, False], ids=["in the workspace", "elsewhere"])
def test_a_package_that_could_not_be_put_on_record_stands_nowhere(
    small: Small, tmp_path: Path, *, own: bool
) -> None:
    case, export = small.reviewed(text=EXTRACT), small.services.export
    moments = iter([small.clock()])

    def until_it_stands() -> datetime:
        for moment in moments:
            return moment
        raise DiskFull

    export._clock = until_it_stands
    target = None if own else tmp_path / "extract.zip"
    with pytest.raises(DiskFull):
        export.export(case.id, target, small.alva)
    assert not any(tmp_path.glob("*.zip*"))
    assert not any(small.paths.packages.glob("*"))


def test_an_item_that_was_left_out_is_in_no_member_but_its_ground_is(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    rows = small.services.matching.page(case.id).rows
    (chat,) = [row.match for row in rows if "ÄLGÖRT" in row.snippet]
    decision = Decision(False, Ground.LEGAL_CLAIM)
    small.services.matching.decide(case.id, [chat.id], decision, small.alva)
    path = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    with zipfile.ZipFile(path) as package:
        assert all("ÄLGÖRT".encode() not in package.read(name) for name in package.namelist())
        extract = json.loads(package.read("extract.json"))
    assert "legal_claim" in json.dumps(extract)


def test_an_extract_of_every_channel_names_none_that_was_not_searched(small: Small) -> None:
    with zipfile.ZipFile(_exported(small)) as package:
        assert json.loads(package.read("extract.json"))["gaps"] == []
        assert "söktes inte igenom" not in package.read("index.html").decode().lower()


def test_a_channel_that_was_left_out_is_named_in_words(small: Small) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    small.services.checklist.leave_out(case.id, "nk-forum", "Inte redaktör", small.alva)
    small.services.matching.search(case.id, small.alva)
    path = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    with zipfile.ZipFile(path) as package:
        (gap,) = json.loads(package.read("extract.json"))["gaps"]
        page = package.read("index.html").decode()
    assert (gap["channel"], gap["reason"]) == ("nk-forum", "channel-left-out")
    assert "kanalen har lämnats utanför begäran" in page
    assert "nk-forum" not in page


def test_after_the_extract_the_case_waits_for_its_answer(small: Small) -> None:
    _exported(small)
    case = small.services.queue.get("DSR-0001")
    assert case.state is CaseState.TO_ANSWER
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    assert small.services.queue.get(case.id).state is CaseState.CLOSED
    assert draft.attachments == ()


def test_an_erasure_alone_exports_nothing(small: Small) -> None:
    case = small.reviewed()
    with pytest.raises(WrongStep):
        small.services.export.export(case.id, None, small.alva)


def test_a_package_that_was_changed_is_refused(small: Small) -> None:
    path = _exported(small)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    with pytest.raises(PackageInvalid):
        small.services.review.open(path)


def test_a_package_is_opened_with_no_workspace(small: Small) -> None:
    path = _exported(small)
    moved = path.rename(small.root.parent / "elsewhere.zip")
    opened = small.composer.review().open(moved)
    assert opened.signed_by == "Alva Ek"


def test_of_two_extracts_made_at_once_the_one_on_record_stands(small: Small) -> None:
    case = small.reviewed(text=EXTRACT)
    first: list[Path] = []

    def made_meanwhile(_: Step) -> None:
        if not first:
            first.append(Path())
            result = small.again().services.export.export(case.id, None, small.sam)
            first[0] = Path(result.receipt.path)

    with pytest.raises(PackageOvertaken):
        small.services.export.export(case.id, None, small.alva, made_meanwhile)
    assert small.services.export.packages(case.id) == (first[0],)
    assert list(first[0].parent.iterdir()) == first
    small.services.sealing.seal(case.id, small.alva)  # finds it as it is on record


def test_a_file_that_came_meanwhile_is_not_written_over(small: Small, tmp_path: Path) -> None:
    case = small.reviewed(text=EXTRACT)
    target = tmp_path / "out" / "extract.zip"
    target.parent.mkdir()

    def came(step: Step) -> None:
        if step.what == "write":
            target.write_bytes(b"another's")

    with pytest.raises(TargetTaken):
        small.services.export.export(case.id, target, small.alva, came)
    assert target.read_bytes() == b"another's"
    assert list(target.parent.iterdir()) == [target]
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING


HIDDEN = (
    "UPDATE item SET author_key = 'x@example.org', author_base = 'x@example.org', reply_key = ''"
    " WHERE body LIKE '%ÄLGÖRT%'"
)


def test_what_no_rule_finds_and_a_row_names_is_told_in_the_extract_and_its_letter(
    small: Small,
) -> None:
    """Somebody has edited the column by which the archive compares, or a platform lets it rot."""
    small.edit_archive(HIDDEN)
    case = small.reviewed(text=EXTRACT)
    receipt = small.services.export.export(case.id, None, small.alva).receipt
    with zipfile.ZipFile(receipt.path) as package:
        told = json.loads(package.read(next(n for n in package.namelist() if n.endswith(".json"))))
        shown = b"".join(package.read(n) for n in package.namelist() if n.endswith(".html"))
    assert {"source": "archive", "channel": "", "reason": "address-elsewhere"} in told["gaps"]
    assert "som sökningen inte har hittat" in shown.decode()
    assert "Alla kanaler söktes inte igenom" not in shown.decode()
    draft = small.services.replies.draft(case.id, small.alva)
    assert "Utdraget är ofullständigt: 1 rad i källan" in draft.body
    facts = dict(small.services.audit.entries(case.number)[-1].event.facts)
    assert (facts["rows_elsewhere"], facts["gaps"], facts["gaps_in"]) == ("1", "0", "")


def test_an_extract_in_which_nothing_is_found_is_no_whole_answer_where_a_row_names_them(
    small: Small,
) -> None:
    small.edit_archive(HIDDEN.partition(" WHERE")[0])
    case = small.reviewed(text=EXTRACT)
    assert not small.services.export.export(case.id, None, small.alva).receipt.items
    draft = small.services.replies.draft(case.id, small.alva)
    assert "och det är svaret" not in draft.body
    assert "har sökningen inte hittat" in draft.body


def test_no_extract_lacks_what_is_found_now_and_was_not_then(small: Small) -> None:
    small.edit_archive(HIDDEN)
    case = small.reviewed(text=EXTRACT)
    small.edit_archive(
        "UPDATE item SET author_key = 'anna.svensson@hemma.example',"
        " author_base = 'anna.svensson@hemma.example' WHERE body LIKE '%ÄLGÖRT%'"
    )
    with pytest.raises(FoundSince) as refused:
        small.services.export.export(case.id, None, small.alva)
    assert refused.value.facts == {"source": "archive", "rows": "2"}, (
        "the person's, and the reply to it"
    )
    assert not small.services.export.packages(case.id)
    small.services.matching.search(case.id, small.alva)
    small.services.export.export(case.id, None, small.alva)


def test_what_has_come_since_the_first_extract_stops_no_second_one_and_is_told(
    small: Small,
) -> None:
    """A case that waits for its answer is searched no more, and who is taken out can change."""
    small.edit_archive(HIDDEN)
    case = small.reviewed(text=EXTRACT)
    small.services.export.export(case.id, None, small.alva)
    small.edit_archive(
        "UPDATE item SET author_key = 'anna.svensson@hemma.example',"
        " author_base = 'anna.svensson@hemma.example' WHERE body LIKE '%ÄLGÖRT%'"
    )
    small.services.export.export(case.id, None, small.alva)
    draft = small.services.replies.draft(case.id, small.alva)
    assert "Utdraget är ofullständigt: 2 rader i källan" in draft.body


def test_a_source_that_is_away_is_a_gap_and_is_not_looked_through(small: Small) -> None:
    case = small.file(a_mail(EXTRACT.format(who=ANNA)))
    small.paths.archive.rename(small.paths.archive.with_suffix(".away"))
    small.services.matching.search(case.id, small.alva)
    receipt = small.services.export.export(case.id, None, small.alva).receipt
    assert receipt.items == 0
