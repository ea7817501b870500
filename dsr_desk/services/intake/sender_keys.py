"""The keys that senders are proved by: asked for once, when a mail is filed, and kept in the audit.

Domains change their keys.  A case that rests on a signature is checked again before its approval
and its run, so it must be checked by the key that was asked for then.  The audit holds it; a key
that stands anywhere else is not believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dsr_desk.domain.record.audit import AuditEntry
from dsr_desk.domain.sender import KEY_TEXT_LIMIT, KeyAnswer, KeyRecord
from dsr_desk.services.ports import Clock, TextRecords

_FACT = "sender_key_"
_FRESH = timedelta(minutes=5)
_SILENT, _LONGEST_SILENT = timedelta(seconds=5), timedelta(minutes=2)
"""How long it is taken for granted that there is no answer: at first, and at last.

An outage may be over in a second, and a thousand mails must not wait for each of their questions.
"""
_MOST_KEPT = 500
_NOTE = re.compile(r"(?:^|;)\s*n\s*=[^;]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was answered, when, and how long that is taken for granted."""

    at: datetime
    answer: KeyAnswer
    lasts: timedelta


class LiveKeys:
    """Asks the name service; within five minutes the same question is answered once.

    Where there was no answer it is asked again after some seconds, then after twice as long.
    """

    def __init__(self, records: TextRecords, clock: Clock) -> None:
        """Take the name service and the clock."""
        self._records = records
        self._clock = clock
        self._known: dict[str, _Known] = {}

    def __call__(self, domain: str, selector: str) -> KeyAnswer:
        """Return the key of a domain under a selector, as it is now."""
        name = f"{selector}._domainkey.{domain}"
        held = self._known.get(name)
        if held is not None and timedelta() <= self._clock() - held.at < held.lasts:
            return held.answer
        return self.anew(domain, selector)

    def anew(self, domain: str, selector: str) -> KeyAnswer:
        """Return the key as the name service gives it now, whatever it said a moment ago."""
        name = f"{selector}._domainkey.{domain}"
        held = self._known.get(name)
        answer = self._ask(name, domain, selector, self._clock())
        silent = answer.problem == "no-answer"
        lasts = _SILENT
        if silent and held is not None and held.answer.problem == "no-answer":
            # What was silent long ago says nothing of how long it is silent now.
            still = self._clock() - held.at < held.lasts + _FRESH
            lasts = min(held.lasts * 2, _LONGEST_SILENT) if still else _SILENT
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        self._known[name] = _Known(self._clock(), answer, lasts if silent else _FRESH)
        return answer

    def _ask(self, name: str, domain: str, selector: str, now: datetime) -> KeyAnswer:
        found = self._records.texts(name)
        if found.problem or not found.texts:
            return KeyAnswer(None, found.problem or "missing")
        if len(found.texts) > 1:
            return KeyAnswer(None, "several")
        if len(found.texts[0]) > KEY_TEXT_LIMIT:
            return KeyAnswer(None, "too-long")
        return KeyAnswer(KeyRecord(domain, selector, _without_note(found.texts[0]), now))


def no_keys(domain: str, selector: str) -> KeyAnswer:
    """Answer that nobody was asked: nothing is looked up where nothing is filed."""
    del domain, selector
    return KeyAnswer(None, "no-answer")


class RecordedKeys:
    """Answers from the audit alone: the keys by which one mail was believed when it was filed."""

    def __init__(self, entries: Iterable[AuditEntry], case: str, sha256: str) -> None:
        """Take the audit (whose chain has been checked), the case and the hash of the mail."""
        self._keys: dict[tuple[str, str], KeyRecord] = {}
        for entry in entries:
            facts = dict(entry.event.facts)
            if entry.event.case == case and facts.get("sha256") == sha256:
                kept = (facts[name] for name in facts if name.startswith(_FACT))
                for key in filter(None, map(_key_from, kept)):
                    self._keys.setdefault((key.domain, key.selector), key)

    def __call__(self, domain: str, selector: str) -> KeyAnswer:
        """Return the key as it was then."""
        record = self._keys.get((domain, selector))
        return KeyAnswer(record, "" if record else "no-answer")


def key_facts(keys: Iterable[KeyRecord]) -> dict[str, str]:
    """Return keys as facts of the event under which a mail is filed."""
    return {
        f"{_FACT}{number}": json.dumps(
            [key.domain, key.selector, key.looked_up_at.isoformat(), key.text]
        )
        for number, key in enumerate(keys, start=1)
    }


def _key_from(fact: str) -> KeyRecord | None:
    try:
        domain, selector, at, text = json.loads(fact)
        return KeyRecord(domain, selector, text, datetime.fromisoformat(at))
    except (ValueError, TypeError):
        return None


def _without_note(text: str) -> str:
    """Return a key record without its note to people (n=), which may name one."""
    return _NOTE.sub("", text)
