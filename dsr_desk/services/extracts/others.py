"""Other people in what goes into a package: who there is, how each stands, which files can't go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsr_desk.domain.extracts.profiles import OrganisationProfile
from dsr_desk.domain.extracts.redaction.decided import (
    Choice,
    Decided,
    RedactionGround,
    Standing,
    standing_of,
)
from dsr_desk.domain.extracts.redaction.finding import Finder, Known
from dsr_desk.domain.extracts.redaction.grouping import ThirdParty
from dsr_desk.domain.extracts.redaction.identity import Identifier
from dsr_desk.domain.extracts.redaction.masking import Redacted, Redaction, WithheldFile
from dsr_desk.domain.extracts.redaction.seeking import Seeker
from dsr_desk.domain.finding.matches import Attachment, Item, ItemRef, Mandate, Match, Why
from dsr_desk.domain.people import Channel, Organisation, RosterEntry
from dsr_desk.domain.requests import Case
from dsr_desk.services.extracts.packing import chosen, packed
from dsr_desk.services.pieces import head
from dsr_desk.services.ports import Cryptography, PackageWriter, Sources, UnitOfWork
from dsr_desk.services.ports.redactions import ForeignFiles, ReadFile
from dsr_desk.services.progress import CancelToken, Progress, Step

_PICTURES = ("image/", "audio/", "video/", "application/pdf")
_PICTURE_HEAD = 192 * 1024
"""Bytes of a picture that are read for what it says of itself."""


@dataclass(frozen=True, slots=True)
class Going:
    """A case's package before anybody is taken out of it."""

    case: Case
    mandate: Mandate
    matches: tuple[Match, ...]
    organisation: Organisation | None
    profile: OrganisationProfile
    editors: tuple[RosterEntry, ...]
    decided: Mapping[str, Decided]
    channels: tuple[Channel, ...]
    """All of the organisation's, also those that the mandate does not reach."""

    @property
    def language(self) -> str:
        """The language in which the package speaks."""
        return "en" if self.case.language == "en" else "sv"

    def stands(self, now: Going) -> bool:
        """Tell whether a package of this is the one that would be made now."""
        return self._decides == now._decides

    @property
    def _decides(self) -> tuple[object, ...]:
        """What the package depends on; that somebody has looked at an item is no part of it."""
        included = [(match.id, match.decision) for match in self.matches]
        return self.case.state, self.mandate, included, self.profile, dict(self.decided)


def gathered(uow: UnitOfWork, case: Case, mandate: Mandate) -> Going:
    """Return what goes into the case's package, with what was decided so far."""
    channels = tuple(uow.people.channels(case.organisation))
    keys = {channel.key for channel in channels}
    organisations = uow.people.organisations()
    return Going(
        case,
        mandate,
        chosen(tuple(uow.matches.every(case.id)), case),
        next((o for o in organisations if o.key == case.organisation), None),
        uow.people.profile(case.organisation),
        tuple(entry for entry in uow.people.roster().entries if entry.channel in keys),
        {each.about: each for each in uow.redactions.of(case.id)},
        channels,
    )


@dataclass(frozen=True, slots=True)
class StandingParty:
    """Somebody else, and how they stand."""

    party: ThirdParty
    about: tuple[str, ...]
    """Keyed hashes of their identifiers: by these a decision is stored."""
    standing: Standing


@dataclass(frozen=True, slots=True)
class StandingFile:
    """An attachment that can't be taken as it is, and how it stands."""

    match: Match
    number: int
    """Of its item in the package."""
    attachment: Attachment
    about: str
    reason: RedactionGround
    standing: Standing


@dataclass(frozen=True, slots=True)
class Survey:
    """Everybody else in a package."""

    parties: tuple[StandingParty, ...]
    """Without staff, in the order in which they appear."""
    staff: tuple[Identifier, ...]
    own: tuple[Identifier, ...]

    @property
    def undecided(self) -> int:
        """How many nobody has decided about."""
        return sum(not each.standing.decided for each in self.parties)


_OWN = frozenset({Why.SENDER, Why.ALIAS, Why.PLUS_TAG})
"""Ways in which an item is the person's own: its author's address is theirs, and nobody beside.

A sender line that is no address is read for whom it names; what it may mean is nobody's address.
"""


class Surveying:
    """Goes through the items of a package and tells who else is in them."""

    def __init__(self, sources: Sources, writer: PackageWriter, crypto: Cryptography) -> None:
        """Take the sources, the writer, which can read files too, and what hashes."""
        self._sources = sources
        self._writer = writer
        self._crypto = crypto

    def survey(self, going: Going, key: bytes, progress: Progress, cancel: CancelToken) -> Survey:
        """Read every item once; hold nothing but identifiers."""
        finder = Finder(_known(going))
        for match, item in self._items(going, "find-others", progress, cancel):
            finder.hear(item, self._said_by_files(item, going.mandate), own=match.why in _OWN)
        found = finder.parties()
        others = tuple(self._standing(p, going, key) for p in found if not p.staff)
        staff = tuple(i for party in found if party.staff for i in party.identifiers)
        return Survey(others, _unsaid(staff, going), finder.own())

    def redaction(
        self, going: Going, survey: Survey, key: bytes, progress: Progress, cancel: CancelToken
    ) -> Redaction:
        """Return what is taken out of the package, files that can't go included."""
        plain = redaction_of(going, survey)
        withheld: dict[tuple[ItemRef, str], WithheldFile] = {}
        unread = set()
        for file in self.files(going, plain, key, progress, cancel):
            place = (file.match.ref, file.attachment.id)
            if file.standing.choice is Choice.SHOW:
                unread.add(place)
            else:
                withheld[place] = WithheldFile(file.number, file.standing.ground)
        return Redaction(
            plain.language,
            plain.persons,
            plain.staff,
            plain.own,
            plain.undecided,
            frozenset(withheld),
            tuple(withheld.values()),
            frozenset(unread),
        )

    def files(
        self,
        going: Going,
        redaction: Redaction,
        key: bytes,
        progress: Progress,
        cancel: CancelToken,
    ) -> Iterator[StandingFile]:
        """Yield the attachments that can't be read, or that name somebody and can't be rewritten.

        While nobody is taken out there is nothing in them to look for.  Where staff alone are,
        what can't be read is handed over: nobody has asked for it to be held back.
        """
        if redaction.empty:
            return
        items = self._items(going, "read-files", progress, cancel)
        for number, (match, item) in enumerate(items, 1):
            for attachment in item.attachments:
                reason = self._reason(item, attachment, redaction, going.mandate)
                unasked = reason is RedactionGround.UNREADABLE and not redaction.persons
                if reason is not None and not unasked:
                    about = self._about(going, key, f"file\n{item.ref}\n{attachment.id}")
                    decided = going.decided.get(about)
                    standing = Standing(Choice.REDACT, reason, decided=False)
                    if decided is not None:
                        held = decided.choice is Choice.REDACT
                        ground = reason if held else decided.ground
                        standing = Standing(decided.choice, ground, decided=True)
                    yield StandingFile(match, number, attachment, about, reason, standing)

    def _items(
        self, going: Going, what: str, progress: Progress, cancel: CancelToken
    ) -> Iterator[tuple[Match, Item]]:
        total = len(going.matches)
        for match, each in packed(self._sources, going.matches, going.mandate):
            cancel.check()
            yield match, each.item
            progress(Step(what, each.number, total))

    def _standing(self, party: ThirdParty, going: Going, key: bytes) -> StandingParty:
        about = tuple(self._about(going, key, each.key) for each in party.identifiers)
        found = [going.decided[each] for each in about if each in going.decided]
        # An address that has joined a person since is not shown because the name was.
        whole = len(found) == len(about) or any(d.choice is Choice.REDACT for d in found)
        standing = standing_of(found if whole else [], certain=party.certain)
        return StandingParty(party, about, standing)

    def _about(self, going: Going, key: bytes, text: str) -> str:
        """Return the keyed hash by which a decision is known, in this case alone."""
        return self._crypto.keyed_hash(key, f"{going.case.number}\n{text}")

    def _said_by_files(self, item: Item, mandate: Mandate) -> Iterator[str]:
        """Yield what attachments say, or at least what they say of whoever made them."""
        for attachment in item.attachments:
            found = self._read(item, attachment, mandate)
            yield from found.texts if found else self._facts(item, attachment, mandate)

    def _read(self, item: Item, attachment: Attachment, mandate: Mandate) -> ReadFile | None:
        files = self._writer.files
        if attachment.media_type.startswith(_PICTURES) or attachment.size > files.most:
            return None
        # One byte more than is read: what says to be small may be large.
        return files.read(self._head(item, attachment, mandate, files.most + 1))

    def _facts(self, item: Item, attachment: Attachment, mandate: Mandate) -> tuple[str, ...]:
        """Return what a file says of itself; a picture says it before its first line."""
        files = self._writer.files
        picture = attachment.media_type.startswith("image/")
        most = _PICTURE_HEAD if picture else files.most
        return files.facts(self._head(item, attachment, mandate, most))

    def _head(self, item: Item, attachment: Attachment, mandate: Mandate, most: int) -> bytes:
        source = self._sources.get(item.ref.source)
        return head(source.attachment(item.ref, attachment.id, mandate), most)

    def _reason(
        self, item: Item, attachment: Attachment, redaction: Redaction, mandate: Mandate
    ) -> RedactionGround | None:
        """Return why a file can't go as it is; None when it can, or is rewritten on its way."""
        found = self._read(item, attachment, mandate)
        if found is None:
            facts = self._facts(item, attachment, mandate)
            named = any(redaction.names(text) for text in facts)
            return RedactionGround.NAMES_OTHERS if named else RedactionGround.UNREADABLE
        if not found.rewritable and any(redaction.names(text) for text in found.texts):
            return RedactionGround.NAMES_OTHERS
        return None


def redaction_of(going: Going, survey: Survey) -> Redaction:
    """Return who is taken out, by what was decided and by the organisation's policy on staff."""
    persons = tuple(
        Redacted(each.party.number, each.party.identifiers, each.standing.ground)
        for each in survey.parties
        if each.standing.choice is Choice.REDACT
    )
    staff = () if going.profile.show_staff_names else survey.staff
    return Redaction(going.language, persons, staff, survey.own, survey.undecided)


def rewritten(
    files: ForeignFiles, redaction: Redaction, blocks: Iterable[bytes]
) -> Iterator[bytes]:
    """Yield a file's bytes as they are delivered: plain text without those who are taken out."""
    if redaction.empty:
        yield from blocks
        return
    held, size, rest = [], 0, iter(blocks)
    for block in rest:
        held.append(block)
        size += len(block)
        if size > files.most:
            yield from held
            yield from rest
            return
    data = b"".join(held)
    found = files.read(data)
    if found is None or not found.rewritable:
        yield data
    else:
        yield redaction.mask(found.texts[0]).encode(found.encoding, "replace")


def _known(going: Going) -> Known:
    organisation, channels = going.organisation, going.mandate.channels
    titles = tuple(channel.title for channel in channels)
    return Known(
        own=tuple(address for _, address in going.mandate.subjects),
        staff=tuple((entry.name, entry.address) for entry in going.editors),
        domains=organisation.domains if organisation else (),
        titles=(organisation.title, *titles) if organisation else titles,
        phones=(organisation.phone,) if organisation and organisation.phone else (),
    )


def _unsaid(staff: Sequence[Identifier], going: Going) -> tuple[Identifier, ...]:
    """Leave out whom the organisation itself names in its own words, as its contact on privacy."""
    seeker = Seeker((identifier, place) for place, identifier in enumerate(staff))
    own_words = [text.text for text in going.profile.texts]
    said = {hit.owner for text in own_words for hit in seeker.find(text)}
    return tuple(each for place, each in enumerate(staff) if place not in said)
