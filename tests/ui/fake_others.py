"""Other people in the usual case's extract, and a service that remembers what is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dsr_desk.domain.changes import case_changed
from dsr_desk.domain.extracts.redaction.decided import Choice, Decided, RedactionGround, standing_of
from dsr_desk.domain.extracts.redaction.grouping import ThirdParty
from dsr_desk.domain.extracts.redaction.identity import Identifier, Sort
from dsr_desk.domain.finding.matches import Attachment
from dsr_desk.services.extracts.others import StandingFile, StandingParty
from dsr_desk.services.extracts.redacting import (
    Before,
    DecidedOthers,
    OthersView,
    PersonRow,
    Redacting,
    Spot,
)
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.progress import CancelToken, Progress, unheard
from tests.ui.fake_case import CaseWorld
from tests.ui.fakes import NOW

_PEOPLE: tuple[tuple[bool, tuple[tuple[Sort, str], ...], int, int], ...] = (
    (True, ((Sort.NAME, "Lisa Bergqvist"), (Sort.ADDRESS, "lisa.bergqvist@granne.example"),
            (Sort.PHONE, "0705556677")), 14, 6),
    (True, ((Sort.ADDRESS, "ordforande@brf-eken.example"),), 2, 2),
    (True, ((Sort.NAME, "Åke Öståker"), (Sort.PHONE, "+4915112345678")), 3, 1),
    (False, ((Sort.NAME, "Karin Ekdahl"),), 1, 1),
    (False, ((Sort.PHONE, "0701740612"),), 5, 4),
    (False, ((Sort.NAME, "Hyresgästernas Riksförbund"),), 2, 1),
    (False, ((Sort.PLATE, "ABC 12D"),), 1, 1),
)  # fmt: skip


@dataclass
class FakeRedacting(Redacting):
    """Lists the same people, as they stand now."""

    world: CaseWorld
    decided: dict[str, Decided] = field(default_factory=dict)
    asked: list[tuple[tuple[str, ...], Choice, RedactionGround]] = field(default_factory=list)
    empty: bool = False
    refusal: Exception | None = None
    sent_along: tuple[int, ...] = ()

    def view(
        self,
        case_id: str | int,
        by: SignedIn | None,
        progress: Progress = unheard,
        cancel: CancelToken | None = None,
    ) -> OthersView:
        if self.empty:
            return OthersView(int(case_id), (), (), 0)
        match = self.world.rows[0].match
        people = []
        for number, (certain, found, count, items) in enumerate(_PEOPLE, 1):
            about = tuple(f"{number}-{sort.value}" for sort, _ in found)
            known = [self.decided[each] for each in about if each in self.decided]
            party = ThirdParty(number, tuple(Identifier(*f) for f in found), False, certain)
            standing = standing_of(known, certain=certain)
            spots = tuple(Spot(match.id, n + 1, "faktura") for n in range(min(count, 3)))
            people.append(PersonRow(StandingParty(party, about, standing), count, items, spots))
        file = self.decided.get("file")
        held = standing_of([file] if file else [], certain=True)
        attachment = Attachment("7", "skannat-avtal.pdf", "application/pdf", 182_400)
        files = (StandingFile(match, 12, attachment, "file", RedactionGround.UNREADABLE, held),)
        return OthersView(int(case_id), tuple(people), files, 4, self.sent_along)

    def decide(
        self,
        case_id: str | int,
        about: Sequence[str],
        choice: Choice,
        ground: RedactionGround,
        by: SignedIn | None,
    ) -> DecidedOthers:
        if self.refusal is not None:
            raise self.refusal
        before = tuple(self.decided[each] for each in about if each in self.decided)
        for each in about:
            self.decided[each] = Decided(each, choice, ground, "alva", NOW)
        self.asked.append((tuple(about), choice, ground))
        return DecidedOthers(Before(tuple(about), before), case_changed(int(case_id)))

    def put_back(self, case_id: str | int, before: Before, by: SignedIn | None) -> DecidedOthers:
        now = tuple(self.decided.pop(each) for each in before.about if each in self.decided)
        self.decided.update({each.about: each for each in before.decided})
        return DecidedOthers(Before(before.about, now), case_changed(int(case_id)))
