"""What became of mails: one that joined a case is counted and named, too."""

from __future__ import annotations

from dsr_desk.domain.changes import Changes
from dsr_desk.services.intake.intake import IntakeOutcome, IntakeResult
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.window.intake_report import (
    case_of_one,
    first_case,
    intake_sentence,
    intake_tone,
)

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


def test_a_single_mail_is_told_with_its_case(translators: Translators) -> None:
    one = IntakeResult((IntakeOutcome("a.eml", "filed", "DSR-0061"),), Changes())
    assert (intake_sentence(one), case_of_one(one)) == ("Filed as DSR-0061.", "DSR-0061")
    apart = IntakeOutcome("a.eml", "filed", "DSR-0061", others=("DSR-0062",))
    assert intake_sentence(IntakeResult((apart,), Changes())) == "Filed as DSR-0061, DSR-0062."
    bad = IntakeResult((IntakeOutcome("a.eml", "unreadable", "", "empty-file"),), Changes())
    assert (intake_sentence(bad), case_of_one(bad)) == ("Can’t be read. The file is empty.", "")
    assert case_of_one(RESULT) == "", "of several mails the list tells"
    translators.speak(Language.SWEDISH)
    assert intake_sentence(one) == "Registrerat som DSR-0061."
