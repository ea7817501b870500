"""Organisations and channels at the command line."""

from __future__ import annotations

import json

from dsr_desk.config import resources
from dsr_desk.domain.people import ChannelKind
from dsr_desk.services.progress import unheard
from dsr_desk.sources.archive.store import create_archive, open_archive
from dsr_desk.sources.archive.writer import SqlArchive
from tests.commands.founder import Founder
from tests.services.world import ANNA, an_item


def test_a_customer_comes_and_a_channel_goes(founder: Founder, sam: tuple[str, ...]) -> None:
    who = ("organisation", "add", "dalen", "--title", "Dalens energi", "--kind", "company")
    assert "dalen: Dalens energi, SE, dalen.example" in founder.types(
        *who, "--domain", "dalen.example", *sam
    )
    where = ("channel", "add", "da-mail", "--organisation", "dalen", "--kind", "mail")
    said = founder.types(*where, "--title", "Kundtjänst", "--action", "delete", *sam)
    assert "da-mail: Kundtjänst (mail of dalen), content in archive" in said
    assert "dsr-desk import FOLDER --organisation dalen --channel da-mail" in said
    assert "ended 20" in founder.types("channel", "end", "da-mail", *sam)
    rows = json.loads(founder.types("channel", "--json"))
    assert [row["key"] for row in rows if row["ended"]] == ["da-mail"]
    assert len(json.loads(founder.types("organisation", "--json"))) == 2
    refused = founder.types("channel", "end", "nobody", *sam, status=1)
    assert refused.startswith("Nothing was changed: ")


def test_a_platforms_database_is_looked_at_and_then_connected(
    founder: Founder, sam: tuple[str, ...]
) -> None:
    path = founder.home / "platform.sqlite"
    create_archive(path).dispose()
    engine = open_archive(path)
    post = an_item(
        "p1", "nl-forum", ChannelKind.FORUM, ANNA, "Anna", "t1", "Hej", organisation="nordljus"
    )
    SqlArchive(engine).add([post], unheard)
    engine.dispose()
    text = (resources() / "mappings" / "archive.toml").read_text("utf-8")
    mapping = founder.home / "forum.toml"
    mapping.write_text(text.replace('key = "archive"', 'key = "forum"'), "utf-8")
    where = ("--mapping", str(mapping), "--location", f"sqlite:///{path}")
    said = founder.types("channel", "connect", "nl-forum", *where, *sam)
    assert "nl-forum: 1 item" in said
    assert "Nothing is connected yet" in said
    refused = founder.types("channel", "connect", "nl-mail", *where, *sam, status=1)
    assert "nothing of the channel would be found there" in refused
    digest = json.loads(founder.types("channel", "connect", "nl-forum", *where, *sam, "--json"))
    apply = ("--apply", digest["digest"])
    assert "content in forum" in founder.types(
        "channel", "connect", "nl-forum", *where, *apply, *sam
    )
