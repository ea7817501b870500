"""Reading a mapping file, version 1 (docs/mapping.md): strict, and without a word of SQL in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from dsr_desk.domain.errors import FileUnreadable, MappingRefused
from dsr_desk.domain.finding.matches import Why
from dsr_desk.plainfile import open_plain
from dsr_desk.sources.mapping.roster_rule import roster_rule
from dsr_desk.sources.mapping.rules import (
    Anonymise,
    AttachmentColumns,
    Delete,
    IsAddress,
    IsFlag,
    ItemRule,
    LeftoverRule,
    Link,
    Mapping,
    OfItem,
    Reader,
    RosterMapping,
    Show,
    TookPart,
    Writers,
)
from dsr_desk.sources.mapping.toml_section import Section

MAPPING_FORMAT = 1
MOST_BYTES = 64 * 1024

_NAME = r"([A-Za-z_]\w{0,62})"
_IS_ADDRESS = re.compile(rf"{_NAME} = address\|(key|base)", re.ASCII)
_OF_ITEM = re.compile(rf"{_NAME} = item\.{_NAME}\.{_NAME}", re.ASCII)
_TOOK_PART = re.compile(rf"{_NAME}\.{_NAME} = address\|key", re.ASCII)
_IS_FLAG = re.compile(rf"{_NAME} = (true|false)", re.ASCII)
_LINK = re.compile(rf"{_NAME}\.{_NAME} = {_NAME}\.{_NAME}", re.ASCII)
_LINKED = re.compile(rf"{_NAME}\.{_NAME}", re.ASCII)
_HINTS = (Why.PLUS_TAG, Why.REPLY_TO)


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        FileUnreadable: it can't be read.
        MappingRefused: it breaks a rule of the format.
    """
    return parse_mapping(mapping_text(path), path.name)


def mapping_text(path: Path) -> str:
    """Return the text of a mapping file.

    Raises:
        FileUnreadable: it can't be read.
        MappingRefused: it is too large, or no text.
    """
    try:
        with open_plain(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise FileUnreadable(path.name, error.strerror or "it can’t be read") from error
    if len(data) > MOST_BYTES:
        raise MappingRefused(path.name, f"it is larger than {MOST_BYTES} bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise MappingRefused(path.name, "it is not UTF-8 text") from None


def parse_mapping(text: str, name: str) -> Mapping:
    """Return the mapping that a text describes; ``name`` is what messages call it.

    Raises:
        MappingRefused: it breaks a rule of the format.
    """
    root = _root(text, name)
    mapping = _mapping(root)
    root.done()
    return mapping


def parse_roster_mapping(text: str, name: str) -> RosterMapping:
    """Return what a text says about editors; content it describes too is held to the same rules.

    Raises:
        MappingRefused: it breaks a rule of the format, or has no ``[roster]``.
    """
    root = _root(text, name)
    if not root.has("roster"):
        raise root.refused("lacks [roster]: it says nothing about editors")
    if root.has("item"):
        mapping = parse_mapping(text, name)
        source = (mapping.key, mapping.title, mapping.guard, mapping.links)
        return RosterMapping(*source, roster_rule(root.section("roster"), mapping.links))
    source_part, guard = root.section("source"), root.section("guard")
    links = tuple(_link(root.section("links"), *pair) for pair in root.section("links").pairs())
    found = RosterMapping(
        source_part.name("key"),
        source_part.text("title"),
        guard.names("tables"),
        links,
        roster_rule(root.section("roster"), links),
    )
    for section in (source_part, guard, root):
        section.done()
    return found


def _root(text: str, name: str) -> Section:
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # A number of very many digits is no ValueError of TOML's own.
        raise MappingRefused(name, f"it is not TOML ({error})") from None
    root = Section(name, "the file", values)
    version = root.value("mapping")
    if version is True or version != MAPPING_FORMAT:
        raise root.refused(f"needs “mapping = {MAPPING_FORMAT}”, the version this program reads")
    return root


def _mapping(root: Section) -> Mapping:
    source, guard, scope = root.section("source"), root.section("guard"), root.section("scope")
    links = tuple(_link(root.section("links"), *pair) for pair in root.section("links").pairs())
    if not root.has("scope"):
        raise root.refused("lacks [scope]: without it no row can be told to be anybody’s")
    mapping = Mapping(
        key=source.name("key"),
        title=source.text("title"),
        guard=guard.names("tables"),
        organisation=scope.name("organisation"),
        channel=scope.name("channel"),
        links=links,
        items=_items(root, links),
        leftovers=tuple(_leftover(each, links) for each in root.sections("leftover")),
        fulltext=_fulltext(root),
        roster=roster_rule(root.section("roster"), links) if root.has("roster") else None,
    )
    for section in (source, guard, scope):
        section.done()
    return mapping


def _link(section: Section, name: str, value: object) -> Link:
    parts = _LINK.fullmatch(value) if isinstance(value, str) else None
    if parts is None:
        raise section.refused(f"needs “child.column = parent.column” for “{name}”")
    return Link(name, *parts.groups())


def _fulltext(root: Section) -> str:
    if not root.has("fulltext"):
        return ""
    section = root.section("fulltext")
    if section.text("dialect") != "fts5":
        raise section.refused("knows the dialect “fts5” only")
    table = section.name("table")
    section.done()
    return table


def _items(root: Section, links: tuple[Link, ...]) -> tuple[ItemRule, ...]:
    rules: list[ItemRule] = []
    for section in root.sections("item"):
        rule = _item(section, links, rules)
        if rule.name in {earlier.name for earlier in rules}:
            raise section.refused(f"uses the name “{rule.name}” again")
        rules.append(rule)
    if not rules:
        raise root.refused("lacks [[item]]: it says nothing about any row")
    return tuple(rules)


def _base(section: Section, table: str, mine: OfItem, rules: Sequence[ItemRule]) -> ItemRule:
    """Return the rule that another is built on."""
    base = next((earlier for earlier in rules if earlier.name == mine.rule), None)
    if base is None or not isinstance(base.mine, IsAddress) or base.table != table:
        raise section.refused(
            f"builds on “{mine.rule}”, which is no earlier rule of the same table with an address"
        )
    if mine.rule_column != base.show.thread:
        raise section.refused(f"must build on “item.{mine.rule}.{base.show.thread}”, its thread")
    return base


def _item(section: Section, links: tuple[Link, ...], rules: Sequence[ItemRule]) -> ItemRule:
    table, id_column = section.name("table"), section.one_name("id")
    mine = _mine(section)
    base = _base(section, table, mine, rules) if isinstance(mine, OfItem) else None
    hints = section.section("hints")
    show, erase = section.section("show"), section.section("erase")
    delete, anonymise = erase.section("delete"), erase.section("anonymise")
    inherited = base.show if base is not None and not section.has("show") else None
    rule = ItemRule(
        name=section.name("name"),
        table=table,
        id=id_column,
        kind=section.name("kind"),
        mine=mine,
        hints=() if base is not None else _hints(hints),
        participants=None if base is not None else _participants(hints, table, id_column, links),
        only=_flags(section, "only"),
        unshared=_flags(section, "unshared"),
        show=inherited or _show(show, table, id_column, links),
        delete=Delete(_first(delete, table, id_column, links)),
        anonymise=_anonymise(anonymise, table, id_column, links),
        writers=_writers(section, table, id_column, links) if section.has("writers") else None,
    )
    if rule.unshared and base is None:
        raise section.refused("can’t have “unshared”: that is for rules built on another")
    if rule.writers is not None and base is not None:
        raise section.refused("can’t have “writers”: its conversation is another rule’s")
    for part in (delete, anonymise, erase, show, hints, section):
        part.done()
    return rule


def _mine(section: Section) -> IsAddress | OfItem:
    texts = section.texts("mine")
    text = texts[0] if len(texts) == 1 else ""
    if built := _OF_ITEM.fullmatch(text):
        return OfItem(*built.groups())
    return _address(section, "mine", text)


def _address(section: Section, key: str, text: str) -> IsAddress:
    parts = _IS_ADDRESS.fullmatch(text)
    if parts is None or (key == "mine" and parts[2] != Reader.KEY):
        raise section.refused(f"needs one condition like “column = address|key” for “{key}”")
    return IsAddress(parts[1], Reader(parts[2]))


def _hints(section: Section) -> tuple[tuple[Why, IsAddress], ...]:
    return tuple(
        (why, _address(section, why.value, section.text(why.value)))
        for why in _HINTS
        if section.has(why.value)
    )


def _participants(
    section: Section, table: str, id_column: str, links: tuple[Link, ...]
) -> TookPart | None:
    key = Why.PARTICIPANT.value
    if not section.has(key):
        return None
    parts = _TOOK_PART.fullmatch(section.text(key))
    if parts is None:
        raise section.refused(f"needs one condition like “link.column = address|key” for “{key}”")
    return TookPart(_child(section, parts[1], table, id_column, links), parts[2])


def _writers(section: Section, table: str, id_column: str, links: tuple[Link, ...]) -> Writers:
    below = section.section("writers")
    writers = Writers(
        link=_child(below, below.name("link"), table, id_column, links),
        written=below.name("written"),
        key=below.name("key"),
        base=below.name("base"),
        near=below.name("near"),
    )
    below.done()
    return writers


def _flags(section: Section, key: str) -> tuple[IsFlag, ...]:
    flags: list[IsFlag] = []
    for text in section.texts(key):
        parts = _IS_FLAG.fullmatch(text)
        if parts is None:
            raise section.refused(f"needs conditions like “column = true” for “{key}”")
        flags.append(IsFlag(parts[1], parts[2] == "true"))
    return tuple(flags)


def _show(section: Section, table: str, id_column: str, links: tuple[Link, ...]) -> Show:
    recipients = _LINKED.fullmatch(section.text("recipients"))
    if recipients is None:
        raise section.refused("needs “link.column” for “recipients”")
    below = section.section("attachments")
    attachments = AttachmentColumns(
        link=_child(below, below.name("link"), table, id_column, links),
        id=below.name("id"),
        filename=below.name("filename"),
        media_type=below.name("media_type"),
        size=below.name("size"),
        content=below.name("content"),
    )
    below.done()
    return Show(
        subject=section.name("subject"),
        body=section.name("body"),
        html=section.name("format"),
        author=section.name("author"),
        author_name=section.name("author_name"),
        staff=section.name("staff"),
        at=section.name("at"),
        thread=section.name("thread"),
        recipients=(_child(section, recipients[1], table, id_column, links), recipients[2]),
        attachments=attachments,
    )


def _child(section: Section, name: str, table: str, id_column: str, links: tuple[Link, ...]) -> str:
    """Return the name of a link that leads from a row of the rule's table to rows below it."""
    link = next((link for link in links if link.name == name), None)
    if link is None or (link.parent, link.parent_column) != (table, id_column):
        raise section.refused(f"names “{name}”, which is no link to “{table}.{id_column}”")
    return name


def _first(
    section: Section, table: str, id_column: str, links: tuple[Link, ...]
) -> tuple[str, ...]:
    return tuple(_child(section, name, table, id_column, links) for name in section.names("first"))


def _anonymise(section: Section, table: str, id_column: str, links: tuple[Link, ...]) -> Anonymise:
    values: list[tuple[str, str | bool]] = []
    for column, value in section.section("set").pairs():
        if not isinstance(value, str | bool):
            raise section.refused(f"needs a text, true or false for “set.{column}”")
        values.append((column, value))
    if not values:
        raise section.refused("lacks “set”: by it an anonymised row is known again")
    return Anonymise(tuple(values), section.names("mask"), _first(section, table, id_column, links))


def _leftover(section: Section, links: tuple[Link, ...]) -> LeftoverRule:
    table = section.name("table")
    about_person = section.has("mine")
    if about_person == section.has("unused"):
        raise section.refused("needs either “mine” or “unused”")
    name = section.name("belongs" if about_person else "unused")
    link = next((link for link in links if link.name == name), None)
    if link is None or (link.child if about_person else link.parent) != table:
        raise section.refused(f"names “{name}”, which is no such link of “{table}”")
    mine = _mine(section) if about_person else None
    if isinstance(mine, OfItem):
        raise section.refused("needs one condition like “column = address|key” for “mine”")
    section.done()
    if mine is None:
        return LeftoverRule(table, None, "", name)
    return LeftoverRule(table, mine, name, "")
