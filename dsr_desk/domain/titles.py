"""What organisations and channels are called where two of them bear one title.

People decide by what they read.  What is told apart here is for showing, for the sentences that are
signed and for letters; it is never stored as the title of anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from dsr_desk.domain.people import Channel, Organisation, as_read

Titled = TypeVar("Titled", Organisation, Channel)

APART = "{title} · {mark}"


def organisations_apart(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Return organisations with titles of their own: with its domain behind a shared one.

    Its short name stands there where the domain tells nothing.
    """
    known = tuple(organisations)
    marks: dict[str, str] = {}
    for alike in _sharing(known):
        domains = [each.domains[0].casefold() if each.domains else "" for each in alike]
        for each, domain in zip(alike, domains, strict=True):
            marks[each.key] = domain if domain and domains.count(domain) == 1 else each.key
    return _marked(known, marks)


def channels_apart(
    channels: Iterable[Channel], owners: Iterable[Organisation] = ()
) -> tuple[Channel, ...]:
    """Return channels with titles of their own: with its short name behind a shared one.

    Where those that share it belong to different ``owners``, the owner's title stands there: give
    owners that are told apart themselves.
    """
    known = tuple(channels)
    titles = {owner.key: owner.title for owner in owners}
    marks: dict[str, str] = {}
    for alike in _sharing(known):
        houses = [each.organisation for each in alike]
        for each in alike:
            alone = houses.count(each.organisation) == 1
            marks[each.key] = (titles.get(each.organisation) if alone else None) or each.key
    return _marked(known, marks)


def is_taken(title: str, known: Iterable[Organisation | Channel]) -> bool:
    """Tell whether one of these is called so already, as people read it."""
    read = as_read(title)
    return bool(read) and any(as_read(each.title) == read for each in known)


def _sharing(known: Sequence[Titled]) -> Iterator[list[Titled]]:
    """Yield those that share a title."""
    groups: dict[str, list[Titled]] = defaultdict(list)
    for each in known:
        groups[as_read(each.title)].append(each)
    yield from (alike for alike in groups.values() if len(alike) > 1)


def _marked(known: Sequence[Titled], marks: Mapping[str, str]) -> tuple[Titled, ...]:
    """Return them with their marks, and with their short names where they still are alike.

    Somebody may have called one of them by hand as another is told apart here.
    """
    told = tuple(
        replace(each, title=APART.format(title=each.title, mark=marks[each.key]))
        if each.key in marks
        else each
        for each in known
    )
    alike = {each.key: each.key for group in _sharing(told) for each in group}
    return _marked(told, alike) if alike else told
