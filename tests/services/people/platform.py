"""A platform’s own database, filled and mapped, to be connected."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from dsr_desk.config import resources
from dsr_desk.domain.people import Channel, ChannelKind
from dsr_desk.services.people.connecting import Wanted
from dsr_desk.services.people.directory import LEAST
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import item
from dsr_desk.sources.archive.writer import SqlArchive
from tests.services.world import ANNA, BO, an_item

HELP = Channel("nk-help", "nordkraft", ChannelKind.MAIL, "Hjälpen", LEAST, "")


@dataclass
class Platform:
    """The platform's own database, with two mails of Anna's and one of Bo's."""

    engine: Engine
    location: str
    mapping: Path

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.mapping, self.location, (HELP.key,))

    def subjects(self) -> int:
        with self.engine.connect() as connection:
            return (
                connection.scalar(select(func.count()).where(item.c.author_key.like("anna%"))) or 0
            )

    def word(self, before: str, after: str) -> None:
        text = self.mapping.read_text("utf-8")
        assert before in text
        self.mapping.write_text(text.replace(before, after), "utf-8")


def filled(engine: Engine, location: str, folder: Path, channel: Channel = HELP) -> Platform:
    mapping = folder / "helpdesk.toml"
    text = (resources() / "mappings" / "archive.toml").read_text("utf-8")
    text = text.replace('key = "archive"', 'key = "helpdesk"')
    mapping.write_text(text.replace("Archive of this workspace", "Helpdesk"), "utf-8")
    mails = (
        an_item("h1", channel.key, channel.kind, ANNA, "Anna", "t1", "Hej, STJÄRNGLÖD"),
        an_item("h2", channel.key, channel.kind, ANNA, "Anna", "t2", "Igen, NORRSKEN"),
        an_item("h3", channel.key, channel.kind, BO, "Bo", "t3", "Bo här"),
    )
    SqlArchive(engine).add(mails, unheard)
    return Platform(engine, location, mapping)
