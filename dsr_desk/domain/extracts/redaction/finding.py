"""Finding other people in a person's items: in headers, rosters, and in what is written.

What stands together belongs to one person: “Lisa Berg <lisa@…>”, “Lisa Berg, tel 070-…”, a name
and an address made of it.  Who is known by an address, by a header or by the roster is certain;
what only looks like a name or a number is shown to somebody who can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsr_desk.domain.addresses import AddressError, EmailAddress, address_in, same_organisation
from dsr_desk.domain.extracts.redaction.grouping import Groups, ThirdParty
from dsr_desk.domain.extracts.redaction.identity import (
    GUESSED,
    TOKEN,
    Identifier,
    Sort,
    a_local_phone,
    a_name,
    a_number,
    a_phone,
    words_of,
)
from dsr_desk.domain.extracts.redaction.own_names import Claims, resembles
from dsr_desk.domain.finding.detecting.addresses import addresses_in, addresses_over_lines
from dsr_desk.domain.finding.detecting.detectors import marks_in
from dsr_desk.domain.finding.detecting.encodings import forms
from dsr_desk.domain.finding.detecting.kinds import Detected
from dsr_desk.domain.finding.detecting.kinds import Identifier as Kind
from dsr_desk.domain.finding.detecting.names import NO_NAME, names_in, pictured_in, telling_words
from dsr_desk.domain.finding.detecting.outline import Outline, outline_of
from dsr_desk.domain.finding.detecting.seen import seen
from dsr_desk.domain.finding.folded import plain
from dsr_desk.domain.finding.matches import Item
from dsr_desk.domain.html_text import html_to_text
from dsr_desk.domain.intake.text.spelling import LOOSE, is_surely_one, perhaps_signs
from dsr_desk.domain.neighbours import is_shared
from dsr_desk.domain.people import ChannelKind

_CAPITAL = r"[A-ZÅÄÖÉÜØÆ][^\W\d_]{1,30}(?:[-'’][^\W\d_]{1,30})?"
_NAME = rf"{_CAPITAL}(?:[ \t]+{_CAPITAL}){{1,2}}"
_GAP = (
    r"(?i:[^\w\n]|\n(?!\s*\n)|(?<!\w)(?:tel|telefon|telefonnummer|mobil|mob|phone|mail|e-?post|email"
    r"|e-mail|nr|nummer|mejl|number|på|nås|är|has|is|at|on|har)(?!\w)){0,24}?"
)
_NAME_BEFORE = re.compile(rf"(?<!\w)({_NAME}){_GAP}$")
_ONLY_GAP = re.compile(_GAP.removesuffix("?") + r"$")
_IN_FILE_NAME = re.compile(r"[_.+\s-]+|(?<=[a-zåäöéü])(?=[A-ZÅÄÖÉÜ])")
_LOOK_BACK = 110
_NAME_AFTER = re.compile(r"[>\s]{0,4}\(([^()]{1,120})\)")
_MARKS = " \t<>()[],;:\"'|"
"""What stands around names and addresses in a sender line."""
_LINE_END = re.compile(r"(?<=\S)[ \t]*\r?\n(?:[ \t]*>)*[ \t]*(?=\S)")
_SORTS = {
    Kind.HANDLE: Sort.HANDLE,
    Kind.ACCOUNT: Sort.ACCOUNT,
    Kind.PLATE: Sort.PLATE,
    Kind.POSTAL: Sort.POSTAL,
    Kind.LINK: Sort.LINK,
    Kind.NETWORK: Sort.NETWORK,
}
"""Of what is detected, what is sought as it is written."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before any item is read."""

    own: tuple[EmailAddress, ...]
    """The persons' addresses."""
    staff: tuple[tuple[str, EmailAddress], ...] = ()
    """Names and addresses of editors, from the roster."""
    domains: tuple[str, ...] = ()
    """The organisation's: whoever has an address there is staff."""
    titles: tuple[str, ...] = ()
    """What the organisation and its channels are called: no names of persons."""
    phones: tuple[str, ...] = ()
    """Numbers of the organisation."""


class Finder:
    """Hears of items one after the other; holds identifiers alone, no texts."""

    def __init__(self, known: Known) -> None:
        """Take what is known beforehand."""
        self._known = known
        self._titles = {word for title in known.titles for word in TOKEN.findall(plain(title))}
        self._shared = {phone for text in known.phones if (phone := a_phone(text))}
        self.groups = Groups()
        self._own_addresses = dict.fromkeys(known.own)
        self._own_bases = {address.base for address in known.own}
        self._claims = Claims()
        for address in known.own:
            self.groups.note_own(_of_address(address))
        for name, address in known.staff:
            found = self._name(name)
            if found is not None and address.base in self._own_bases:
                self.groups.note_own(found)
            else:
                self._header(name, address.text, staff=True)

    def hear(self, item: Item, files: Iterable[str] = (), *, own: bool) -> None:
        """Take an item's headers and texts, and the texts of its files.

        ``own`` tells that its author is the person, whose address is not another's.  Whether the
        name beside it is the person's too is told by the address, or by many items (``Claims``).
        """
        claimed: set[Identifier] = set()
        if self._senders(item, claimed):
            pass
        elif own and not item.staff:
            self._own_author(item, claimed)
        else:
            self._author(item)
        for recipient in item.recipients:
            name, _, address = recipient.rpartition("<")
            if self._is_own(address.strip("> ")):
                claimed.update(self._claimed(name))
            else:
                self._header(name, address.strip("> "), staff=False)
        self._claims.note(claimed)
        body = html_to_text(item.body) if item.html else item.body
        names = [n for a in item.attachments for n in (a.filename, _as_words(a.filename))]
        for text in (item.subject, body, *names, *files):
            for form in forms(text):
                self._hear_text(seen(form))
        for form in forms(item.body) if item.html else ():
            self._hear_text(seen(form), page=True)

    def parties(self) -> tuple[ThirdParty, ...]:
        """Return everybody who was found, in the order in which they came."""
        self._own_claims()
        return self.groups.parties()

    def own(self) -> tuple[Identifier, ...]:
        """Return what belongs to the person."""
        self._own_claims()
        return self.groups.own()

    # --- the person's own ------------------------------------------------------------------

    def _own_author(self, item: Item, claimed: set[Identifier]) -> None:
        """Take the address as the person's own, and the name as one that they claim to have."""
        try:
            address = EmailAddress(item.author.strip())
        except AddressError:
            pass
        else:
            if not is_shared(address):
                self._own_addresses[address] = None
                self.groups.note_own(_of_address(address))
        nick = item.author_name.strip()
        if item.kind is ChannelKind.MAIL or len(nick.split()) != 1:
            claimed.update(self._claimed(item.author_name))
        else:
            # Beside a mail's address anybody writes what they like; an account has its user name.
            self.groups.note_own_nick(nick)
            claimed.update(self._claimed(nick, listed=False))

    def _own_claims(self) -> None:
        for name in self._claims.supported():
            self.groups.note_own(name)

    def _claimed(self, text: str, *, listed: bool = True) -> tuple[Identifier, ...]:
        """Take a name beside the person's own address: maybe theirs, maybe somebody else's.

        ``listed``: whether it is asked about where nothing tells that it is theirs.
        """
        name = a_name(text)
        if name is None:
            return ()
        if any(resembles(name, address) for address in self._own_addresses):
            self.groups.note_own(name)
        elif listed and (person := self._name(text)) is not None:
            self.groups.note([person], certain=False)
        return (name,)

    def _is_own(self, address: str) -> bool:
        try:
            return EmailAddress(address).base in self._own_bases
        except AddressError:
            return False

    # --- headers ---------------------------------------------------------------------------

    def _header(self, name: str, address: str, *, staff: bool) -> None:
        """Take a name and an address that a header or the roster puts together."""
        found = [each for each in (self._name(name), self._address(address)) if each]
        staff = staff or self._is_staff(address)
        self.groups.note(found, certain=True, staff=staff, known=True)

    def _senders(self, item: Item, claimed: set[Identifier]) -> bool:
        """Take a sender line that is more than one address; tell whether it is one with any.

        Who is not the person is somebody else, also where they sent the item together.
        """
        if address_in(item.author.strip()):
            return False
        found = dict.fromkeys(
            sender
            for form in forms(item.author)
            for sender in _named_addresses(perhaps_signs(seen(form)), named=form == item.author)
        )
        for name, address in found:
            if self._is_own(address):
                claimed.update(self._claimed(name))
            else:
                self._header(name, address, staff=item.staff)
        return bool(found)

    def _author(self, item: Item) -> None:
        """Take an author who is not known to be the person: without an address nobody knows."""
        found = [
            each for each in (self._name(item.author_name), self._address(item.author)) if each
        ]
        known = item.staff or any(each.sort is Sort.ADDRESS for each in found)
        staff = item.staff or self._is_staff(item.author)
        self.groups.note(found, certain=known, staff=staff, known=known)

    def _name(self, text: str) -> Identifier | None:
        name = a_name(text)
        if name is None:
            return None
        words = set(words_of(name.text))
        titled = len(words) == 1 or words <= self._titles
        return None if telling_words(text) & NO_NAME or (titled and words & self._titles) else name

    def _address(self, text: str) -> Identifier | None:
        """Return an address that is a person's; None for a function's, the person's own is kept."""
        try:
            address = EmailAddress(text.strip())
        except AddressError:
            return None
        if is_shared(address):
            return None
        if address.base in self._own_bases:
            self.groups.note_own(_of_address(address))
            return None
        return _of_address(address)

    def _is_staff(self, address: str) -> bool:
        domain = address.rpartition("@")[2]
        return bool(domain) and any(same_organisation(domain, d) for d in self._known.domains)

    # --- what is written -------------------------------------------------------------------

    def _hear_text(self, text: str, *, page: bool = False) -> None:
        """Take what a text holds; what stands right beside each other is one person's.

        ``page``: it is written in tags.  What a reader sees of it is heard by itself, and capitals
        mean little among the names of type faces.
        """
        last: tuple[int, int, Identifier] | None = None
        outline = outline_of(text)
        for start, end, found in sorted(self._contacts(text, outline), key=lambda c: (c[0], -c[1])):
            name = None if found.sort in GUESSED else self._name_before(text, start)
            together = [each for each in (name, found) if each]
            # Ten digits can be a telephone number and a personal one: whose, is one question.
            twice = last is not None and (start, end) == last[:2]
            if last is not None and (twice or (name is None and _beside(text, last[1], start))):
                together.append(last[2])
            staff = found.sort is Sort.ADDRESS and self._is_staff(found.text)
            told = [each for each in together if each.sort not in GUESSED]
            certain = found.sort is Sort.ADDRESS or len(told) > 1 + twice
            self.groups.note(told if certain else together, certain=certain, staff=staff)
            if certain and len(told) < len(together):
                self.groups.note(together, certain=False)
            last = (start, end, found)
        for address in map(self._address, addresses_over_lines(text)):
            if address is not None:
                self.groups.note([address], certain=False)
        for loose in LOOSE.finditer(text):
            address = self._address(f"{loose[1].lstrip('.')}@{loose[2]}")
            if address is not None:
                self.groups.note([address], certain=is_surely_one(loose))
        for guess in pictured_in(text) if page else names_in(text, outline):
            name = self._name(guess.text)
            if name is not None and not set(words_of(name.text)) & self._titles:
                self.groups.note([name], certain=False)

    def _contacts(self, text: str, outline: Outline) -> Iterator[tuple[int, int, Identifier]]:
        """Yield addresses, numbers and the like with their places."""
        for start, end, written in addresses_in(text):
            found = self._address(written)
            if found is not None:
                yield start, end, found
        for mark in marks_in(text, outline):
            found = self._of_mark(mark)
            if found is not None:
                yield mark.start, mark.end, found

    def _of_mark(self, mark: Detected) -> Identifier | None:
        """Return what was detected as an identifier; None for the organisation's own."""
        if mark.kind is Kind.PHONE:
            phone = a_phone(mark.text) or a_local_phone(mark.text)
            return None if phone in self._shared else phone
        if mark.kind is Kind.PERSONAL_NUMBER:
            return a_number(mark.text)
        found = Identifier(_SORTS[mark.kind], mark.text)
        return None if self._titles.issuperset(TOKEN.findall(plain(mark.text))) else found

    def _name_before(self, text: str, start: int) -> Identifier | None:
        """Return the name that stands right before a place, in capitals as names are written."""
        before = text[max(0, start - _LOOK_BACK) : start]
        for shown in (before, _LINE_END.sub(" ", before)):
            found = _NAME_BEFORE.search(shown)
            words = found[1].split() if found else []
            while words and plain(words[0]) in NO_NAME:
                del words[0]
            if len(words) > 1:
                return self._name(" ".join(words))
        return None


def _as_words(filename: str) -> str:
    """Return a file's name as it would be said in a sentence: “kalle_ek.pdf” is no one word."""
    return f"fil {_IN_FILE_NAME.sub(' ', filename)}"


def _of_address(address: EmailAddress) -> Identifier:
    return Identifier(Sort.ADDRESS, address.key)


def _named_addresses(line: str, *, named: bool) -> Iterator[tuple[str, str]]:
    """Yield the addresses of a sender line, each with the name before it or in brackets behind it.

    In another reading of the line the marks that part its names may be gone: there it has none.
    """
    before = 0
    for start, end, written in addresses_in(line):
        behind = _NAME_AFTER.match(line, end)
        name = line[before:start].strip(_MARKS) or (behind[1] if behind else "")
        before = behind.end() if behind else end
        yield (name if named else ""), written


def _beside(text: str, end: int, start: int) -> bool:
    """Tell whether nothing but marks and words such as “tel” stands between two places."""
    gap = text[end:start]
    apart = start < end or len(gap) > 30 or gap.lstrip()[:1] in (".", "!", "?")
    return not apart and _ONLY_GAP.match(gap) is not None
