"""What the ask-back asks: exactly what is open, by its reason, and nothing about others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dsr_desk.domain.counting import filled
from dsr_desk.domain.errors import Refusal
from dsr_desk.domain.people import Channel
from dsr_desk.domain.requests import Case, ParsedRequest
from dsr_desk.domain.verifying.checklist import (
    ATTESTATION,
    EDITOR,
    MAIL_SENDER,
    NATURE,
    WISH,
    Check,
)
from dsr_desk.services.ports import CaseMail

DATE_UNKNOWN, DATE_UNCLEAR = "request-date-unknown", "request-date-unclear"
CHANNEL_UNCLEAR = "channel-unclear"
HOW = "-how"
"""Ends the name of the table that explains, for a language, how to write what is asked for."""
BESIDE = "-beside"
"""Ends the name of the table that asks, in a language, about what was found and not instructed."""
_FIRST_NAME = re.compile(r"[^\W\d_][^\W\d_'’-]{0,29}")
_QUOTED = {"sv": "”{}”", "en": "“{}”"}
_AND = {"sv": " och ", "en": " and "}
_ECHOES = frozenset({(NATURE, "nature-unclear"), (EDITOR, "channels-not-named")})


class NothingToAsk(Refusal):
    """What is open can't be settled by a mail to the editor."""

    code = "nothing-to-ask"

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            "There is nothing to ask the editor by mail. A sender who is not proved is called back"
            " on a number you know already; what is left is for a supervisor."
        )


class SentenceInOurMail(Refusal):
    """Our own mail would hold the attestation sentence."""

    code = "sentence-in-our-mail"

    def __init__(self) -> None:
        """Say why that is dangerous, and what to do."""
        super().__init__(
            "The text holds the attestation sentence itself. Quoted back to us it could be taken"
            " for an attestation. Describe the sentence instead of writing it."
        )


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the questions are drawn from."""

    case: Case
    checks: tuple[Check, ...]
    """The open ones."""
    channels: tuple[Channel, ...]
    problems: tuple[str, ...]
    """Of the mail as it was understood."""
    wish_doubts: tuple[str, ...] = ()
    """Why else the wish of the mails is in doubt, beside the reason of its check."""


class Questions:
    """The questions as data: by language the texts of reasons, and those that are never asked."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]], silent: Iterable[str]) -> None:
        """Take the tables of all languages and the silent reasons or checks."""
        self._tables = {name: dict(table) for name, table in tables.items()}
        self._silent = frozenset(silent)

    def is_silent(self, code: str, reason: str) -> bool:
        """Tell whether the reason is deliberately not asked about by mail."""
        return code in self._silent or reason in self._silent

    def text(self, language: str, code: str, reason: str) -> str:
        """Return the question of a reason, else of its check; empty when it is silent."""
        if self.is_silent(code, reason):
            return ""
        table = self._tables[language]
        return table.get(reason) or table.get(code, "")

    def beside(self, language: str, name: str, **fields: object) -> str:
        """Return a sentence about what stands beside the instruction, filled in."""
        return filled(self._tables[language + BESIDE][name], fields, language)

    def asked(self, language: str, matter: Matter) -> tuple[str, ...]:
        """Return the questions in the checklist's order, each once.

        Raises:
            NothingToAsk: everything that is open is silent.
        """
        fields = {
            "persons": persons_in_words(matter.case, language),
            "channels": _channels(matter, language),
        }
        texts = [
            filled(self.text(language, code, reason), fields, language)
            for check in _without_echo(matter.checks)
            for code, reason in _reasons(check, matter)
        ]
        if CHANNEL_UNCLEAR in matter.problems:
            texts.append(self.text(language, CHANNEL_UNCLEAR, CHANNEL_UNCLEAR))
        texts.append(self._day(language, matter))
        found = tuple(dict.fromkeys(text for text in texts if text))
        if not found:
            raise NothingToAsk
        return found

    def how(self, language: str, matter: Matter) -> str:
        """Return how to write the attestation, without writing it; empty when it is not asked."""
        asked = any(
            check.code == ATTESTATION and not self.is_silent(check.code, check.reason)
            for check in matter.checks
        )
        if not asked:
            return ""
        table = self._tables[language + HOW]
        whose = table["several" if len(matter.case.subjects) > 1 else "one"]
        return "\n" + filled(table["attestation"], {"whose": whose}, language).strip() + "\n"

    def _day(self, language: str, matter: Matter) -> str:
        if not matter.case.deadline.latest_possible:
            return ""
        code = DATE_UNCLEAR if DATE_UNCLEAR in matter.problems else DATE_UNKNOWN
        return self.text(language, code, code)


def heard(mails: Iterable[CaseMail], checks: Iterable[Check]) -> tuple[ParsedRequest, ...]:
    """Return what those mails say by which the editor is asked, in their order.

    That is the first one, to whose sender the question goes, and of those since whose sender is
    proved and an editor, or was settled by somebody: whoever is nobody shapes no letter of ours
    (law.md L18).
    """
    known = {check.target for check in checks if check.code == MAIL_SENDER and check.settled}
    counting = [mail for mail in mails if mail.role.counts]
    said = [m.parsed for m in counting[:1]]
    said += [m.parsed for m in counting[1:] if str(m.place + 1) in known]
    return tuple(parsed for parsed in said if parsed is not None)


def persons_in_words(case: Case, language: str) -> str:
    """Return the persons as the sender named them, or by number once they are forgotten."""
    names = [str(s.address) if s.address else f"person {s.number}" for s in case.subjects]
    return listed(names, language)


def greeted(sender_name: str) -> str:
    """Return the first name with the space before it, or nothing.

    The name is the sender's to choose: one word of letters can hold no sentence and no address.
    """
    found = _FIRST_NAME.match(sender_name.strip())
    return f" {found.group()}" if found else ""


def _reasons(check: Check, matter: Matter) -> Iterator[tuple[str, str]]:
    """Yield why a check is open; of a wish all of its doubts: each letter costs days."""
    yield check.code, check.reason
    if check.code == WISH:
        yield from ((WISH, doubt) for doubt in matter.wish_doubts)


def _without_echo(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Leave out what an open wish asks about already: what an unclear mail is for, its channels."""
    found = tuple(checks)
    wish_open = any(check.code == WISH for check in found)
    return tuple(c for c in found if not (wish_open and (c.code, c.reason) in _ECHOES))


def _channels(matter: Matter, language: str) -> str:
    titles = {channel.key: channel.title for channel in matter.channels}
    wanted = [c.target for c in matter.checks if c.code == EDITOR and c.target]
    return listed([_QUOTED[language].format(titles.get(key, key)) for key in wanted], language)


def listed(names: list[str], language: str) -> str:
    """Return names in a row: “a, b and c”."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + _AND[language] + names[-1]
