"""The whole demo world, the same at every call: organisations, people, items and letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsr_desk.demo.chats import write_chat
from dsr_desk.demo.crowd import Person, make_people
from dsr_desk.demo.dice import Dice
from dsr_desk.demo.houses import House, make_houses, make_roster
from dsr_desk.demo.letters import DemoLetter, make_letters
from dsr_desk.demo.mails import write_mails
from dsr_desk.demo.plan import ITEMS, Outline, make_plan
from dsr_desk.demo.scenes import Scene, Stage
from dsr_desk.demo.specials import iter_specials, special_count
from dsr_desk.demo.threads import write_thread
from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.people import Channel, ChannelKind, Organisation, Roster

PERFECT_SUBJECT = EmailAddress("anna.svensson@hemma.example")
"""Whom the perfect request is about: the person with the most items."""

_PEOPLE_SEED, _PLAN_SEED = 1_118, 2_611


@dataclass(frozen=True, slots=True)
class World:
    """Everything but the items, which ``iter_items`` writes one at a time."""

    organisations: tuple[Organisation, ...]
    channels: tuple[Channel, ...]
    roster: Roster
    people: tuple[Person, ...]
    letters: tuple[DemoLetter, ...]
    houses: tuple[House, ...]
    plan: tuple[Outline, ...]


def make_world() -> World:
    """Return the demo world; two calls return equal worlds."""
    houses = make_houses()
    organisations = tuple(house.organisation for house in houses)
    keys = tuple(organisation.key for organisation in organisations)
    people = make_people(keys, Dice(_PEOPLE_SEED))
    return World(
        organisations=organisations,
        channels=tuple(channel for house in houses for channel in house.channels),
        roster=make_roster(houses),
        people=people,
        letters=make_letters(),
        houses=houses,
        plan=make_plan(people, ITEMS - special_count(), Dice(_PLAN_SEED)),
    )


def iter_items(world: World) -> Iterator[ImportedItem]:
    """Yield exactly 5,000 items, conversation by conversation; nothing is kept."""
    yield from iter_specials(world.houses)
    stage = Stage(world.houses, world.people, world.roster)
    for outline in world.plan:
        yield from _write(stage.scene(outline))


def _write(scene: Scene) -> Iterator[ImportedItem]:
    match scene.outline.kind:
        case ChannelKind.MAIL:
            return write_mails(scene)
        case ChannelKind.CHAT:
            return write_chat(scene)
        case _:
            return write_thread(scene)
