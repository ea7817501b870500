"""The wordings' files, compiled into the patterns that the rules seek with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from functools import partial
from typing import Any, TypeVar

from dsr_desk.domain.intake.phrasing.aside_words import AsideWords
from dsr_desk.domain.intake.phrasing.connectives import connectives
from dsr_desk.domain.intake.phrasing.field_words import FieldWords
from dsr_desk.domain.intake.phrasing.form_words import FormWords
from dsr_desk.domain.intake.phrasing.loose_words import LooseWords
from dsr_desk.domain.intake.phrasing.pattern import Pattern
from dsr_desk.domain.intake.phrasing.phrases import compile_phrases, ending_with
from dsr_desk.domain.intake.phrasing.taught import read_taught
from dsr_desk.domain.intake.phrasing.told_words import ToldWords
from dsr_desk.domain.intake.phrasing.wordings import (
    AttestationWords,
    ChannelWords,
    DangerWords,
    DateWords,
    NegationWords,
    OwnWishWords,
    PersonWords,
    PointingWords,
    RegionWords,
    SentenceWords,
    StoryWords,
    WishWords,
    Wordings,
)

_GROUP = re.compile(r"\$([a-z]+)")
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
    ready["public_hosts"] = frozenset(_phrases(tables, "persons", "public_hosts"))
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
        aside=_patterns(AsideWords, "aside", tables),
        loose=_patterns(LooseWords, "loose", tables),
        fields=_patterns(FieldWords, "fields", tables),
        forms=_patterns(FormWords, "forms", tables),
        connectives=connectives(partial(_phrases, tables, "connectives")),
        negation=_patterns(NegationWords, "negation", tables),
        wish=_patterns(WishWords, "wish", tables),
        own_wishes=_patterns(OwnWishWords, "own_wishes", tables),
        channels=_patterns(ChannelWords, "channels", tables),
        told=_patterns(ToldWords, "told", tables),
        persons=_persons(tables),
        regions=_regions(tables),
        dates=_dates(tables),
        sentences=SentenceWords(
            abbreviations=frozenset(word for table in tables for word in table["abbreviations"]),
            unfinished=frozenset(word for table in tables for word in table["unfinished"]),
            licensed=compile_phrases(_phrases(tables, "loose", "licensed")),
        ),
        common={table["language"]: frozenset(table["common"]) for table in tables},
        taught=read_taught(taught) if taught else None,
    )
