"""Profiles of organisations, kept in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.services.extracts.profiles import Profiles, ProfilesView
from dsr_desk.services.people.accounts import SignedIn
from tests.ui.fake_roster import ORGANISATIONS


@dataclass
class FakeProfiles(Profiles):
    """Keeps the profiles in memory."""

    kept: dict[str, OrganisationProfile] = field(default_factory=dict)

    def view(self) -> ProfilesView:
        profiles = (self.kept.get(o.key, OrganisationProfile(o.key)) for o in ORGANISATIONS)
        return ProfilesView(ORGANISATIONS, tuple(profiles))

    def save(self, profile: OrganisationProfile, by: SignedIn | None) -> Changes:
        self.kept[profile.organisation] = profile
        return Changes(people=True)
