"""Reading the ``[roster]`` section of a mapping (docs/mapping.md): names and fixed words only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dsr_desk.sources.mapping.rules import Condition, Link, RosterRule
from dsr_desk.sources.mapping.toml_section import MOST_ENTRIES, Section

_NAME = r"[A-Za-z_]\w{0,62}"
_COLUMN = re.compile(rf"(?:({_NAME})\.)?({_NAME})", re.ASCII)
_IS = re.compile(rf"((?:{_NAME}\.)?{_NAME}) = (true|false|'([^'\x00-\x1f]{{0,200}})')", re.ASCII)
_IS_NULL = re.compile(rf"((?:{_NAME}\.)?{_NAME}) is null", re.ASCII)
_MOST_VALUE = 200


def roster_rule(section: Section, links: Sequence[Link]) -> RosterRule:
    """Return the rule that the section describes.

    Raises:
        MappingRefused: it breaks a rule of the format.
    """
    table = section.name("table")
    rule = RosterRule(
        table,
        address=section.text("address"),
        channel=section.text("channel"),
        channels=_channels(section),
        name=_optional(section, "name"),
        since=_optional(section, "since"),
        until=_optional(section, "until"),
        only=tuple(_condition(section, text) for text in section.texts("only")),
    )
    for column in rule.columns:
        _check_column(section, column, table, links)
    section.done()
    return rule


def chain(link: Link, table: str, links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links that lead from the table to a link's parent, in order; empty when none do.

    A link is followed from child to parent only, so that a row never becomes several.
    """
    path = [link]
    while path[0].child != table:
        before = [each for each in links if each.parent == path[0].child and each not in path]
        if len(before) != 1:
            return ()
        path.insert(0, before[0])
    return tuple(path)


def _optional(section: Section, key: str) -> str:
    return section.text(key) if section.has(key) else ""


def _check_column(section: Section, text: str, table: str, links: Sequence[Link]) -> None:
    parts = _COLUMN.fullmatch(text)
    if parts is None:
        raise section.refused(f"needs “column” or “link.column”, not “{text[:60]}”")
    if parts[1] is None:
        return
    link = next((each for each in links if each.name == parts[1]), None)
    if link is None or not chain(link, table, links):
        raise section.refused(f"names “{parts[1]}”, which is no link that leads on from “{table}”")


def _condition(section: Section, text: str) -> Condition:
    if found := _IS.fullmatch(text):
        return Condition(found[1], found[3] if found[3] is not None else found[2] == "true")
    if found := _IS_NULL.fullmatch(text):
        return Condition(found[1], None)
    raise section.refused(
        "needs conditions like “column = true”, “column = 'text'” or “column is null” for “only”"
    )


def _channels(section: Section) -> tuple[tuple[str, str], ...]:
    values = section.value("channels")
    if not isinstance(values, dict) or not 0 < len(values) <= MOST_ENTRIES:
        raise section.refused("needs a table “channels”: what stands in the column = channel key")
    pairs = tuple(values.items())
    if any(
        not isinstance(text, str) or not 0 < len(text) <= _MOST_VALUE for p in pairs for text in p
    ):
        raise section.refused("needs a channel key as text for each value in “channels”")
    return pairs
