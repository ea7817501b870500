"""Errors in sentences: every code has one, it says the facts, and never what somebody wrote."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import dsr_desk
from dsr_desk.domain.errors import (
    ChecksOpen,
    Defect,
    DeskError,
    DiskFull,
    PlanMissing,
    RegistryNotTrusted,
    RightMissing,
    SelfApproval,
    SessionOver,
    SourceUnavailable,
    WrongStep,
)
from dsr_desk.domain.errors.steps import WrongKind
from dsr_desk.domain.mailboxes.errors import ServerSaid
from dsr_desk.ui.errors import Blame, blame, report_text, sentence, show_error
from dsr_desk.ui.i18n import Language, Translators
from dsr_desk.ui.not_caught import ExceptHook
from dsr_desk.ui.sentences.errors import SENTENCES
from dsr_desk.ui.widgets.banner import Banner
from dsr_desk.ui.window.report_dialog import ReportDialog
from dsr_desk.ui.wording.facts import FACTS

PACKAGE = Path(dsr_desk.__file__).parent


def every_kind(of: type[DeskError] = DeskError) -> Iterator[type[DeskError]]:
    """Yield all kinds of errors of the modules that are imported."""
    yield of
    for kind in of.__subclasses__():
        yield from every_kind(kind)


for file in sorted(PACKAGE.rglob("*.py")):
    if '\n    code = "' in file.read_text(encoding="utf-8"):
        importlib.import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))
WITHOUT_CODE = {ServerSaid, SessionOver}
"""What others are made of, and nobody raises."""
KINDS = [
    kind
    for kind in dict.fromkeys(every_kind())
    if kind.__module__.startswith("dsr_desk.") and kind not in WITHOUT_CODE
]
SECRET = "anna.svensson@example.org"


def make(kind: type[DeskError]) -> DeskError:
    """Make an error with a fact for every argument."""
    names = list(inspect.signature(kind.__init__).parameters)[1:]
    if kind.__init__ is DeskError.__init__:
        return kind("message")
    return kind(*(f"‹{name}›" for name in names))


@pytest.mark.parametrize("language", list(Language))
def test_every_error_has_a_sentence_that_holds_its_facts(
    language: Language, translators: Translators
) -> None:
    translators.speak(language)
    for error in map(make, KINDS):
        said = sentence(error)
        fields = {field for _, field, _, _ in Formatter().parse(SENTENCES[error.code]) if field}
        assert fields <= set(error.facts), type(error)
        assert [field for field in fields if error.facts[field] not in said] == [], type(error)
        assert "{" not in said, type(error)


def test_every_kind_has_a_code_of_its_own() -> None:
    assert [kind for kind in KINDS if "code" not in vars(kind)] == []
    assert len({kind.code for kind in KINDS}) == len(KINDS)


def test_no_sentence_is_for_a_code_that_is_gone() -> None:
    assert set(SENTENCES) == {kind.code for kind in KINDS}


def test_swedish_differs_from_english_for_every_code(translators: Translators) -> None:
    translators.speak(Language.SWEDISH)
    assert [k.code for k in KINDS if sentence(make(k)) == SENTENCES[k.code]] == []


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (ChecksOpen("attestation, editor:ex-forum"), "Identiteten är intygad, Redaktör i ex-forum"),
        (RightMissing("approve"), "rätt att godkänna planer"),
        (
            WrongStep("send back", "reviewing"),
            "”skicka tillbaka” går inte att ta medan ärendet är ”Gr",
        ),
        (
            WrongKind("export", "erasure"),
            "”göra utdrag” hör inte till ärendet: det som begärs är ”Ra",
        ),
        (WrongStep("plan", "to_approve"), "”Att godkänna”. En andra person godkänner planen"),
        (PlanMissing("approval"), "saknar ännu godkännande"),
        (RegistryNotTrusted("there is none"), "det finns ingen"),
        (SourceUnavailable("arkiv", "the server refused the sign-in"), "godtog inte inloggningen"),
        (
            SourceUnavailable("arkiv", "its file can’t be opened or read (SQLITE_IOERR)"),
            "filen går inte att öppna eller läsa (SQLITE_IOERR)",
        ),
    ],
)
def test_facts_are_translated_too(error: DeskError, part: str, translators: Translators) -> None:
    translators.speak(Language.SWEDISH)
    assert part in sentence(error)


def fixed_phrases() -> set[str]:
    """Return the fixed phrases that services and domain put into errors with a free fact."""
    found: set[str] = set()
    wanted = {"PlanMissing", "RegistryNotTrusted", "GroundMissing", "WrongStep", "ApprovalInvalid"}
    for part in ("services", "domain"):
        for file in (PACKAGE / part).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = ast.unparse(node.func)
                place = {"at_step": 1, "_reason": 1}.get(name, 0 if name in wanted else -1)
                if 0 <= place < len(node.args) and isinstance(node.args[place], ast.Constant):
                    found.add(ast.literal_eval(node.args[place]))
    return found


def reasons_of_files() -> set[str]:
    """Return the fixed reasons why a source, a mapping or a file can't be used."""
    found: set[str] = set()
    for part in ("services", "sources", "documents"):
        for file in (PACKAGE / part).rglob("*.py"):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            named = {
                target.id: node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in _WITH_REASON:
                    said = node.args[1]
                    said = named.get(said.id, said) if isinstance(said, ast.Name) else said
                    if isinstance(said, ast.Constant):
                        found.add(str(said.value))
    return found


_WITH_REASON = {"SourceUnavailable", "FileUnreadable", "MappingRefused"}


def test_why_a_source_or_a_file_can_not_be_used_is_said_in_swedish_too() -> None:
    reasons = reasons_of_files()
    assert len(reasons) > 15
    assert reasons - set(FACTS) == set()


def test_every_fixed_phrase_in_an_error_can_be_translated() -> None:
    phrases = fixed_phrases()
    assert len(phrases) > 15
    assert phrases - set(FACTS) == set()


def test_no_fact_is_translated_that_nobody_says() -> None:
    files = (file for file in PACKAGE.rglob("*.py") if "ui" not in file.relative_to(PACKAGE).parts)
    said = {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert set(FACTS) - said == set()


@pytest.mark.parametrize(
    ("error", "whose"),
    [
        (DiskFull(), Blame.ENVIRONMENT),
        (SelfApproval(), Blame.RULE),
        (Defect("x"), Blame.PROGRAM),
        (KeyError(SECRET), Blame.PROGRAM),
    ],
)
def test_blame_is_apportioned(error: Exception, whose: Blame) -> None:
    assert blame(error) is whose


class OddDefect(Defect):
    """A defect with a code that no window knows."""

    code = "odd"


def test_what_nobody_raised_on_purpose_is_not_quoted() -> None:
    assert SECRET not in sentence(KeyError(SECRET))
    assert SECRET not in sentence(Defect(SECRET))
    assert SECRET not in sentence(OddDefect(SECRET))


@pytest.mark.parametrize(
    ("error", "retry", "tone", "action"),
    [(DiskFull(), True, "failed", "Try again"), (SelfApproval(), False, "attention", "")],
)
def test_the_banner_offers_another_try_only_where_it_can_help(
    qtbot: QtBot, error: Exception, retry: bool, tone: str, action: str
) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    show_error(banner, error, retry=retry)
    assert banner.tone == tone
    assert banner.text.text() == sentence(error)
    assert (banner.button.text(), banner.button.isHidden()) == (action, not action)


def broken() -> KeyError:
    """Return an error as it is after it has travelled, with a cause that names somebody too."""
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as cause:
            raise KeyError(SECRET) from cause
    except KeyError as error:
        return error


def test_a_report_says_where_and_never_what() -> None:
    text = report_text(broken())
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "test_errors.py" in text
    assert SECRET not in text
    assert str(Path(__file__).parent) not in text


def test_the_report_dialog_can_be_copied_and_closed(qtbot: QtBot) -> None:
    dialog = ReportDialog(broken())
    qtbot.addWidget(dialog)
    dialog.show()
    assert SECRET not in dialog.report.toPlainText()
    dialog._on_copy_clicked()
    assert QApplication.clipboard().text() == dialog.report.toPlainText()


def test_the_hook_logs_where_it_broke_and_shows_the_error(
    qtbot: QtBot, qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[BaseException] = []
    hook = ExceptHook(shown.append, qapp)
    error = broken()
    hook.take(type(error), error, error.__traceback__)
    assert shown == [error]
    assert "builtins.KeyError" in caplog.text
    assert SECRET not in caplog.text
