"""How people phrase things, as compiled patterns; the phrases themselves are data in resources."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any, TypeVar

from dsr_desk.domain.intake.connectives import ConnectiveWords, connectives
from dsr_desk.domain.intake.loose_words import LooseWords
from dsr_desk.domain.intake.pattern import Pattern
from dsr_desk.domain.intake.phrases import compile_phrases, ending_with
from dsr_desk.domain.intake.taught import Taught, read_taught

_GROUP = re.compile(r"\$([a-z]+)")


@dataclass(frozen=True, slots=True)
class AttestationWords:
    """What the attestation sentence is, and what around it takes its force."""

    literal_one: Pattern
    literal_any: Pattern
    paraphrase: Pattern
    topic: Pattern
    named_person: Pattern
    unnamed: Pattern
    greeting: Pattern
    salutation: Pattern
    heading: Pattern
    method: Pattern
    proof: Pattern
    turns: Pattern
    conditional: Pattern
    not_conditional: Pattern
    future: Pattern
    reported: Pattern
    prescribed: Pattern
    """“… the sentence you need”: the editor hands over what the desk asked for."""
    instruction: Pattern
    wish_that: Pattern
    that: Pattern
    courtesy: Pattern
    affirmation: Pattern
    asked: Pattern
    own_question: Pattern
    yes: Pattern
    anchor: Pattern
    one_person: Pattern
    several_persons: Pattern
    naming: Pattern
    attached: Pattern


@dataclass(frozen=True, slots=True)
class DangerWords:
    """What in another sentence takes an attestation's force, and what only looks like it."""

    denied: Pattern
    deniable: Pattern
    deniable_far: Pattern
    check: Pattern
    check_done: Pattern
    kinds: Pattern
    pending: Pattern
    belief: Pattern
    weak: Pattern
    other_person: Pattern
    roles: Pattern
    suspended: Pattern
    wording: Pattern
    pretence: Pattern
    origin: Pattern
    conditional: Pattern
    told_about: Pattern
    left_open: Pattern
    row_open: Pattern
    harmless_topic: Pattern
    requests: Pattern
    things: Pattern
    encounter: Pattern
    vague: Pattern
    innocent: Pattern
    refers_back: Pattern
    plain_words: Pattern


@dataclass(frozen=True, slots=True)
class PointingWords:
    """What lays a sentence on another case or time, and what keeps it on this one."""

    alone: Pattern
    trailing: Pattern
    opens: Pattern
    opened: Pattern
    source: Pattern
    other: Pattern
    anything: Pattern
    own: Pattern
    arrived: Pattern


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What a statement without bearing on the check is wholly made of."""

    acts: Pattern
    """What is told: one of these has to stand there."""
    said: Pattern
    """All else that may stand beside them."""


@dataclass(frozen=True, slots=True)
class NegationWords:
    """Words that say no, those that only seem to, and those that start afresh."""

    words: Pattern
    polite: Pattern
    reset: Pattern


@dataclass(frozen=True, slots=True)
class WishWords:
    """What is wished for, and what makes a mention of it no wish.

    The ``…_wide`` lists are for reading a wish; what stands beside an attestation is taken for
    harmless only by the narrow ones.
    """

    erase: Pattern
    erase_wide: Pattern
    vanish: Pattern
    refusal: Pattern
    stop: Pattern
    stop_denied: Pattern
    access: Pattern
    access_wide: Pattern
    done_to: Pattern
    portability: Pattern
    portability_wide: Pattern
    moving: Pattern
    rectify: Pattern
    object: Pattern
    complaint: Pattern
    mention: Pattern
    question: Pattern
    polite_question: Pattern
    whether: Pattern
    uncertain: Pattern
    conditional: Pattern
    not_conditional: Pattern
    limited: Pattern
    not_limited: Pattern
    open_ended: Pattern
    everything: Pattern
    scope: Pattern
    quantifier: Pattern
    anaphora: Pattern
    desk: Pattern
    first_person: Pattern


@dataclass(frozen=True, slots=True)
class ChannelWords:
    """The channels' names, and where those words name no channel."""

    mail: Pattern
    forum: Pattern
    chat: Pattern
    mail_wide: Pattern
    forum_wide: Pattern
    chat_wide: Pattern
    social: Pattern
    not_channel: Pattern
    label_words: Pattern
    labels: Pattern
    written: Pattern
    did: Pattern
    beside: Pattern
    unclear: Pattern
    unclear_together: Pattern
    left_out: Pattern
    left_out_next: Pattern
    remains: Pattern
    must_go: Pattern
    """“… must not remain”: what is named beside it is hardly to be left out."""
    not_left_out: Pattern
    left_out_after: Pattern


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What stands before or after the address of a person concerned, and of one not concerned."""

    strong_before: Pattern
    contact_before: Pattern
    left_out_before: Pattern
    unsure_before: Pattern
    strong_after: Pattern
    contact_after: Pattern
    left_out_after: Pattern
    unsure_after: Pattern
    person_labels: Pattern
    contact_labels: Pattern
    list_heads: Pattern
    networks: Pattern
    """“IG @name” is an account on a network and no address."""
    obfuscated: Pattern


@dataclass(frozen=True, slots=True)
class RegionWords:
    """How mail programs and people mark what is not new text."""

    attribution_verbs: Pattern
    attribution_days: Pattern
    list_intros: Pattern
    list_ends: Pattern
    """“… that they wrote”, right above the addresses of those who did."""
    original_markers: Pattern
    forward_markers: Pattern
    ask_back_markers: Pattern
    closings: Pattern
    closings_bare: Pattern
    thanks: Pattern
    mobile: Pattern
    postscript: Pattern
    disclaimers: Pattern
    banners: Pattern
    """What a mail gateway puts above a mail from outside."""
    header_from: frozenset[str]
    header_sent: frozenset[str]
    header_to: frozenset[str]
    header_subject: frozenset[str]
    forward_subjects: frozenset[str]
    reply_subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """How days are written, and what tells the day of the person's own request."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """0 is Monday."""
    numbers: Mapping[str, int]
    days_back: tuple[tuple[int, Pattern], ...]
    """How many days ago a word means: “igår” → 1."""
    days_ago: tuple[Pattern, ...]
    """With a group ``count``."""
    weekday_lately: tuple[Pattern, ...]
    """With a group ``day``, like the two below: the last such weekday before today."""
    weekday_of_last_week: tuple[Pattern, ...]
    weekday_unclear: tuple[Pattern, ...]
    request_cues: Pattern
    request_cues_wide: Pattern
    request_labels: Pattern
    written_cues: Pattern
    content_cues: Pattern


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of all languages."""

    attestation: AttestationWords
    dangers: DangerWords
    pointing: PointingWords
    story: StoryWords
    loose: LooseWords
    connectives: ConnectiveWords
    negation: NegationWords
    wish: WishWords
    channels: ChannelWords
    persons: PersonWords
    regions: RegionWords
    dates: DateWords
    abbreviations: frozenset[str]
    common: Mapping[str, frozenset[str]]
    """Language → its small words."""
    taught: Taught | None = None
    """What the second opinion on attestations goes by; without it the rules judge alone."""

    def with_opinion(self, taught: Taught | None) -> Wordings:
        """Return the same wordings with another second opinion, or with none."""
        return replace(self, taught=taught)


Group = TypeVar("Group")
Tables = tuple[dict[str, Any], ...]


def _phrases(tables: Tables, group: str, key: str) -> list[str]:
    return [
        _GROUP.sub(lambda found: str(table["groups"][found.group(1)]), phrase)  # noqa: B023
        for table in tables
        for phrase in table[group].get(key, [])
    ]


def _patterns(kind: type[Group], group: str, tables: Tables, **ready: object) -> Group:
    """Compile one group: each field of the record from the list of that name."""
    compiled: dict[str, object] = dict(ready)
    for field in fields(kind):  # type: ignore[arg-type]  # every group is a dataclass
        if field.name not in compiled:
            name = field.name.removesuffix("_wide")
            listed = _phrases(tables, group, name)
            # Only the wide reading of a list takes in its “…_more”.
            more = _phrases(tables, group, f"{name}_more") if name != field.name else []
            compiled[field.name] = compile_phrases([*listed, *more])
    return kind(**compiled)


def _persons(tables: Tables) -> PersonWords:
    signs = "|".join(re.escape(sign) for sign in _phrases(tables, "persons", "obfuscated_at"))
    obfuscated = Pattern(
        rf"(?i)(?<![\w.+-])([\w.+-]{{1,64}})(?: ?(?:{signs}) ?| @\s?|@\s)"
        r"([^\W_][\w-]{0,62}(?: ?(?:\.|\(dot\)|\(punkt\)) ?[^\W_][\w-]{0,62}){1,5})"
    )
    ready: dict[str, object] = {
        key: ending_with(compile_phrases(_phrases(tables, "persons", key)))
        for key in ("strong_before", "contact_before", "left_out_before", "unsure_before")
    }
    return _patterns(PersonWords, "persons", tables, obfuscated=obfuscated, **ready)


def _regions(tables: Tables) -> RegionWords:
    sets = (
        "header_from", "header_sent", "header_to", "header_subject",
        "forward_subjects", "reply_subjects",
    )  # fmt: skip
    ready: dict[str, object] = {key: frozenset(_phrases(tables, "regions", key)) for key in sets}
    return _patterns(RegionWords, "regions", tables, **ready)


def _months(tables: Tables) -> dict[str, int]:
    months: dict[str, int] = {}
    for table in tables:
        for number, name in enumerate(table["dates"]["months"], start=1):
            for written in (name, name[:3], name[:4]):
                months.setdefault(written, number)
    return months


def _with_slot(phrase: str, slot: str, choices: Iterable[str]) -> Pattern:
    """Return a pattern whose one slot, such as “<day>”, takes any of the choices as its group."""
    before, mark, after = phrase.partition(f"<{slot}>")
    any_choice = "|".join(re.escape(choice) for choice in choices)
    inner = f"(?P<{slot}>{any_choice})" if mark else ""
    spaced = [re.escape(part).replace(r"\ ", "[ \n]") for part in (before, after)]
    return Pattern(rf"(?<!\w){spaced[0]}{inner}{spaced[1]}(?!\w)")


def _dates(tables: Tables) -> DateWords:
    ready: dict[str, Any] = {
        "weekdays": {}, "numbers": {}, "days_ago": (), "days_back": (),
        "weekday_lately": (), "weekday_of_last_week": (), "weekday_unclear": (),
    }  # fmt: skip
    for table in tables:
        dates = table["dates"]
        weekdays = {
            name: at for at, names in enumerate(dates["weekdays"]) for name in names.split("|")
        }
        numbers = {name: at for at, name in enumerate(dates["numbers"], start=1)}
        ready["weekdays"] |= weekdays
        ready["numbers"] |= numbers
        counts = [*numbers, *map(str, range(1, 31))]
        ready["days_ago"] += tuple(_with_slot(p, "count", counts) for p in dates["days_ago"])
        for key in ("weekday_lately", "weekday_of_last_week", "weekday_unclear"):
            ready[key] += tuple(_with_slot(p, "day", weekdays) for p in dates[key])
        ready["days_back"] += tuple(
            (int(back), compile_phrases(phrases)) for back, phrases in dates["days_back"].items()
        )
    # “the day before yesterday” is sought before “yesterday”.
    ready["days_back"] = tuple(sorted(ready["days_back"], key=lambda pair: -pair[0]))
    return _patterns(DateWords, "dates", tables, months=_months(tables), **ready)


def load_wordings(*texts: str, taught: str = "") -> Wordings:
    """Compile the wordings of several languages, each given as the text of its TOML file.

    Args:
        texts: the languages' files.
        taught: the file of the second opinion; without it the rules judge alone.
    """
    tables: Tables = tuple(tomllib.loads(text) for text in texts)
    return Wordings(
        attestation=_patterns(AttestationWords, "attestation", tables),
        dangers=_patterns(DangerWords, "dangers", tables),
        pointing=_patterns(PointingWords, "pointing", tables),
        story=_patterns(StoryWords, "story", tables),
        loose=_patterns(LooseWords, "loose", tables),
        connectives=connectives(partial(_phrases, tables, "connectives")),
        negation=_patterns(NegationWords, "negation", tables),
        wish=_patterns(WishWords, "wish", tables),
        channels=_patterns(ChannelWords, "channels", tables),
        persons=_persons(tables),
        regions=_regions(tables),
        dates=_dates(tables),
        abbreviations=frozenset(word for table in tables for word in table["abbreviations"]),
        common={table["language"]: frozenset(table["common"]) for table in tables},
        taught=read_taught(taught) if taught else None,
    )
