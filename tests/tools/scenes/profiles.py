"""What extracts say of an organisation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.ui.settings.profile_dialog import ProfileDialog
from tests.tools.render_windows import Stage, scene
from tests.ui.fake_profiles import FakeProfiles
from tests.ui.fake_roster import ORGANISATIONS
from tests.ui.fakes import SIGNED_SUPERVISOR

_TEXTS = {
    "purposes": "Att svara kunder, felanmälningar och avtalsfrågor (avtal, artikel 6.1 b).",
    "storage": "Mail och chattar: 24 månader efter det senaste svaret. Forum: tills de tas bort.",
}


@scene("profile")
def profile(stage: Stage) -> QWidget:
    """A supervisor has filled in two points."""
    said = OrganisationProfile(ORGANISATIONS[0].key).worded("sv", _TEXTS)
    desk = stage.empty_desk(profiles=FakeProfiles({said.organisation: said}))
    desk.enter(SIGNED_SUPERVISOR)
    made = ProfileDialog(desk)
    made.setProperty("own_size", True)
    return made
