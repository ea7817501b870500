"""Preview: one item in its conversation, fetched live and never stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dsr_desk.domain.errors.steps import UnknownMatch
from dsr_desk.domain.finding.matches import Item, ItemRef, Mandate
from dsr_desk.services.cases import fetch, mandate_of
from dsr_desk.services.finding.restricting import NOTHING, Restricted, Restricting
from dsr_desk.services.people.accounts import SignedIn
from dsr_desk.services.pieces import head
from dsr_desk.services.ports import DeskStore, Sources

MOST_SHOWN = 32 * 1024**2
"""Bytes of an attachment that are looked at: no picture or text that is shown is larger."""


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item of the conversation; ``included`` is None when it is no match of this case."""

    item: Item
    own: bool
    included: bool | None
    restricted: bool = False
    """True where its content was left out: its processing is restricted (law.md L36)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows; ``item`` is None when it is no longer there."""

    item: Item | None
    conversation: tuple[ShownItem, ...]
    channel_title: str
    number: int
    changed: bool = False
    """Whether it holds something else than what was found: the list is to be brought up to date."""
    restricted: bool = False
    """True where the item is there and not to be looked at (law.md L36)."""


def show(
    sources: Sources,
    mandate: Mandate,
    ref: ItemRef,
    decided: dict[ItemRef, bool],
    number: int,
    fingerprint: str = "",
    restricted: Restricted = NOTHING,
) -> Shown:
    """Return an item with the conversation around it, never beyond the mandate's channels.

    It is compared with the fingerprint under which it was found, where there is one; what is
    restricted around it is shown without its content.
    """
    source = sources.get(ref.source)
    found = source.items([ref], mandate)
    if not found:
        return Shown(None, (), "", number)
    keys = {address.key for _, address in mandate.subjects}
    around = []
    for item in source.conversation(ref, mandate):
        own = item.author.strip().lower() in keys or item.ref == ref
        hidden = item.ref != ref and restricted.item(item, own=own)
        shown = _emptied(item) if hidden else item
        around.append(ShownItem(shown, own, decided.get(item.ref), hidden))
    channel = mandate.channel(found[0].channel)
    title = channel.title if channel else ""
    changed = bool(fingerprint) and found[0].fingerprint != fingerprint
    return Shown(found[0], tuple(around), title, number, changed)


def _emptied(item: Item) -> Item:
    nobody = replace(item, author="", author_name="", recipients=(), attachments=())
    return replace(nobody, subject="", body="", html=False)


class Preview:
    """Opens matches of a case."""

    def __init__(self, store: DeskStore, sources: Sources, restricting: Restricting) -> None:
        """Take the desk's store, the content sources, and what knows of restrictions."""
        self._store = store
        self._sources = sources
        self._restricting = restricting

    def open(self, case_id: int, match_id: int, by: SignedIn | None = None) -> Shown:
        """Return a match in its conversation; :meth:`note_opened` remembers that it was opened.

        It only reads: while very much is being stored, the next item is there all the same.

        Raises:
            UnknownMatch: the case has no such match.
            NotSignedIn: something is restricted, and nobody is signed in.
        """
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            match = uow.matches.get(case.id, match_id)
            if match is None:
                raise UnknownMatch
            mandate = mandate_of(uow, case)
            restricted = self._restricting.of(uow, case.id, case.organisation, by)
            decided = uow.matches.conversation(
                case.id, match.ref.source, match.conversation, match.channel
            )
        if restricted.match(match):
            return Shown(None, (), "", match.id, restricted=True)
        return show(
            self._sources, mandate, match.ref, decided, match.id, match.fingerprint, restricted
        )

    def note_opened(self, case_id: int, match_id: int) -> None:
        """Remember that a match was opened."""
        with self._store.unit_of_work() as uow:
            uow.matches.mark_seen(case_id, match_id)
            uow.commit()

    def attachment(
        self, case_id: int, match_id: int, attachment: str, by: SignedIn | None = None
    ) -> bytes:
        """Return the first bytes of a match's attachment, at most :data:`MOST_SHOWN`.

        Raises:
            UnknownMatch: the case has no such match, or none that may be looked at.
            OutsideMandate: it lies outside the mandate now.
            SourceUnavailable: the attachment, or its source, is gone.
        """
        with self._store.reading() as uow:
            case = fetch(uow, case_id)
            match = uow.matches.get(case.id, match_id)
            if match is None:
                raise UnknownMatch
            mandate = mandate_of(uow, case)
            if self._restricting.of(uow, case.id, case.organisation, by).match(match):
                raise UnknownMatch
        source = self._sources.get(match.ref.source)
        return head(source.attachment(match.ref, attachment, mandate), MOST_SHOWN)
