"""Other people in a case: found, decided about, taken out of every member, or nothing leaves."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from dsr_desk.documents.checking import verify_any
from dsr_desk.domain.answers.replies import EXTRACT as EXTRACT_ANSWER
from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.errors import WrongStep
from dsr_desk.domain.extracts.redaction.decided import Choice, RedactionGround
from dsr_desk.domain.extracts.redaction.errors import (
    PackageNamesOthers,
    PackageOvertaken,
    RedactionRefused,
)
from dsr_desk.domain.extracts.redaction.masking import Redaction
from dsr_desk.domain.finding.matches import Decision, Mandate, Why
from dsr_desk.domain.people import ChannelKind
from dsr_desk.domain.requests import Case, CaseState
from dsr_desk.services.erasing.delivered import (
    PACKAGE_MADE,
    PACKAGE_VOIDED,
    extract_delivered,
)
from dsr_desk.services.extracts.redacting import OthersView, PersonRow
from dsr_desk.services.progress import Step
from dsr_desk.services.record.on_record import ANSWER_SAVED
from tests.services.extracts.neighbours import PICTURE, case, members, text_of
from tests.services.world import ANNA, EXTRACT, WISH, Small

__all__ = ["case"]

NAMED = ("lisa.bergqvist", "bergqvist", "070-555 66 77", "öståker", "nils@nordkraft.example")


def view(small: Small, case: Case) -> OthersView:
    """Return who else is in the case."""
    return small.services.redacting.view(case.id, small.alva)


def row(found: OthersView, label: str) -> PersonRow:
    """Return the row of somebody."""
    (row,) = [r for r in found.persons if r.standing.party.label == label]
    return row


def test_who_is_named_is_listed_with_all_that_belongs_together(small: Small, case: Case) -> None:
    found = view(small, case)
    lisa = row(found, "Lisa Bergqvist")
    kinds = {each.sort.value for each in lisa.standing.party.identifiers}
    assert kinds == {"name", "address"}
    assert lisa.count >= 4
    assert {spot.words for spot in lisa.spots} >= {"Lisa Bergqvist", "Bergqvist, Lisa", "Lisas"}
    assert row(found, "Åke Öståker").standing.standing.choice is Choice.REDACT
    assert not row(found, "Karin Ekdahl").standing.party.certain
    assert row(found, "Karin Ekdahl").standing.standing.choice is Choice.SHOW
    assert all("Svensson" not in r.standing.party.label for r in found.persons)
    assert found.undecided == len(found.persons) + len(found.files)


def test_the_others_are_in_no_member_and_each_has_one_pseudonym(small: Small, case: Case) -> None:
    package = members(small, case)
    said = text_of(package)
    for word in NAMED:
        assert word not in said, word
    extract = json.loads(package["extract.json"])
    (item,) = [i for i in extract["items"] if "såg det" in i["text"]]
    assert "granne [Person 2] <[Person 2]> såg" in item["text"]
    assert "[Person 2] kom senare" in item["text"]
    assert "Ring [Person 3], tel [Person 3]." in item["text"]
    assert item["subject"] == "Om [Person 2] bil"
    assert "Medarbetare" in item["recipients"]
    assert item["fingerprint"] == ""
    assert "Karin Ekdahl" in item["text"]
    assert "Anna Svensson" in item["text"]


def test_a_package_that_others_were_taken_out_of_opens_and_holds(small: Small, case: Case) -> None:
    path = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    assert json.loads(members(small, case)["extract.json"])["redactions"]
    assert small.services.review.open(path).items
    assert verify_any(path, small.composer.crypto.verify)["holds"]


def test_a_text_file_is_rewritten_and_one_that_cant_be_read_stays_out(
    small: Small, case: Case
) -> None:
    package = members(small, case)
    (letter,) = [d for n, d in package.items() if n.endswith(".txt") and b"skrev" in d]
    assert letter.decode() == "Hej, detta skrev [Person 2] till mig."
    assert not [name for name in package if name.endswith(".png")]
    (file,) = (r for r in json.loads(package["extract.json"])["redactions"] if r["what"] == "file")
    assert file == {"what": "file", "ground": "unreadable", "article": "15(4)", "count": 1}
    assert "artikel 15.4" in package["index.html"].decode()


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "En bilaga har inte lämnats ut"), ("en", "One attachment was")]
)
def test_the_letter_tells_of_which_item_a_file_stays_out(
    language: str, said: str, small: Small, case: Case
) -> None:
    package = members(small, case)
    (item,) = [i for i in json.loads(package["extract.json"])["items"] if "såg det" in i["text"]]
    body = small.services.replies.draft(case.id, small.alva, language).body
    assert said in body
    assert f" {item['number']}. " in body
    assert "bild.png" not in body


def test_the_letter_says_that_the_last_day_has_passed(small: Small, case: Case) -> None:
    members(small, case)
    due = case.last_day.due
    small.clock.moment = datetime(due.year, due.month, due.day, 12, tzinfo=UTC)
    assert "Lagens sista dag är" in small.services.replies.draft(case.id, small.alva).body
    small.clock.moment += timedelta(days=1)
    assert "Den dagen har passerat." in small.services.replies.draft(case.id, small.alva).body


def test_whoever_a_picture_names_as_its_maker_is_asked_about(small: Small) -> None:
    held, exif = io.BytesIO(), Image.Exif()
    exif[ExifTags.Base.Artist] = "Karin Ekdahl"
    Image.new("RGB", (4, 4)).save(held, "JPEG", exif=exif)
    item = ImportedItem(
        "nordkraft", "nk-mail", ChannelKind.MAIL, "o1", "k9", ANNA, "Anna Svensson", False,
        datetime(2026, 3, 5, 8, tzinfo=UTC), "Bilden", "Se bilden.",
        attachments=(ImportedAttachment("bild.jpg", "image/jpeg", held.getvalue()),),
    )  # fmt: skip
    small.services.importing.items([item])
    case = small.reviewed(text=EXTRACT)
    found = view(small, case)
    karin = row(found, "Karin Ekdahl").standing
    assert (karin.party.certain, karin.standing.choice) == (False, Choice.SHOW)
    assert [name for name in members(small, case) if name.endswith(".jpg")]
    small.services.redacting.decide(
        case.id, karin.about, Choice.REDACT, RedactionGround.OTHERS, small.alva
    )
    (file,) = view(small, case).files
    assert (file.reason, file.standing.choice) == (RedactionGround.NAMES_OTHERS, Choice.REDACT)
    assert not [name for name in members(small, case) if name.endswith(".jpg")]


def test_a_file_goes_when_somebody_has_decided_so(small: Small, case: Case) -> None:
    (file,) = view(small, case).files
    small.services.redacting.decide(
        case.id, [file.about], Choice.SHOW, RedactionGround.LOOKED_THROUGH, small.alva
    )
    package = members(small, case)
    assert [data for name, data in package.items() if name.endswith(".png")] == [PICTURE]


def test_who_is_shown_by_a_decision_stands_as_written(small: Small, case: Case) -> None:
    about = row(view(small, case), "Lisa Bergqvist").standing.about
    small.services.redacting.decide(case.id, about, Choice.SHOW, RedactionGround.KNOWN, small.alva)
    said = text_of(members(small, case))
    assert "lisa bergqvist <lisa.bergqvist@granne.example>" in said.replace("&lt;", "<")
    assert "öståker" not in said


def test_a_decision_voids_the_package_that_was_made(small: Small, case: Case) -> None:
    receipt = small.services.export.export(case.id, None, small.alva).receipt
    path = Path(receipt.path)
    assert (receipt.others_taken_out, receipt.files_withheld) == (2, 1)
    assert receipt.others_undecided >= 3
    assert small.services.export.undecided(case.id) == receipt.others_undecided
    assert small.services.queue.get(case.id).state is CaseState.TO_ANSWER
    about = row(view(small, case), "Karin Ekdahl").standing.about
    done = small.services.redacting.decide(
        case.id, about, Choice.REDACT, RedactionGround.OTHERS, small.alva
    )
    now = small.services.queue.get(case.id)
    assert (path.exists(), now.state, now.exported_at) == (False, CaseState.REVIEWING, None)
    assert small.services.export.undecided(case.id) == 0, "no package stands"
    events = [e.event.event for e in small.services.audit.entries()]
    assert events[-2:] == ["package.voided", "redaction.decided"]
    small.services.redacting.put_back(case.id, done.before, small.alva)
    assert not row(view(small, case), "Karin Ekdahl").standing.standing.decided


def test_a_void_package_counts_as_none_that_was_handed_over(small: Small, case: Case) -> None:
    small.services.export.export(case.id, None, small.alva)
    about = row(view(small, case), "Karin Ekdahl").standing.about
    small.services.redacting.decide(
        case.id, about, Choice.REDACT, RedactionGround.OTHERS, small.alva
    )
    events = {entry.event.event: entry for entry in small.services.audit.entries()}
    made, voided = events[PACKAGE_MADE], events[PACKAGE_VOIDED]
    saved = replace(made.event, event=ANSWER_SAVED, facts=(("kind", EXTRACT_ANSWER),))
    answer = replace(made, event=saved)
    nobody = Mandate(case.organisation, (), ())
    assert extract_delivered([made, answer], case, (), nobody)
    assert not extract_delivered([made, voided, answer], case, (), nobody)


def test_the_desk_keeps_no_name_of_whom_a_decision_is_about(small: Small, case: Case) -> None:
    about = row(view(small, case), "Lisa Bergqvist").standing.about
    small.services.redacting.decide(
        case.id, about, Choice.REDACT, RedactionGround.OTHERS, small.alva
    )
    kept = b"".join(path.read_bytes() for path in small.paths.root.glob("desk.sqlite*"))
    assert b"bergqvist" not in kept.lower()


def test_a_choice_needs_a_ground_that_fits_it(small: Small, case: Case) -> None:
    about = row(view(small, case), "Karin Ekdahl").standing.about
    with pytest.raises(RedactionRefused):
        small.services.redacting.decide(
            case.id, about, Choice.REDACT, RedactionGround.KNOWN, small.alva
        )


def test_an_erasure_alone_has_nobody_to_take_out(small: Small) -> None:
    erasure = small.reviewed(text=WISH)
    with pytest.raises(WrongStep):
        small.services.redacting.view(erasure.id, small.alva)


def test_a_package_that_still_names_somebody_does_not_leave(
    small: Small, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Redaction, "mask", lambda _self, text: text)
    with pytest.raises(PackageNamesOthers) as refused:
        small.services.export.export(case.id, None, small.alva)
    assert "bergqvist" not in refused.value.message.lower()
    assert not list(small.paths.packages.glob("*"))
    assert small.services.queue.get(case.id).state is CaseState.REVIEWING


def test_a_decision_that_comes_while_the_package_is_written_is_not_lost(
    small: Small, case: Case
) -> None:
    (karin,) = [row for row in view(small, case).persons if "Karin" in row.standing.party.label]
    about = karin.standing.about
    decided: list[Step] = []

    def then_decided(step: Step) -> None:
        if step.what == "write" and not decided:
            decided.append(step)
            small.services.redacting.decide(
                case.id, about, Choice.REDACT, RedactionGround.OTHERS, small.sam
            )

    with pytest.raises(PackageOvertaken):
        small.services.export.export(case.id, None, small.alva, then_decided)
    assert small.services.export.packages(case.id) == ()
    path = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    with zipfile.ZipFile(path) as package:
        assert all(b"Ekdahl" not in package.read(name) for name in package.namelist())


def test_what_a_killed_desk_has_left_of_a_void_package_goes_with_it(
    small: Small, case: Case
) -> None:
    package = Path(small.services.export.export(case.id, None, small.alva).receipt.path)
    left = package.with_name(f"{case.number}.pdf.abc.part")
    left.mkdir()
    (left / "plain.pdf").write_bytes(b"%PDF-")
    other = package.with_name(f"{case.number}0.zip")
    other.write_bytes(b"another case's")
    small.services.redacting.decide(
        case.id, ["somebody"], Choice.REDACT, RedactionGround.OTHERS, small.alva
    )
    assert list(package.parent.iterdir()) == [other]


def test_staff_in_a_file_that_cant_be_rewritten_stand_in_the_list(small: Small) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("svar.txt", "Hälsar nils@nordkraft.example")
    files = (ImportedAttachment("svar.zip", "application/zip", packed.getvalue()),)
    item = ImportedItem(
        "nordkraft", "nk-mail", ChannelKind.MAIL, "o2", "k8", ANNA, "Anna Svensson", False,
        datetime(2026, 3, 5, 8, tzinfo=UTC), "Svaret", "Se bilagan.",
        recipients=("kundtjanst@nordkraft.example",), attachments=files,
    )  # fmt: skip
    small.services.importing.items([item])
    case = small.reviewed(text=EXTRACT)
    others = [r for r in view(small, case).persons if r.standing.standing.choice is Choice.REDACT]
    for each in others:
        small.services.redacting.decide(
            case.id, each.standing.about, Choice.SHOW, RedactionGround.KNOWN, small.alva
        )
    (file,) = view(small, case).files
    assert file.reason is RedactionGround.NAMES_OTHERS
    assert not [name for name in members(small, case) if name.endswith(".zip")]


def test_an_item_that_is_looked_at_while_the_package_is_written_overtakes_nothing(
    small: Small, case: Case
) -> None:
    rows = small.services.matching.page(case.id).rows

    def then_seen(step: Step) -> None:
        if step.what == "write" and step.done == 1:
            small.services.preview.note_opened(case.id, rows[0].match.id)

    receipt = small.services.export.export(case.id, None, small.alva, then_seen).receipt
    assert Path(receipt.path).is_file()


def test_who_sent_an_item_along_is_taken_out_and_its_text_is_pointed_at(
    small: Small, tmp_path: Path
) -> None:
    (file := tmp_path / "a.eml").write_text(
        f"From: Gustav Ros <gustav@ros.example>, Anna Svensson <{ANNA}>, vera at lind dot example\n"
        "To: i@x.example\nSubject: Oss\nMessage-ID: <t@x>\n"
        "Date: Mon, 2 Mar 2026 10:00:00 +0000\n\nHej, Gustav Ros och Anna undrar.\n"
    )
    small.services.importing.take_in([file], "nk-mail", small.sam)
    case = small.reviewed(text=EXTRACT)
    assert view(small, case).sent_along == ()
    rows = small.services.matching.page(case.id).rows
    (along,) = [row.match for row in rows if row.match.why is Why.CO_AUTHOR]
    small.services.matching.decide(case.id, [along.id], Decision(True), small.alva)
    found = view(small, case)
    assert row(found, "Gustav Ros").standing.party.certain
    assert row(found, "vera@lind.example").standing.party.certain
    package = members(small, case)
    told = text_of(package)
    for name in ("gustav", "ros.example", "vera at", "vera@", "lind.example", "lind dot"):
        assert name not in told
    assert ANNA in told
    items = json.loads(package["extract.json"])["items"]
    (item,) = [each for each in items if each["subject"] == "Oss"]
    assert item["number"] == found.sent_along[0]
