"""The side lane: what was found and not instructed, looked at live and asked about.

Nothing of it is stored and nothing of it can be planned: what an editor wants done with it comes as
a new instruction, with everything that one must have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dsr_desk.domain.answers.replies import BESIDE
from dsr_desk.domain.errors import SourceUnavailable
from dsr_desk.domain.finding.beside import Aside, Beside, Likeness, Twin, others_of, together
from dsr_desk.domain.finding.matches import Gap, Item, Mandate
from dsr_desk.domain.people import Channel, Right
from dsr_desk.domain.requests import Case
from dsr_desk.domain.titles import channels_apart
from dsr_desk.services.cases import all_settled, fetch, mandate_of
from dsr_desk.services.finding.preview import Shown, show
from dsr_desk.services.finding.reach import gaps_of, parts_of
from dsr_desk.services.finding.restricting import Restricted, Restricting
from dsr_desk.services.intake.asking import NothingToAsk, Questions, listed
from dsr_desk.services.intake.letters import ReplyDraft, ReplyTexts, language_of
from dsr_desk.services.people.accounts import SignedIn, need
from dsr_desk.services.ports import DeskStore, Sources, UnitOfWork


@dataclass(frozen=True, slots=True)
class BesideView:
    """What stands beside a case's instruction, and what could not be searched for it."""

    case: int
    beside: Beside
    gaps: tuple[Gap, ...]
    channels: tuple[Channel, ...]
    """Of the organisation: to name what is counted."""


class SideLane:
    """Looks beside the mandate of a case, and never takes anything from there into it."""

    def __init__(
        self, store: DeskStore, sources: Sources, texts: ReplyTexts, restricting: Restricting
    ) -> None:
        """Take the store, the content sources, the texts of letters, what knows restrictions."""
        self._restricting = restricting
        self._store = store
        self._sources = sources
        self._texts = texts

    def look(self, case_id: str | int, by: SignedIn | None = None) -> BesideView:
        """Return what stands beside the instruction now; nothing is kept.

        Raises:
            NotSignedIn: something is restricted, and nobody is signed in.
            ChecksOpen: a check is neither ok nor settled: nothing may be searched yet.
        """
        with self._store.reading() as uow:
            case, mandate, every = self._fenced(uow, case_id)
            restricted = self._restricting.of(uow, case.id, case.organisation, by)
            shared = [o.phone for o in uow.people.organisations() if o.phone]
        others = others_of(every, mandate.channels, case.away)
        gaps = gaps_of(self._sources, mandate, case, every)
        dead = {gap.source for gap in gaps if gap.source}
        found: list[Beside] = []
        for key, part, beyond in _by_source(mandate, others):
            if key in dead or not mandate.subjects:
                continue
            try:
                found.append(self._sources.get(key).beside(part, beyond, shared))
            except SourceUnavailable as problem:
                reason = problem.facts.get("reason", "")
                gaps += tuple(
                    Gap(key, channel.key, reason) for channel in (*part.channels, *beyond)
                )
        shown = self._but(restricted, together(found), mandate)
        return BesideView(case.id, shown, gaps, every)

    def open(self, case_id: str | int, aside: Aside, by: SignedIn | None = None) -> Shown:
        """Return an aside in its conversation, inside the mandate's channels.

        Raises:
            NotSignedIn: something is restricted, and nobody is signed in.
            OutsideMandate: it lies outside, or is not there any more.
        """
        with self._store.reading() as uow:
            case, mandate, _ = self._fenced(uow, case_id)
            source, thread = aside.ref.source, aside.conversation
            decided = uow.matches.conversation(case.id, source, thread, aside.channel)
            restricted = self._restricting.of(uow, case.id, case.organisation, by)
        if any(restricted.item(item, own=False) for item in self._items([aside], mandate)):
            return Shown(None, (), "", 0, restricted=True)
        return show(self._sources, mandate, aside.ref, decided, 0, restricted=restricted)

    def _but(self, restricted: Restricted, beside: Beside, mandate: Mandate) -> Beside:
        """Return what stands beside without the items of whose processing is restricted."""
        if not (restricted.holding.holds and beside.asides):
            return beside
        items = self._items(beside.asides, mandate)
        hidden = {item.ref for item in items if restricted.item(item, own=False)}
        return replace(beside, asides=tuple(a for a in beside.asides if a.ref not in hidden))

    def _items(self, asides: Sequence[Aside], mandate: Mandate) -> list[Item]:
        found: list[Item] = []
        for key in dict.fromkeys(aside.ref.source for aside in asides):
            refs = [aside.ref for aside in asides if aside.ref.source == key]
            found += self._sources.get(key).items(refs, mandate)
        return found

    def draft(
        self, case_id: str | int, view: BesideView, by: SignedIn | None, language: str | None = None
    ) -> ReplyDraft:
        """Return a letter that tells the editor what was seen, and asks.

        Raises:
            NothingToAsk: there is nothing to ask about.
            OutsideMandate: the mail has no single sender to answer.
        """
        need(by, Right.PREPARE)
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            organisation = next(
                (o for o in uow.people.organisations() if o.key == case.organisation), None
            )
        tongue = language or language_of(case)
        asked = tuple(Asked(self._texts.questions, tongue, case, view).sentences())
        if not asked:
            raise NothingToAsk
        questions = {"questions": "\n".join(f"- {text}" for text in asked)}
        fields = self._texts.opening(case, organisation, tongue) | questions
        return self._texts.draft(case, tongue, BESIDE, fields)

    @staticmethod
    def _fenced(uow: UnitOfWork, case_id: str | int) -> tuple[Case, Mandate, tuple[Channel, ...]]:
        case = fetch(uow, case_id)
        all_settled(uow, case)
        every = uow.people.channels(case.organisation) if case.organisation else ()
        return case, mandate_of(uow, case), channels_apart(every)


class Asked:
    """What a letter asks about what stands beside, in one language."""

    def __init__(self, questions: Questions, language: str, case: Case, view: BesideView) -> None:
        """Take the texts, the case and what was seen."""
        self._questions, self._language = questions, language
        self._case, self._view = case, view
        self._titles = {channel.key: channel.title for channel in view.channels}

    def sentences(self) -> Iterator[str]:
        """Yield one question for each kind of thing; nobody else's text is in any of them."""
        beside = self._view.beside
        for twin in beside.twins:
            yield self._twin(twin)
        for each in beside.elsewhere:
            yield self._text(
                "elsewhere",
                items=self._items(each.count),
                channel=self._titles.get(each.channel, each.channel),
                first=each.first.isoformat(),
                last=each.last.isoformat(),
                named=self._named(each.number),
            )
        if beside.asides:
            figures = [self._text(f"hint-{h.value}", count=n) for h, n in beside.by_hint()]
            yield self._text(
                "asides" if not beside.more else "asides-at-least",
                items=self._items(len(beside.asides)),
                items_count=len(beside.asides),
                figures=listed(figures, self._language),
            )

    def _twin(self, twin: Twin) -> str:
        name = "twin-alarm" if twin.alarming else "twin"
        if twin.likeness is Likeness.REPLY_ADDRESS and not twin.alarming:
            name = "twin-reply"
        other = str(twin.address)
        items = self._items(twin.count)
        return self._text(name, other=other, items=items, named=self._named(twin.number))

    def _items(self, count: int) -> str:
        return self._text("items", count=count)

    def _named(self, number: int) -> str:
        known = (s.address for s in self._case.subjects if s.number == number)
        return str(next(known, None) or f"person {number}")

    def _text(self, name: str, **fields: object) -> str:
        return self._questions.beside(self._language, name, **fields)


def _by_source(
    mandate: Mandate, others: tuple[Channel, ...]
) -> Iterator[tuple[str, Mandate, tuple[Channel, ...]]]:
    """Yield each source with its part of the mandate and of the organisation's other channels."""
    parts = dict(parts_of(mandate))
    for key in dict.fromkeys(channel.source for channel in (*mandate.channels, *others)):
        part = parts.get(key, replace(mandate, channels=()))
        yield key, part, tuple(channel for channel in others if channel.source == key)
