"""What was removed is sought in every byte, however often it broke off; what stays is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsr_desk.domain.errors import DiskFull
from dsr_desk.domain.finding.matches import Ground
from dsr_desk.domain.record.retention import DayInDoubt, OtherDay
from dsr_desk.domain.room import TooLittleRoom
from dsr_desk.services.erasing.clearing import Clearing
from dsr_desk.storage.desk import SqlDesk
from tests.services.erasing.papers import NOBODY, days_go_by, enforce, files_with, put_aside, sealed
from tests.services.foe import forge
from tests.services.foe import organisation_to_choose as to_choose
from tests.services.world import WISH, Small, a_mail

OLLE = "olle@utanfor.example"
SOUGHT = "retention-sought.sealed"


def _facts(small: Small) -> tuple[str, dict[str, str]]:
    event = small.services.audit.entries()[-1].event
    return event.event, dict(event.facts)


def _break_off(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove what is due, on a disk that has no room for the database to be written anew."""

    def full(*_args: object) -> None:
        raise TooLittleRoom("desk.sqlite", "2.0 MB", "1.0 MB")

    with monkeypatch.context() as once:
        once.setattr(SqlDesk, "scrub", full)
        with pytest.raises(TooLittleRoom):
            enforce(small)


def test_what_broke_off_is_sought_by_the_next_call(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(small)
    days_go_by(small, 731)
    _break_off(small, monkeypatch)
    assert NOBODY.encode() not in (small.root / SOUGHT).read_bytes(), "it lies sealed"
    assert small.services.retention.view(small.alva).unclean
    done = enforce(small)
    assert (done.cases, done.unsought) == ((), False)
    event, facts = _facts(small)
    assert (event, facts["strings"], facts["found"]) == ("retention.cleaned", "1", "0")
    assert not (small.root / SOUGHT).exists()


def test_where_it_is_not_known_what_is_to_be_sought_that_is_told(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(small)
    days_go_by(small, 731)
    _break_off(small, monkeypatch)
    (small.root / SOUGHT).unlink()
    assert enforce(small).unsought
    assert not small.services.retention.view(small.alva).unclean


def test_an_address_that_was_found_is_not_clean_until_it_is_gone(small: Small) -> None:
    put_aside(small)
    stray = small.paths.answers / "utkast.txt"
    stray.write_text(NOBODY, "utf-8")
    days_go_by(small, 731)
    assert enforce(small).left == ("utkast.txt",)
    assert _facts(small)[0] == "retention.left"
    assert small.services.retention.view(small.alva).unclean
    assert enforce(small).left == ("utkast.txt",)
    stray.unlink()
    assert enforce(small).left == ()
    assert _facts(small)[0] == "retention.cleaned"
    assert not small.services.retention.view(small.alva).unclean


def test_an_address_that_another_case_still_has_is_no_residue(small: Small) -> None:
    put_aside(small)
    small.file(a_mail(WISH.format(who=NOBODY) + "Igen.", message_id="<b2@nordkraft.example>"))
    days_go_by(small, 731)
    assert enforce(small).left == ()
    assert files_with(small, NOBODY) == ["desk.sqlite"]


def test_a_case_that_is_held_in_the_last_moment_keeps_its_files(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = put_aside(small)
    (draft,) = small.paths.answers.iterdir()
    days_go_by(small, 731)
    begin = Clearing.begin

    def held(self: Clearing, *args: object) -> None:
        small.services.holds.on_case(case.number, Ground.LEGAL_CLAIM, "T 1", small.alva)
        begin(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as once:
        once.setattr(Clearing, "begin", held)
        done = enforce(small)
    assert (done.cases, done.files, done.left) == ((), 0, ())
    assert draft.exists()
    assert 0 not in sealed(small)


def test_files_of_a_case_whose_papers_are_gone_go_though_it_broke_off(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = put_aside(small)
    (draft,) = small.paths.answers.iterdir()
    days_go_by(small, 731)
    monkeypatch.setattr(Clearing, "_remove", lambda *_: (0, set()))
    assert enforce(small).files == 0
    monkeypatch.undo()
    assert small.services.retention.view(small.alva).unclean
    small.paths.packages.mkdir(exist_ok=True)
    other = small.paths.packages / f"{case.number}-från-en-annan-dator.zip"
    other.write_bytes(b"PK")
    assert enforce(small).files == 2
    assert not draft.exists()
    assert not other.exists()
    other.write_bytes(b"PK")
    assert small.services.retention.view(small.alva).unclean
    assert enforce(small).files == 1


def test_a_file_that_can_not_be_removed_is_told_and_a_link_takes_nothing_along(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = put_aside(small)
    (draft,) = small.paths.answers.iterdir()
    elsewhere = small.root.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept.txt").write_text("x", "utf-8")
    small.paths.packages.mkdir(exist_ok=True)
    link = small.paths.packages / f"{case.number}-link"
    link.symlink_to(elsewhere, target_is_directory=True)
    days_go_by(small, 731)
    unlink = Path.unlink

    def open_elsewhere(self: Path, missing_ok: bool = False) -> None:
        if self == draft:
            raise PermissionError(13, "another program has it open")
        unlink(self, missing_ok)

    with monkeypatch.context() as once:
        once.setattr(Path, "unlink", open_elsewhere)
        assert enforce(small).left == (draft.name,)
    assert not link.is_symlink()
    assert (elsewhere / "kept.txt").exists()
    assert enforce(small).left == ()


def test_nothing_is_removed_when_what_to_seek_can_not_be_kept(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(small)
    days_go_by(small, 731)

    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr("dsr_desk.services.erasing.clearing.keep", full)
    with pytest.raises(DiskFull):
        enforce(small)
    assert 0 not in sealed(small)


def test_a_duplicate_with_its_own_persons_goes_in_its_own_time(small: Small) -> None:
    first = put_aside(small)
    days_go_by(small, 400)
    second = put_aside(small, OLLE, 2)
    forge(small, "UPDATE dsr_case SET duplicate_of = ? WHERE id = ?", first.number, second.id)
    small.services.holds.on_person("nordkraft", OLLE, Ground.LEGAL_CLAIM, "T 1", small.alva)
    days_go_by(small, 331)
    assert enforce(small).cases == (first.number,)
    assert small.services.queue.get(second.id).subjects[0].address is not None
    days_go_by(small, 731)
    assert enforce(small).cases == ()


def test_a_hold_stays_on_a_case_whatever_organisation_it_is_found_to_be_of(small: Small) -> None:
    case = to_choose(small)
    assert case.organisation == ""
    small.services.holds.on_case(case.number, Ground.LEGAL_CLAIM, "T 1", small.alva)
    small.services.authority.choose_organisation(case.id, "nordkraft", small.alva)
    small.services.checklist.set_aside(case.id, "Återkallad", small.alva)
    days_go_by(small, 731)
    assert enforce(small).cases == ()


def test_a_person_who_is_held_anywhere_keeps_a_case_of_no_known_organisation(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=NOBODY), sender="nora@utanfor.example"))
    small.services.checklist.set_aside(case.id, "Återkallad", small.alva)
    small.services.holds.on_person("staden", NOBODY, Ground.ARCHIVE, "T 1", small.alva)
    days_go_by(small, 731)
    assert enforce(small).cases == ()


def _as_scheduled(small: Small) -> tuple[str, ...]:
    return small.services.retention.enforce(small.alva).cases


def test_a_clock_that_was_set_forward_removes_nothing_unless_a_person_says_the_day(
    small: Small,
) -> None:
    case = put_aside(small)
    days_go_by(small, 731)
    view = small.services.retention.view(small.alva)
    assert view.doubt is not None
    with pytest.raises(DayInDoubt):
        _as_scheduled(small)
    small.file(a_mail(WISH.format(who=OLLE), message_id="<b2@nordkraft.example>"))
    with pytest.raises(DayInDoubt):
        _as_scheduled(small)
    with pytest.raises(OtherDay):
        small.services.retention.enforce(small.alva, today=case.received_at.date())
    assert 0 not in sealed(small)
    assert enforce(small).cases == (case.number,)
    days = [e.event for e in small.services.audit.entries() if e.event.event == "retention.dated"]
    assert [dict(event.facts) for event in days] == [{"day": view.today.isoformat()}]


def test_a_desk_that_was_at_work_all_the_time_is_asked_for_no_day(small: Small) -> None:
    case = put_aside(small)
    for number in range(57):
        days_go_by(small, 13)
        small.services.holds.on_person(
            "nordkraft", f"p{number}@utanfor.example", Ground.LEGAL_CLAIM, "T 1", small.alva
        )
    assert _as_scheduled(small) == (case.number,)


def test_only_what_a_person_has_seen_to_be_due_goes(small: Small) -> None:
    first, second = put_aside(small), put_aside(small, OLLE, 2)
    days_go_by(small, 731)
    today = small.services.retention.view(small.alva).today
    done = small.services.retention.enforce(small.alva, today=today, only=[second.number])
    assert done.cases == (second.number,)
    assert [each.case for each in small.services.retention.view(small.alva).due] == [first.number]


def test_a_period_that_is_made_longer_meanwhile_keeps_the_papers(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_aside(small)
    days_go_by(small, 731)
    begin = Clearing.begin

    def longer(self: Clearing, *args: object) -> None:
        small.services.retention.set_period("nordkraft", 800, small.sam)
        begin(self, *args)  # type: ignore[arg-type]

    with monkeypatch.context() as once:
        once.setattr(Clearing, "begin", longer)
        assert enforce(small).cases == ()
    assert 0 not in sealed(small)


def test_a_message_id_that_spells_a_person_goes_with_them(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=NOBODY), message_id=f"<1.{NOBODY}>"))
    small.services.checklist.set_aside(case.id, "Återkallad", small.alva)
    other = put_aside(small, OLLE, 2)
    days_go_by(small, 731)
    assert enforce(small).left == ()
    assert files_with(small, NOBODY) == []
    assert small.services.queue.get(case.id).message_id == ""
    assert small.services.queue.get(other.id).message_id == other.message_id
