"""What became of mails: one that joined a case is counted and named, too."""

from __future__ import annotations

from dsr_desk.domain.changes import Changes
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.window.intake_report import first_case, intake_sentence, intake_tone

RESULT = IntakeResult(
    (
        IntakeOutcome("a.eml", "known", "DSR-0003"),
        IntakeOutcome("b.eml", "joined", "DSR-0007", touched=(7,)),
    ),
    Changes(frozenset({7}), queue=True),
)


def test_a_mail_that_joined_a_case_is_counted_and_leads_to_it(translators: Translators) -> None:
    assert intake_sentence(RESULT) == "1 joined a case, 1 already known."
    assert (intake_tone(RESULT), first_case(RESULT)) == ("ok", "DSR-0007")
    translators.speak(Language.SWEDISH)
    assert intake_sentence(RESULT).startswith("1 hörde till ett ärende")
