from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import FileUnreadable, MappingRefused
from dsr_desk.domain.finding.matches import Why
from dsr_desk.sources.mapping.file import MOST_BYTES, parse_mapping, read_mapping
from dsr_desk.sources.mapping.rules import IsAddress, OfItem, Reader
from tests.sources.builders import MAPPING

SHIPPED = MAPPING.read_text(encoding="utf-8")


def test_the_shipped_mapping_is_read() -> None:
    mapping = read_mapping(MAPPING)
    own, reply = mapping.items
    assert own.mine == IsAddress("author_key", Reader.KEY)
    assert own.hints == (
        (Why.PLUS_TAG, IsAddress("author_base", Reader.BASE)),
        (Why.REPLY_TO, IsAddress("reply_key", Reader.KEY)),
    )
    assert reply.mine == OfItem("conversation_id", "own", "conversation_id")
    assert reply.show == own.show
    assert (mapping.organisation, mapping.channel) == ("organisation", "channel")
    assert mapping.tables == ("item", "recipient", "conversation", "attachment", "writer")


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("mapping = 1", "mapping = 2", "mapping = 1"),
        ("mapping = 1", "mapping = true", "mapping = 1"),
        ("mapping = 1", "", "lacks “mapping”"),
        ("mapping = 1", "mapping = 1\nsql = 'DROP TABLE item'", "unknown keys: 'sql'"),
        ("[scope]\norganisation", "[scope]\nwhere = '1=1'\norganisation", "unknown keys: 'where'"),
        ('[scope]\norganisation = "organisation"\nchannel = "channel"', "", "lacks [scope]"),
        ('channel = "channel"', "", "lacks “channel”"),
        ('organisation = "organisation"', 'organisation = "1 OR 1"', "needs a name"),
        ('table = "item"', 'table = "item; DROP TABLE item"', "needs a name"),
        ('table = "item"', 'table = "item WHERE 1=1 --"', "needs a name"),
        ('table = "item"', 'table = "item\\""', "needs a name"),
        ('table = "item"', 'table = "ite\u0301m"', "needs a name"),
        ('table = "item"', f'table = "{"a" * 64}"', "needs a name"),
        ('table = "item"', "table = 7", "needs a text"),
        ('id = ["id"]', 'id = ["id", "channel"]', "exactly one name"),
        ('subject = "subject"', 'subject = "(SELECT body FROM item)"', "needs a name"),
        ('"author_key = address|key"', "\"author_key = 'x' OR 1=1\"", "one condition"),
        ('"author_key = address|key"', '"author_key LIKE address|key"', "one condition"),
        ('"author_key = address|key"', '"author_key = address|key; --"', "one condition"),
        ('"author_key = address|key"', '"author_key = address|key\\n"', "one condition"),
        ('"author_key = address|key"', '"author_base = address|base"', "one condition"),
        ('"author_key = address|key"', '"author_key = address|key", "a = address|key"', "one"),
        ('mine = ["author_key = address|key"]', "mine = 'author_key = address|key'", "list"),
        ("item.own.conversation_id", "item.nobody.conversation_id", "no earlier rule"),
        ("item.own.conversation_id", "item.own.channel", "its thread"),
        ('only = ["staff = true"]', 'only = ["staff = true OR 1=1"]', "column = true"),
        ('name = "reply"', 'name = "own"', "again"),
        ('plus_tag = "author_base = address|base"', 'alias = "a = address|key"', "unknown keys"),
        (
            'recipient = "recipient.item_id = item.id"',
            'recipient = "recipient.item_id = item.id OR 1=1"',
            "child.column = parent.column",
        ),
        (
            'recipient = "recipient.item_id = item.id"',
            'recipient = "recipient.item_id = conversation.id"',
            "no link",
        ),
        ('first = ["attachment", "recipient", "writer"]', 'first = ["thread"]', "no link"),
        ('belongs = "recipient"', 'belongs = "attachment"', "no such link"),
        ('unused = "thread"', 'unused = "recipient"', "no such link"),
        ('unused = "thread"', "", "either “mine” or “unused”"),
        ('dialect = "fts5"', 'dialect = "fts5(); --"', "“fts5” only"),
        ("html = false\nexternal_key", "html = 0\nexternal_key", "a text, true or false"),
        ("[item.show]\n", "[item.show]\nbcc = 'bcc'\n", "unknown keys"),
        ("mapping = 1", "mapping = 1\nmapping = 1", "not TOML"),
        ("mapping = 1", "mapping = 1\nx = " + "[" * 5000, "not TOML"),
        ("mapping = 1", "mapping = 1\nx = " + "1" * 5000, "not TOML"),
        ("[guard]", "[[guard]]", "is not a table"),
    ],
)
def test_a_hostile_or_mistaken_mapping_is_refused(before: str, after: str, reason: str) -> None:
    assert before in SHIPPED
    with pytest.raises(MappingRefused, match=r"archive\.toml") as refused:
        parse_mapping(SHIPPED.replace(before, after, 1), "archive.toml")
    assert reason in refused.value.facts["reason"]


def keys_of(values: object) -> set[str]:
    """Every key that stands anywhere in a file, but for names that its writer chooses."""
    if isinstance(values, list):
        return {key for each in values for key in keys_of(each)}
    if not isinstance(values, dict):
        return set()
    own = {name for name in ("links", "set") if name in values}
    return set(values) | {
        key for name, each in values.items() if name not in own for key in keys_of(each)
    }


def test_every_key_is_documented() -> None:
    documented = (MAPPING.parents[2] / "docs" / "mapping.md").read_text(encoding="utf-8")
    keys = keys_of(tomllib.loads(SHIPPED))
    assert len(keys) > 30
    assert {key for key in keys if not re.search(rf"[`\[.]{key}[`\].,  ]", documented)} == {
        "mapping"
    }
    assert "mapping = 1" in documented


def test_the_documented_readers_do_what_the_page_says() -> None:
    written = EmailAddress("Anna.Svensson+shop@Exempel.Example")
    documented = (MAPPING.parents[2] / "docs" / "mapping.md").read_text(encoding="utf-8")
    assert written.text in documented
    for reader in Reader:
        assert f"| `{reader}` | `{getattr(written, reader)}` |" in documented


def test_a_rule_with_an_address_can_not_be_unshared() -> None:
    hostile = SHIPPED.replace(
        'mine = ["author_key = address|key"]',
        'mine = ["author_key = address|key"]\nunshared = ["staff = false"]',
    )
    with pytest.raises(MappingRefused, match="unshared"):
        parse_mapping(hostile, "m")


def test_anonymising_needs_a_value_by_which_it_is_known_again() -> None:
    start = SHIPPED.rindex("[item.erase.anonymise.set]")
    end = SHIPPED.index("# --- Copies")
    with pytest.raises(MappingRefused, match="known again"):
        parse_mapping(SHIPPED[:start] + SHIPPED[end:], "m")


def test_a_mapping_without_items_is_refused() -> None:
    start, end = SHIPPED.index("[[item]]"), SHIPPED.index("# --- Copies")
    with pytest.raises(MappingRefused, match="lacks"):
        parse_mapping(SHIPPED[:start] + SHIPPED[end:], "m")


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\xff\xfe\x00", "UTF-8"), (b"# " + b"x" * MOST_BYTES, "larger"), (b"\x00", "TOML")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "mapping.toml"
    file.write_bytes(data)
    with pytest.raises(MappingRefused, match=reason):
        read_mapping(file)


def test_a_missing_file_is_a_problem_with_the_file(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"mapping\.toml"):
        read_mapping(tmp_path / "mapping.toml")
