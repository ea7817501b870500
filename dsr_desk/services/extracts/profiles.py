"""Profiles: what each organisation says of itself in every extract."""

from __future__ import annotations

from dataclasses import dataclass

from dsr_desk.domain.changes import Changes
from dsr_desk.domain.errors.steps import UnknownOrganisation
from dsr_desk.domain.extracts.packages import COVER_CODES
from dsr_desk.domain.extracts.profile_errors import ProfileRefused
from dsr_desk.domain.extracts.profiles import MOST_LETTERS, OrganisationProfile
from dsr_desk.domain.languages import LANGUAGES
from dsr_desk.domain.people import Organisation, Right
from dsr_desk.domain.titles import organisations_apart
from dsr_desk.services.cases import Recorder
from dsr_desk.services.people.accounts import SignedIn, acting
from dsr_desk.services.ports import Clock, DeskStore

SAVED = "profile.saved"


@dataclass(frozen=True, slots=True)
class ProfilesView:
    """The organisations with what each says."""

    organisations: tuple[Organisation, ...]
    profiles: tuple[OrganisationProfile, ...]
    """One for every organisation, in the same order."""


class Profiles:
    """Shows and changes what organisations say in extracts."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        """Take the desk's store and the clock."""
        self._store = store
        self._record = Recorder(clock)

    def view(self) -> ProfilesView:
        """Return the organisations with their profiles."""
        with self._store.reading() as uow:
            organisations = organisations_apart(uow.people.organisations())
            return ProfilesView(
                organisations, tuple(uow.people.profile(each.key) for each in organisations)
            )

    def save(self, profile: OrganisationProfile, by: SignedIn | None) -> Changes:
        """Store a profile; extracts made from now on say it (law.md L20, L28).

        Raises:
            RightMissing: only a supervisor changes settings.
            UnknownOrganisation: there is no such organisation.
            ProfileRefused: a point is none of Art. 15, or too long for a page.
        """
        for text in profile.texts:
            if text.code not in COVER_CODES or text.language not in LANGUAGES:
                raise ProfileRefused("there is no such point of Article 15")
            if len(text.text) > MOST_LETTERS:
                raise ProfileRefused(f"a text is longer than {MOST_LETTERS} characters")
        with self._store.unit_of_work() as uow:
            who = acting(uow, by, Right.CONFIGURE).user
            known = {o.key for o in uow.people.organisations()}
            if profile.organisation not in known:
                raise UnknownOrganisation(known)
            uow.people.save_profile(profile)
            self._record.note(
                uow,
                who.id,
                SAVED,
                None,
                organisation=profile.organisation,
                staff_names=profile.show_staff_names,
                texts=len(profile.texts),
                digest=profile.digest(),
            )
            uow.commit()
        return Changes(people=True)
