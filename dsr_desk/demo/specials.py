"""Single items that a text could not make up: hostile HTML, newsletters, mentions of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsr_desk.demo.houses import House
from dsr_desk.demo.library import table
from dsr_desk.domain.content import ImportedItem
from dsr_desk.domain.people import ChannelKind


def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table("specials")["item"]
    return rows


def special_count() -> int:
    """Return how many there are; the plan leaves room for them."""
    return len(_rows())


def iter_specials(houses: tuple[House, ...]) -> Iterator[ImportedItem]:
    """Yield the hand-written items."""
    known = {house.organisation.key: house for house in houses}
    for number, row in enumerate(_rows(), 1):
        house = known[row["organisation"]]
        kind = ChannelKind(row["kind"])
        conversation = f"{house.ticket}-{row['at'].year}-S{number:04d}"
        yield ImportedItem(
            organisation=house.organisation.key,
            channel=house.channel(kind).key,
            kind=kind,
            external_id=f"{conversation}-0",
            conversation=conversation,
            author=row["author"],
            author_name=row["name"],
            staff=False,
            at=row["at"],
            subject=row["subject"],
            body=row["body"],
            html=row.get("html", False),
            recipients=(house.mailbox(kind),) if kind is ChannelKind.MAIL else (),
        )
