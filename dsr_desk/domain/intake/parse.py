"""Read an editor's mail like a careful agent: for each part a verdict and the words behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dsr_desk.config import Limits
from dsr_desk.domain.intake.attesting.attached import ATTACHED, letters_attached
from dsr_desk.domain.intake.attesting.attestation import judge_attestation
from dsr_desk.domain.intake.attesting.earlier import own_earlier
from dsr_desk.domain.intake.attesting.label_classes import classes_of
from dsr_desk.domain.intake.attesting.material import Material
from dsr_desk.domain.intake.blocks import (
    ADDRESS_LIMIT,
    NEW_TEXT_LIMIT,
    Blocks,
    all_sentences,
    fold_all,
)
from dsr_desk.domain.intake.phrasing.wordings import Wordings
from dsr_desk.domain.intake.request_day import RequestDay, request_day
from dsr_desk.domain.intake.subjects.found_addresses import (
    find_addresses,
    find_disguised,
)
from dsr_desk.domain.intake.subjects.other_name import by_their_names
from dsr_desk.domain.intake.subjects.persons import (
    Insiders,
    Persons,
    forwarded_persons,
    judge,
    mentions,
)
from dsr_desk.domain.intake.text.dates import Calendar
from dsr_desk.domain.intake.text.entries import Entry, Listing, entries
from dsr_desk.domain.intake.text.language import language_of
from dsr_desk.domain.intake.text.names import plain
from dsr_desk.domain.intake.text.region_kinds import Region, RegionKind
from dsr_desk.domain.intake.text.regions import cut
from dsr_desk.domain.intake.text.sentences import Sentence, statements
from dsr_desk.domain.intake.text.subject_line import is_forward, is_reply
from dsr_desk.domain.intake.told_persons import by_what_is_told
from dsr_desk.domain.intake.wishes.wish import WishReading, read_wish
from dsr_desk.domain.requests import (
    NamedSubject,
    Nature,
    ParsedRequest,
    Part,
    ReadMessage,
    RequestKind,
    Verdict,
)

_ZONE = ZoneInfo("Europe/Stockholm")
"""Where “yesterday” is counted: the day of the sender's own clock."""
_TRAVEL = timedelta(days=7)
"""A mail that claims to have been sent longer before its receipt is dated by the receipt."""
_HIDING = {"hidden-text", "struck-text", "alternatives-disagree", "broken-mime", "encrypted"}
"""Problems of a mail of which another reader may see other words."""
_FIELD = re.compile(r"[:|=\t]|\.{3}")
"""What parts a label from its answer."""
_WRAPPED = "signature-wraps-text"
"""The reader’s word for a mail that begins with what its program marked as the signature."""


def _insiders(message: ReadMessage, own_domains: tuple[str, ...], words: Wordings) -> Insiders:
    return Insiders(
        frozenset((*message.senders, *message.reply_to, *message.recipients)),
        own_domains,
        _houses(message, words),
    )


def _houses(message: ReadMessage, words: Wordings) -> tuple[str, ...]:
    """Return the sender's own domain; one where anybody has an address is nobody's house."""
    domains = dict.fromkeys(sender.domain for sender in message.senders)
    return tuple(one for one in domains if one not in words.persons.public_hosts)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A mail after the cutting: what each judgement draws from."""

    message: ReadMessage
    words: Wordings
    regions: tuple[Region, ...]
    blocks: Blocks
    sentences: list[Sentence]
    listing: Listing
    own_line: str
    """The subject line as far as the sender wrote it."""

    @property
    def shortened(self) -> bool:
        """Whether a part of the text was not read."""
        return self.blocks.cut or len(self.message.text) > Limits().text_characters

    @property
    def first_person(self) -> bool:
        """Whether the mail speaks of the sender's own data."""
        return any(self.words.wish.first_person.search(s.text) for s in self.sentences)


def _known_labels(words: Wordings) -> Callable[[str], bool]:
    """Return what tells whether words in lower case are a label that forms are known to use."""
    persons = words.persons
    known = (persons.contact_labels, persons.person_labels, words.attestation.heading)
    return lambda text: (
        any(label.search(text) for label in known)
        or words.loose.sections.fullmatch(text) is not None
        or bool(classes_of(text, words))
    )


def _below(reading: _Reading) -> Sequence[Entry]:
    """Return the fields that stand below the sender's name."""
    shown = reading.message.text
    below = [one for one in reading.regions if one.kind is RegionKind.SIGNATURE]
    if not any(_FIELD.search(shown, region.span.start, region.span.end) for region in below):
        return ()
    regions = [replace(region, kind=RegionKind.DOUBTFUL) for region in below]
    folded = [(block, False) for block in reading.blocks.footers]
    return entries(shown, regions, folded, _known_labels(reading.words)).entries


def _reading(message: ReadMessage, words: Wordings) -> _Reading:
    forwards = is_forward(message.subject, words.regions)
    regions = cut(message.text, Limits().text_characters, words.regions, forwards)
    blocks = fold_all(message.text, regions)
    own_line = "" if forwards or is_reply(message.subject, words.regions) else message.subject
    listed = entries(message.text, regions, blocks.new, _known_labels(words))
    said = all_sentences(blocks.new, words, message.text, listed.rows)
    return _Reading(message, words, regions, blocks, said, listed, own_line)


def _persons(reading: _Reading, insiders: Insiders) -> Persons:
    shown, words = reading.message.text, reading.words.persons
    disguised = [
        found
        for region in reading.regions
        if region.kind.read
        for found in find_disguised(
            shown,
            region.span.start,
            min(region.span.end, region.span.start + NEW_TEXT_LIMIT),
            words,
        )
    ]
    addresses = [*reading.blocks.addresses, *disguised[:ADDRESS_LIMIT]]
    rows = reading.listing.entries
    mentioned = mentions(reading.sentences, addresses, rows, words)
    found = judge(mentioned, insiders, shown)
    if not found.subjects:
        return _passed_on(reading, insiders, found.problems)
    others = [*(one.address for one in addresses), *insiders.addresses]
    new = [region.span for region in reading.regions if region.kind.read]
    told = by_what_is_told(found, reading.sentences, insiders, shown, reading.words)
    return by_their_names(told, others, new, shown, words)


def _passed_on(reading: _Reading, insiders: Insiders, problems: tuple[str, ...]) -> Persons:
    """Look for persons in what was forwarded, as the new text names none."""
    spans = [r.span for r in reading.regions if r.kind is RegionKind.FORWARDED]
    parts = [part[:NEW_TEXT_LIMIT] for part in reading.message.forwarded_parts]
    found = forwarded_persons(reading.message.text, spans, parts, insiders)
    missing = () if found.subjects else ("subject-missing",)
    return Persons(found.subjects, (*missing, *problems, *found.problems))


def _nature(
    reading: _Reading, wish: WishReading, persons: Persons, attestation: Part, language: str
) -> Nature:
    if reading.message.nature is not Nature.UNCLEAR:
        # A person's own request stays theirs, also when it comes by way of a list (law.md L5).
        wished = wish.kind is not RequestKind.NONE
        plain = bool(persons.subjects) or wish.part.verdict is Verdict.OK
        own = reading.first_person and wished and plain
        return Nature.DATA_SUBJECT if own else reading.message.nature
    if reading.first_person:
        return Nature.DATA_SUBJECT
    if attestation.verdict is not Verdict.FAILED:
        return Nature.INSTRUCTION
    # In a language the desk does not read, one known word makes no instruction.
    wished = wish.kind is not RequestKind.NONE and language != "unknown"
    return Nature.INSTRUCTION if wished else Nature.UNCLEAR


def _attested(reading: _Reading, subjects: tuple[NamedSubject, ...], calendar: Calendar) -> Part:
    """Judge the attestation; where nobody knows what is signature, a person looks."""
    found = judge_attestation(_material(reading, subjects, calendar), reading.words)
    if found.verdict is Verdict.OK and _WRAPPED in reading.message.problems:
        return replace(found, verdict=Verdict.ATTENTION, reason="attestation-signature-unclear")
    return found


def _material(
    reading: _Reading, subjects: tuple[NamedSubject, ...], calendar: Calendar
) -> Material:
    message, blocks = reading.message, reading.blocks
    below = ((block, False) for block in blocks.footers)
    footers = all_sentences(below, reading.words, message.text)
    forwards = is_forward(message.subject, reading.words.regions)
    told = (*blocks.forwarded, *(blocks.old if forwards else ()))
    passed_on = ((block, False) for block in told)
    printed = ((block, False) for block in blocks.printed)
    own = own_earlier(message.text, reading.regions, message.senders, reading.words.regions)
    return Material(
        shown=message.text,
        sentences=tuple(statements(reading.sentences)),
        footers=footers,
        earlier=all_sentences([(own, False)], reading.words, message.text),
        passed_on=all_sentences(passed_on, reading.words, message.text),
        printed=all_sentences(printed, reading.words, message.text),
        old=blocks.old,
        forwarded=blocks.forwarded,
        subject_line=reading.own_line,
        attached=tuple(attached.filename for attached in message.attachments),
        fields=(*reading.listing.entries, *_below(reading)),
        calendar=calendar,
        subjects=subjects,
        house=plain(" ".join(_houses(message, reading.words))),
        sender=plain(" ".join([message.sender_name, *(s.local for s in message.senders)])),
        first_person=reading.first_person,
        hidden=message.hidden_text or bool(_HIDING & set(message.problems)),
        cut=reading.shortened or "text-cut" in message.problems,
        left_open=reading.listing.left_open,
    )


def attestation_material(message: ReadMessage, wordings: Wordings) -> Material:
    """Return what the verdict on a mail's attestation is drawn from: for teaching and measuring."""
    reading = _reading(message, wordings)
    subjects = _persons(reading, _insiders(message, (), reading.words)).subjects
    calendar = _calendar(reading, language_of(reading.blocks.text, wordings))
    return _material(reading, subjects, calendar)


def _local(moment: datetime | None) -> date | None:
    return moment.astimezone(_ZONE).date() if moment else None


def _calendar(reading: _Reading, language: str) -> Calendar:
    received, sent = reading.message.received_at, reading.message.sent_at
    written = received
    if sent and (received is None or timedelta() <= received - sent <= _TRAVEL):
        written = sent
    return Calendar(reading.words.dates, _local(written), day_first=language == "sv")


def _day(reading: _Reading, calendar: Calendar) -> RequestDay:
    said = [sentence.text for sentence in reading.sentences]
    listed = [(entry.label, entry.value.text) for entry in reading.listing.entries]
    received = _local(reading.message.received_at)
    return request_day([reading.own_line.lower(), *said], listed, calendar, received)


def _asks_below(reading: _Reading) -> bool:
    """Tell whether a wish for somebody of another house stands below the sender's name.

    What stands there is no part of the request; “Glömde: radera även chattarna för una@…” must
    not be overlooked for that.
    """
    shown, wish = reading.message.text, reading.words.wish
    own = {sender.domain for sender in reading.message.senders}
    below = all_sentences(((b, False) for b in reading.blocks.footers), reading.words, shown)
    for sentence in below:
        span = sentence.block.span(sentence.start, sentence.end)
        asks = wish.erase.search(sentence.text) or wish.access.search(sentence.text)
        found = find_addresses(shown, span.start, span.end) if asks else ()
        if any(named.address.domain not in own for named in found):
            return True
    return False


def _lacks(persons: Persons, wish: WishReading, attestation: Part) -> bool:
    """Tell whether one of the three parts of a request is nowhere in the mail's own text."""
    unsaid = ("attestation-missing", "attestation-in-attachment")
    return not persons.subjects or wish.kind is RequestKind.NONE or attestation.reason in unsaid


def _problems(
    reading: _Reading, persons: Persons, wish: WishReading, attestation: Part, day: RequestDay
) -> tuple[str, ...]:
    problems = [*reading.message.problems, *persons.problems, *wish.problems]
    problems += ["request-date-unclear"] if day.unclear else []
    problems += ["subject-uncertain"] if _asks_below(reading) else []
    attached = letters_attached(reading.message) and _lacks(persons, wish, attestation)
    problems += [ATTACHED] if attached else []
    problems += ["text-too-long"] if reading.shortened else []
    return tuple(dict.fromkeys(problems))


def _unsure(reading: _Reading, persons: Persons) -> bool:
    """Tell whether more may stand in the mail than was read, or its persons are not certain."""
    problems = set(reading.message.problems)
    hides = reading.message.hidden_text or bool(_HIDING & problems)
    half_seen = hides or reading.shortened or "text-cut" in problems
    # Who is uncertain stays so in a case of their own; who is left out may be so in all of it.
    others = set(persons.problems) - {"subject-uncertain"}
    return half_seen or bool(others) or _asks_below(reading)


def parse_request(
    message: ReadMessage, wordings: Wordings, own_domains: tuple[str, ...] = ()
) -> ParsedRequest:
    """Understand a mail; pure, bounded in time, and never raises whatever the text.

    Args:
        message: the mail as read.
        wordings: how people phrase things.
        own_domains: the organisation's mail domains, whose addresses are seldom persons concerned.
    """
    reading = _reading(message, wordings)
    persons = _persons(reading, _insiders(message, own_domains, wordings))
    wish = read_wish(
        reading.sentences,
        reading.listing,
        reading.own_line,
        [subject.address for subject in persons.subjects],
        wordings,
        message.text,
    )
    language = language_of(reading.blocks.text, wordings)
    calendar = _calendar(reading, language)
    attestation = _attested(reading, persons.subjects, calendar)
    day = _day(reading, calendar)
    return ParsedRequest(
        kind=wish.kind,
        nature=_nature(reading, wish, persons, attestation, language),
        subjects=persons.subjects,
        channels=wish.channels.kinds,
        channel_evidence=wish.channels.evidence,
        attestation=attestation,
        wish=wish.part,
        sender=message.proof,
        language=language,
        received_at=message.received_at,
        requested_on=day.day,
        problems=_problems(reading, persons, wish, attestation, day),
        text=message.text,
        quoted=tuple(region.span for region in reading.regions if not region.kind.read),
        own_wishes=() if _unsure(reading, persons) else wish.own_wishes,
        wish_doubts=wish.doubts,
    )
