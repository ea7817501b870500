"""Letters: a prepared mail to the editor, filled from the templates of its language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.clocks.arithmetic import day_in_words
from dsr_desk.domain.clocks.deadlines import local_day
from dsr_desk.domain.counting import filled
from dsr_desk.domain.errors import OutsideMandate
from dsr_desk.domain.finding.passed_over import PassedOver
from dsr_desk.domain.people import Organisation
from dsr_desk.domain.requests import Case
from dsr_desk.services.cases import place_of
from dsr_desk.services.intake.asking import Questions, greeted


@dataclass(frozen=True, slots=True)
class ReplyDraft:
    """A prepared answer; the person at the desk may change subject and body before saving it."""

    recipient: EmailAddress
    language: str
    subject: str
    body: str
    attachments: tuple[Path, ...]
    kind: str
    password: str = field(repr=False, default="")
    """What opens the attached extract: told to the person at the desk, kept nowhere."""
    sealed: str = ""
    """The digest of the attached extract that it opens."""
    answered_at: datetime | None = None
    """When the case had been answered last, as far as whoever reads the draft knows."""
    mails: int | None = None
    """How many mails the case had when it was drawn; None where nobody has counted them."""
    passed: PassedOver | None = None
    """What “nothing found” passes over, as far as whoever reads the draft knows."""


class ReplyTexts:
    """All words of letters: templates, questions for what is missing, sentences put into both."""

    def __init__(
        self,
        templates: Mapping[tuple[str, str], str],
        questions: Questions,
        sentences: Mapping[str, Mapping[str, str]],
    ) -> None:
        """Take templates by language and name, the questions, and sentences by language."""
        self._templates = dict(templates)
        self._sentences = {language: dict(table) for language, table in sentences.items()}
        self.questions = questions

    def fill(self, language: str, name: str, fields: Mapping[str, object]) -> str:
        """Return a template filled in.

        Raises:
            KeyError: a field of the template is missing: a fault of ours.
        """
        return filled(self._templates[language, name], fields, language)

    def sentence(self, language: str, name: str, **facts: object) -> str:
        """Return a sentence filled in.

        Raises:
            KeyError: there is no such sentence, or a fact is missing: a fault of ours.
        """
        return filled(self._sentences[language][name], facts, language)

    def paragraph(self, language: str, name: str, **facts: object) -> str:
        """Return a sentence filled in, as the paragraph that a template has a place for."""
        return f"\n{self.sentence(language, name, **facts)}\n"

    def due(self, case: Case, language: str) -> str:
        """Return the last day by law: whether it is the latest possible one; what it was first."""
        last = case.last_day
        name = "due-latest" if last.latest_possible else "due"
        words = self.sentence(language, name, day=day_in_words(last.due, language))
        if case.clocks.extension is not None:
            first = day_in_words(case.deadline.due, language)
            words += self.sentence(language, "due-extended", first=first)
        return words

    def last_day(self, case: Case, language: str, today: date) -> str:
        """Return the sentence about the last day by law; ``today`` is the desk's day."""
        name = "last-day-passed" if case.last_day.due < today else "last-day"
        return self.sentence(language, name, due=self.due(case, language))

    def opening(
        self, case: Case, organisation: Organisation | None, language: str
    ) -> dict[str, str]:
        """Return the fields that every mail about a case has."""
        return {
            "case": case.number,
            "name": greeted(case.sender_name),
            "received": local_day(case.received_at, place_of(organisation)[1]).isoformat(),
            "due": self.due(case, language),
        }

    def draft(
        self, case: Case, language: str, name: str, fields: Mapping[str, object]
    ) -> ReplyDraft:
        """Return a template filled in, as a mail to the editor who wrote.

        Raises:
            OutsideMandate: the mail has no single sender to answer.
        """
        if case.sender is None:
            raise OutsideMandate
        subject, _, body = self.fill(language, name, fields).partition("\n")
        return ReplyDraft(case.sender, language, subject.strip(), body.strip() + "\n", (), name)


def language_of(case: Case) -> str:
    """Return the language of a mail to the editor: English for English, else Swedish."""
    return "en" if case.language == "en" else "sv"
