"""What extracts say: filled in by a supervisor, looked at by everybody, never lost unasked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dsr_desk.domain.extracts.processing import ProcessingRecord
from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.services.extracts.processing import Processing
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.ui.desk import Desk
from dsr_desk.ui.jobs import JobRunner
from dsr_desk.ui.settings.profile_dialog import ProfileDialog
from tests.ui.fake_profiles import FakeProfiles
from tests.ui.fake_roster import ORGANISATIONS
from tests.ui.fakes import NOW, SIGNED_AGENT, SIGNED_SUPERVISOR, World, make_services
from tests.ui.listening import unnamed


@pytest.fixture
def profiles() -> FakeProfiles:
    return FakeProfiles()


@dataclass
class FakeProcessing(Processing):
    """Remembers what it was asked to write."""

    written: list[tuple[str, str, Path]] = field(default_factory=list)
    said: str = ""

    def record(
        self,
        organisation: str,
        by: SignedIn | None,
        *,
        language: str = "sv",
        processor: str = "",
        officer: str = "",
    ) -> ProcessingRecord:
        del by, processor
        house = next(each for each in ORGANISATIONS if each.key == organisation)
        said = (self.said,) * 3
        return ProcessingRecord(
            NOW, language, house, self.said, officer, (), (), *said, retention_days=730, measures=()
        )

    def write(self, record: ProcessingRecord, target: Path, by: SignedIn | None) -> Path:
        del by
        self.written.append((record.controller.key, record.language, target))
        return target


@pytest.fixture
def desk(jobs: JobRunner, world: World, profiles: FakeProfiles) -> Desk:
    made = Desk(make_services(world, profiles=profiles), jobs, lambda: NOW)
    made.learn_people(world.users)
    made.enter(SIGNED_SUPERVISOR)
    return made


def shown(qtbot: QtBot, desk: Desk) -> ProfileDialog:
    dialog = ProfileDialog(desk)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.organisation.count() == len(ORGANISATIONS))
    return dialog


def test_a_supervisor_fills_in_a_point_and_it_is_kept(
    qtbot: QtBot, desk: Desk, profiles: FakeProfiles
) -> None:
    dialog = shown(qtbot, desk)
    assert not dialog.save.isEnabled()
    dialog.fields["origin"].setPlainText(" Från <b>personen</b>. ")
    dialog.staff.setChecked(True)
    dialog.save.click()
    key = ORGANISATIONS[0].key
    qtbot.waitUntil(lambda: not dialog.unsaved and key in profiles.kept)
    wanted = OrganisationProfile(key, show_staff_names=True)
    assert profiles.kept[key] == wanted.worded("sv", {"origin": "Från <b>personen</b>."})
    assert not dialog.save.isEnabled()


def test_languages_and_organisations_have_texts_of_their_own(
    qtbot: QtBot, desk: Desk, profiles: FakeProfiles
) -> None:
    key = ORGANISATIONS[0].key
    said = OrganisationProfile(key).worded("sv", {"origin": "Källa"})
    profiles.kept[key] = said.worded("en", {"origin": "Source"})
    dialog = shown(qtbot, desk)
    assert dialog.fields["origin"].toPlainText() == "Källa"
    dialog.language.setCurrentIndex(1)
    dialog.language.activated.emit(1)
    assert dialog.fields["origin"].toPlainText() == "Source"
    dialog.fields["origin"].setPlainText("Another source")
    edited = dialog.edited()
    assert edited is not None
    assert edited.cover("sv") == said.cover("sv")


def test_what_is_unsaved_is_thrown_away_only_when_said_twice(qtbot: QtBot, desk: Desk) -> None:
    dialog = shown(qtbot, desk)
    dialog.fields["rights"].setPlainText("Rätt")
    dialog.language.setCurrentIndex(1)
    dialog.language.activated.emit(1)
    assert (dialog.language.currentIndex(), dialog.fields["rights"].toPlainText()) == (0, "Rätt")
    dialog.fields["rights"].setPlainText("Rätten")
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_an_agent_looks_and_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.enter(SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    assert all(each.isReadOnly() for each in dialog.fields.values())
    assert not dialog.staff.isEnabled()
    assert not dialog.save.isEnabled()


def test_everything_has_a_name(qtbot: QtBot, desk: Desk) -> None:
    assert unnamed(shown(qtbot, desk)) == []


def test_an_empty_text_is_a_blank() -> None:
    said = OrganisationProfile("x").worded("sv", {"origin": "Källa"})
    assert said.worded("sv", {"origin": "  "}) == replace(said, texts=())


def test_the_record_of_processing_is_written_for_the_organisation_that_is_shown(
    qtbot: QtBot, jobs: JobRunner, world: World, profiles: FakeProfiles
) -> None:
    processing = FakeProcessing()
    desk = Desk(make_services(world, profiles=profiles, processing=processing), jobs, lambda: NOW)
    desk.enter(SIGNED_AGENT)
    dialog = shown(qtbot, desk)
    qtbot.waitUntil(dialog.processing.isEnabled)
    dialog._on_target_chosen("/out/register.txt")
    qtbot.waitUntil(lambda: "4 points in it are to be filled in" in dialog.banner.text.text())
    assert processing.written == [(ORGANISATIONS[0].key, "sv", Path("/out/register.txt"))]
    processing.said = "Inga"
    dialog._on_target_chosen("/out/register.txt")
    qtbot.waitUntil(lambda: dialog.banner.text.text() == "The record of processing is saved.")
