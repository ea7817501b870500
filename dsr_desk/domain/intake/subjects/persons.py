"""Whose data is concerned: the addresses in the new text, less those to write back to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from dsr_desk.domain.addresses import EmailAddress, same_organisation
from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import MASK
from dsr_desk.domain.intake.phrasing.wordings import PersonWords
from dsr_desk.domain.intake.subjects.found_addresses import FoundAddress, find_addresses
from dsr_desk.domain.intake.text.entries import Entry
from dsr_desk.domain.intake.text.names import named_above, named_beside
from dsr_desk.domain.intake.text.sentences import Sentence
from dsr_desk.domain.requests import Evidence, NamedSubject, Span, Verdict

_LIST_LINE = re.compile(rf"[^\w{MASK}]{{0,6}}(?:\d{{1,2}}[.)] ?)?[^\n\f]{{0,60}}")
_JOINED = re.compile(
    rf"{MASK}[>)\]\"']*(?: ?\([^()]{{0,60}}\))?"
    r"(?:,|;| ?/| ?&| och| samt| and| eller| or|[ \n])"
    rf"(?:\d{{1,2}}[.)] ?)?[^\w{MASK}]{{0,6}}(?:[^\W_]+\.? ?){{0,5}}[^\w{MASK}]{{0,4}}$"
)
_LOOSE = 6
"""A lead of so few characters, such as “till” or “at”, says little by itself."""
_BEYOND = 1 << 62
_LABEL_WORDS = 4
"""Words of a label at most; more of them are a sentence that ends with a colon."""
_HEADING_WORDS = 12
"""Words of a list's heading at most that says what its addresses are there for."""
_VALUE_WORDS = 20
"""Words of a form's value at most; more of them are a statement that speaks for itself."""
_ITEM = re.compile(r" ?(?:[-•·*+]|\d{1,2}[.)]|[a-h][.)]) ?")
_CELLS = re.compile(r"[|\t;]")
_LINE_ENDS = re.compile(r"[\n\f]")
_ROW_REACH = 400
"""Characters of a table's row on either side of an address at most."""
_LIST_REACH = 2_000
"""Characters of a list above an address that are looked through for what introduces it."""
_NESTED = 3
"""Labels that one value can stand beside: its line's, its column's, its heading's."""


class Role(IntEnum):
    """What an address is there for, weakest reason first."""

    LEFT_OUT = 0
    SPARED = 1
    """“… ska inte raderas”: left out beside others, else the person of a mail that says no."""
    CONTACT = 2
    PLAIN = 3
    LISTED = 4
    STRONG = 5
    UNSURE = 6


@dataclass(frozen=True, slots=True)
class Insiders:
    """The addresses and domains that belong to the sender's side."""

    addresses: frozenset[EmailAddress]
    own_domains: tuple[str, ...]
    sender_domains: tuple[str, ...]

    def sends(self, address: EmailAddress) -> bool:
        """Whether it is the sender's, an answer's or a recipient's address."""
        return address in self.addresses

    def owns(self, address: EmailAddress) -> bool:
        """Whether it lies in a domain of the organisation as configured."""
        return any(same_organisation(address.domain, own) for own in self.own_domains)

    def neighbours(self, address: EmailAddress) -> bool:
        """Whether it lies in the sender's own domain."""
        return any(same_organisation(address.domain, own) for own in self.sender_domains)


@dataclass(frozen=True, slots=True)
class Mention:
    """An address in the new text, with what it is there for."""

    found: FoundAddress
    role: Role
    certain: bool
    item: bool = False
    """Whether it stands in a numbered or dotted list."""
    place: int = 0
    """The number of its sentence."""
    told_of: bool = False
    """Whether that sentence tells something of somebody by name, and no wish."""


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons of a mail and what is to be said about them."""

    subjects: tuple[NamedSubject, ...]
    problems: tuple[str, ...] = ()


def _starts(pattern: Pattern, lead: str) -> int:
    found = pattern.search(lead)
    return found.start() if found else len(lead) + 1


def _listed(sentence: Sentence, begin: int, end: int) -> bool:
    """Tell whether the address stands on a line of its own, perhaps with a name beside it."""
    text = sentence.block.text
    line_start = _line_start(text, begin)
    line_end = min(
        (at for at in (text.find(mark, end) for mark in "\n\f") if at >= 0), default=len(text)
    )
    above = text[sentence.start : line_start].rstrip()
    if above and not above.endswith((":", ",", ";", "-", MASK)):
        return False  # the line goes on with the sentence of the line above
    rest = text[line_start:begin] + text[end:line_end]
    return len(re.findall(r"\w+", rest)) <= 3 and bool(_LIST_LINE.fullmatch(rest))


def role_of(
    sentence: Sentence, begin: int, end: int, found: FoundAddress, words: PersonWords
) -> Role:
    """Judge what the address between two folded positions is there for, by its neighbourhood."""
    lead = sentence.block.text[max(sentence.start, begin - 90) : begin]
    tail = sentence.block.text[end : end + 60].lstrip(' ,)>"]')
    left_out = _starts(words.left_out_before, lead)
    contact = _starts(words.contact_before, lead)
    strong = _starts(words.strong_before, lead)
    if left_out <= len(lead):
        return Role.LEFT_OUT
    if words.left_out_after.match(tail) or _row_stays(sentence.block.text, begin, end, words):
        return Role.SPARED
    if words.unsure_before.search(lead) or words.unsure_after.match(tail):
        return Role.UNSURE
    if strong < contact:
        return Role.STRONG
    loose = contact > len(lead) - _LOOSE
    if contact <= len(lead) and loose and words.strong_after.match(tail):
        return Role.STRONG  # “herself at una@example.org has asked us”
    if contact <= len(lead) or words.contact_after.match(tail):
        return Role.CONTACT
    if words.strong_after.match(tail) or named_beside(lead, found.address):
        return Role.STRONG
    return _by_layout(sentence, begin, end, found, words)


def _told_of(sentence: Sentence, begin: int, end: int, words: PersonWords) -> bool:
    """Tell whether an address is only that of somebody told of: “Eva (eva@…) is here for me”."""
    text = sentence.block.text
    said = words.strong_after.match(text[end : end + 60].lstrip(' ,)>"]'))
    beyond = text[sentence.start : begin] + MASK + text[end : sentence.end]
    asked = words.asking.search(beyond) or words.strong_before.search(
        text[max(0, begin - 90) : begin]
    )
    return not asked and (said is None or words.told_after.fullmatch(said[0]) is not None)


def _by_layout(
    sentence: Sentence, begin: int, end: int, found: FoundAddress, words: PersonWords
) -> Role:
    """Judge an address that nothing beside it tells of: by its list's heading, by its line."""
    text = sentence.block.text
    if headed := _by_heading(text, begin, words):
        return headed
    if not _listed(sentence, begin, end):
        if named_above(text[:begin], found.address):
            return Role.STRONG
        item = _ITEM.match(text, _line_start(text, begin)) is not None
        return Role.STRONG if item and _introduced(text, begin, words) else Role.PLAIN
    return Role.STRONG if _introduced(text, begin, words) else Role.LISTED


def _row_stays(text: str, begin: int, end: int, words: PersonWords) -> bool:
    """Tell whether a cell of the address's row says that this person stays: “Bo | bo@… | keep”."""
    start = _line_start(text, begin)
    ended = _LINE_ENDS.search(text, end, end + _ROW_REACH)
    stop = ended.start() if ended else len(text)
    if max(begin - start, stop - end) > _ROW_REACH:
        return False
    cells = _CELLS.split(text[start:stop])
    return len(cells) > 1 and any(words.kept_rows.fullmatch(cell.strip()) for cell in cells)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\f", 0, at)) + 1


def _above(text: str, begin: int) -> tuple[str, str]:
    """Return the line above the list in which an address stands, and what leads to the address."""
    *lines, own = _LINE_ENDS.split(text[max(0, begin - _LIST_REACH) : begin])
    above = next((line for line in reversed(lines) if line.strip() and MASK not in line), "")
    return above.strip(), own


def _by_heading(text: str, begin: int, words: PersonWords) -> Role | None:
    """Let “Kvar i gruppen:” or “Taken over by:” say what the addresses below are there for."""
    above, own = _above(text, begin)
    heading = above.removesuffix(":")
    bare = heading == above and words.kept_lists.fullmatch(heading) is None
    if bare or len(own.split()) > _LABEL_WORDS or len(heading.split()) > _HEADING_WORDS:
        return None
    if words.kept_lists.search(heading):
        return Role.SPARED
    return Role.CONTACT if words.list_contacts.search(heading) else None


def _introduced(text: str, begin: int, words: PersonWords) -> bool:
    """Tell whether “… all mails for:” stands above the list in which an address stands.

    “The following alumni …” above numbered lines introduces them too.
    """
    lead, own = _above(text, begin)
    if not lead.endswith(":"):
        return bool(_ITEM.match(own) and words.list_heads.search(lead))
    label = len(lead.split()) <= _LABEL_WORDS and words.contact_labels.search(lead)
    return not label and words.contact_before.search(lead) is None


def _by_label(label: str, role: Role, words: PersonWords) -> Role:
    """Let the label of a form or the heading of a column say what its addresses are there for."""
    if role in (Role.LEFT_OUT, Role.SPARED, Role.UNSURE) or len(label.split()) > _LABEL_WORDS:
        return role
    if words.contact_labels.search(label):
        return Role.CONTACT
    return Role.STRONG if words.person_labels.search(label) else role


class _Labels:
    """Which label an address stands beside."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        told = [e for e in entries if len(e.value.text.split()) <= _VALUE_WORDS]
        spans = ((e.value.block.span(e.value.start, e.value.end), e) for e in told)
        self._spans = sorted((span.start, span.end, e.label, e.value.certain) for span, e in spans)

    def of(self, found: FoundAddress) -> Iterator[tuple[str, bool]]:
        """Yield the labels of the values in which the address stands, and whether they are new."""
        at = bisect_right(self._spans, (found.span.start, _BEYOND, "", True))
        for start, end, label, certain in reversed(self._spans[max(0, at - _NESTED) : at]):
            if start <= found.span.start < end:
                yield label, certain


def mentions(
    sentences: Iterable[Sentence],
    addresses: Iterable[FoundAddress],
    entries: Iterable[Entry],
    words: PersonWords,
) -> list[Mention]:
    """Return every address of the new text with its role; one joined to another shares its role."""
    waiting = sorted(addresses, key=lambda found: found.span.start)
    labels = _Labels(entries)
    found_here: list[Mention] = []
    index = 0
    for number, sentence in enumerate(sentences):
        block = sentence.block
        stop = block.ends[sentence.end - 1]
        while index < len(waiting) and waiting[index].span.start < stop:
            found = waiting[index]
            index += 1
            begin, end = block.position(found.span.start), block.position(found.span.end)
            role = role_of(sentence, begin, end, found, words)
            certain = sentence.certain
            told_of = _told_of(sentence, begin, end, words)
            for label, new in labels.of(found):
                role = _by_label(label, role, words)
                told_of = False
                certain = certain or new
            lead = block.text[max(0, begin - 90) : begin]
            if found_here and _JOINED.search(lead):
                before = found_here[-1]
                if role is Role.PLAIN:
                    role = before.role
                elif role is Role.STRONG and before.role is Role.PLAIN and before.certain:
                    found_here[-1] = replace(before, role=role)
                elif role is Role.SPARED and before.role > Role.SPARED and "\n" not in lead[-20:]:
                    # “(order@… och hr@…) ska lämnas orörda” may spare both
                    found_here[-1] = replace(before, role=Role.UNSURE)
            item = _ITEM.match(block.text, _line_start(block.text, begin)) is not None
            found_here.append(Mention(found, role, certain, item, number, told_of and not item))
    return found_here


def _best(all_mentions: Iterable[Mention]) -> list[Mention]:
    """Keep one mention of each address: the one with the strongest reason.

    A person who is both named and left out somewhere is in doubt.
    """
    best: dict[EmailAddress, Mention] = {}
    spared: set[EmailAddress] = set()
    for mention in all_mentions:
        address = mention.found.address
        if mention.role <= Role.SPARED:
            spared.add(address)
        known = best.get(address)
        if known is None or mention.role > known.role:
            best[address] = mention
    judged = [
        replace(m, role=Role.UNSURE) if m.role > Role.SPARED and address in spared else m
        for address, m in best.items()
    ]
    return sorted(judged, key=lambda mention: mention.found.span.start)


def judge(all_mentions: Iterable[Mention], insiders: Insiders, shown: str) -> Persons:
    """Choose the persons concerned among the mentioned addresses."""
    found = [m for m in _best(all_mentions) if not insiders.sends(m.found.address)]
    found = _without_colleagues(found, insiders)
    left_out = any(m.role <= Role.SPARED for m in found)
    problems = ["subject-left-out"] if left_out else []
    # A colleague's address on a line of its own is a signature rather than a person concerned.
    strong = [
        m
        for m in found
        if m.role is Role.STRONG
        or (m.role is Role.LISTED and not insiders.neighbours(m.found.address))
    ]
    unsure = [
        m for m in found if m.role is Role.UNSURE and not insiders.neighbours(m.found.address)
    ]
    outside = [m for m in found if not _inside(insiders, m.found.address)]
    chosen = strong + unsure + [m for m in outside if m.role is Role.PLAIN]
    if any(m.item for m in chosen):
        # Below strangers in one list, pupils of the sender's own house are asked about.
        chosen += [m for m in found if m.item and m.role is Role.LISTED and m not in strong]
    if not chosen:
        chosen = [m for m in outside if m.role in (Role.CONTACT, Role.SPARED)]
    chosen.sort(key=lambda mention: mention.found.span.start)
    subjects: list[NamedSubject] = []
    for mention in chosen:
        doubt = _doubt(mention, bool(strong), insiders)
        problems += [doubt] if doubt else []
        span = mention.found.span
        evidence = Evidence(shown[span.start : span.end], span.start, span.end)
        verdict = Verdict.ATTENTION if doubt else Verdict.OK
        subjects.append(NamedSubject(mention.found.address, evidence, verdict))
    return Persons(tuple(subjects), tuple(dict.fromkeys(problems)))


def _without_colleagues(found: Sequence[Mention], insiders: Insiders) -> list[Mention]:
    """Leave out colleagues who are only told of, where strangers are the persons concerned."""
    strangers = {
        m.place
        for m in found
        if (m.role is Role.LISTED or (m.role is Role.STRONG and not m.told_of))
        and not _inside(insiders, m.found.address)
    }

    def colleague(m: Mention) -> bool:
        told_of = m.role is Role.STRONG and m.told_of and m.place not in strangers
        return told_of and insiders.neighbours(m.found.address)

    return [m for m in found if not (strangers and colleague(m))]


def _inside(insiders: Insiders, address: EmailAddress) -> bool:
    return insiders.owns(address) or insiders.neighbours(address)


def _doubt(mention: Mention, any_strong: bool, insiders: Insiders) -> str:
    if mention.found.disguised:
        return "subject-obfuscated"
    if insiders.owns(mention.found.address):
        return "subject-own-domain"
    own_listed = mention.role is Role.LISTED and insiders.neighbours(mention.found.address)
    if mention.role in (Role.CONTACT, Role.UNSURE) or own_listed or not mention.certain:
        return "subject-uncertain"
    return "subject-uncertain" if mention.role is Role.PLAIN and any_strong else ""


def forwarded_persons(
    shown: str, spans: Iterable[Span], parts: Iterable[str], insiders: Insiders
) -> Persons:
    """List who is named only in what was passed on; each needs a person's look."""
    subjects: dict[EmailAddress, NamedSubject] = {}
    for span in spans:
        for found in find_addresses(shown, span.start, span.end):
            at = found.span
            evidence = Evidence(shown[at.start : at.end], at.start, at.end)
            subjects.setdefault(
                found.address, NamedSubject(found.address, evidence, Verdict.ATTENTION)
            )
    for part in parts:
        for found in find_addresses(part, 0, len(part)):
            evidence = Evidence(found.address.text)
            subjects.setdefault(
                found.address, NamedSubject(found.address, evidence, Verdict.ATTENTION)
            )
    outside = tuple(
        subject
        for address, subject in subjects.items()
        if not insiders.sends(address) and not _inside(insiders, address)
    )
    return Persons(outside, ("subject-only-forwarded",) if outside else ())
