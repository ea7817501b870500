"""What every conversation needs before it can be written: who, where, with which particulars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dsr_desk.demo.calendar import utc
from dsr_desk.demo.crowd import Person
from dsr_desk.demo.details import Details, make_details
from dsr_desk.demo.dice import Dice
from dsr_desk.demo.houses import House
from dsr_desk.demo.library import Library, Phrases, load_library, load_phrases
from dsr_desk.demo.plan import Outline
from dsr_desk.domain.content import ImportedAttachment, ImportedItem
from dsr_desk.domain.people import Roster

_SEED = 20_261_123
_TAGGED_ELSEWHERE = 0.06
_TAGGED_AT_HOME = 0.6


@dataclass(frozen=True, slots=True)
class Scene:
    """One conversation about to be written."""

    house: House
    outline: Outline
    person: Person
    members: tuple[Person, ...]
    """Who may join a thread of this organisation."""
    address: str
    """The person's address as they write it in this conversation."""
    name: str
    staff: str
    details: Details
    dice: Dice

    @property
    def library(self) -> Library:
        """The organisation's texts."""
        return load_library(self.house.organisation.key)

    @property
    def phrases(self) -> Phrases:
        """The phrases of the person's language."""
        return load_phrases(self.person.language)

    @property
    def mailbox(self) -> str:
        """The address the staff write from."""
        return self.house.mailbox(self.outline.kind)

    @property
    def conversation(self) -> str:
        """The conversation's id."""
        return f"{self.house.ticket}-{self.outline.start.year}-{self.outline.number:05d}"

    def item(
        self,
        serial: int,
        at: datetime,
        body: str,
        *,
        staff: bool,
        author: Person | None = None,
        subject: str,
        html: bool = False,
        recipients: tuple[str, ...] = (),
        reply_to: str = "",
        attachments: tuple[ImportedAttachment, ...] = (),
    ) -> ImportedItem:
        """Return one item of the conversation; without an author it is the person's."""
        address, name = (self.mailbox, self.staff) if staff else (self.address, self.name)
        if author is not None:
            address, name = author.also[0], author.written[0]
        return ImportedItem(
            organisation=self.house.organisation.key,
            channel=self.house.channel(self.outline.kind).key,
            kind=self.outline.kind,
            external_id=f"{self.conversation}-{serial}",
            conversation=self.conversation,
            author=address,
            author_name=name,
            staff=staff,
            at=utc(at),
            subject=subject,
            body=body,
            html=html,
            recipients=recipients,
            reply_to=reply_to,
            attachments=attachments,
        )


class Stage:
    """Sets scenes: knows all houses, people and who was on duty when."""

    def __init__(
        self, houses: tuple[House, ...], people: tuple[Person, ...], roster: Roster
    ) -> None:
        self._houses = {house.organisation.key: house for house in houses}
        self._people = people
        self._roster = roster
        self._members = {
            key: tuple(one for one in people if one.weight > 0 and key in one.organisations)
            for key in self._houses
        }
        self._regulars = {
            key: tuple(person for person in people if key in person.joins) for key in self._houses
        }

    def scene(self, outline: Outline) -> Scene:
        """Return what is needed to write the outlined conversation."""
        dice = Dice(_SEED + 7919 * outline.number)
        house = self._houses[outline.organisation]
        person = self._people[outline.person]
        staff = self._on_duty(house.channel(outline.kind).key, outline.start.date(), dice)
        return Scene(
            house=house,
            outline=outline,
            person=person,
            members=self._guests(outline, dice),
            address=_written(person, outline.organisation, dice),
            name=dice.pick(person.written),
            staff=staff,
            details=make_details(house, person, staff, outline.start.date(), dice),
            dice=dice,
        )

    def _on_duty(self, channel: str, day: date, dice: Dice) -> str:
        return dice.pick(
            [e.name for e in self._roster.entries if e.channel == channel and e.holds_on(day)]
        )

    def _guests(self, outline: Outline, dice: Dice) -> tuple[Person, ...]:
        """Return who will answer in a thread, in this order; a regular comes early."""
        key, year = outline.organisation, outline.start.year
        members = [one for one in self._members[key] if one.since <= year]
        drawn = [dice.pick(members) for _ in range(outline.length + 2)]
        regulars = [one for one in self._regulars[key] if dice.chance(one.joins[key])]
        place = dice.below(2)
        guests = [
            one
            for one in (*drawn[:place], *regulars, *drawn[place:])
            if one.number != outline.person
        ]
        return tuple({one.number: one for one in guests}.values())


def _written(person: Person, organisation: str, dice: Dice) -> str:
    """Return the address as it stands in this conversation: capitals, or a plus-tag."""
    tagged = person.tagged.get(organisation)
    share = _TAGGED_AT_HOME if tagged and "+tidning" in tagged else _TAGGED_ELSEWHERE
    if tagged and dice.chance(share):
        return tagged
    return person.also[0] if dice.chance(0.7) else dice.pick(person.also)
