"""The ask-back: asks for exactly what is open, and can't come back as an attestation."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache
from html import escape

import pytest

from dsr_desk.domain.answers.replies import ASK_BACK, REMINDER
from dsr_desk.domain.counting import filled
from dsr_desk.domain.intake.attesting.ask_back import holds_sentence
from dsr_desk.domain.intake.codes import ATTESTATION, FOLLOW_UP, SENDER, WISH
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.requests import CaseState, ParsedRequest, Verdict
from dsr_desk.domain.verifying import building, checklist
from dsr_desk.domain.verifying.checklist import CODES as CHECKS
from dsr_desk.mail.reading.reader import read_message
from dsr_desk.mail.texts import load_reply_texts, load_wordings
from dsr_desk.services.intake.asking import NothingToAsk, SentenceInOurMail
from dsr_desk.services.intake.letters import ReplyDraft
from tests.services.world import ANNA, BO, EDITOR, Small, a_mail
from tests.services.world import WISH as MAIL

TEXTS, WORDS = load_reply_texts(), load_wordings()
QUESTIONS = TEXTS.questions
SENTENCE = {
    "sv": "Vi har bekräftat personens identitet.",
    "en": "We have confirmed the person's identity.",
}
OK_REASONS = {"attested", "attestation-weighed", "wished", "subjects-named", "by-call",
              "organisation-known", "editor-of-channel", "nature-instruction",
              "disposal-recorded"}  # fmt: skip


# --- the questions ----------------------------------------------------------------------------


@cache
def _said_by_the_checklist() -> set[str]:
    """Return every reason that the checklist itself can give."""
    sources = [inspect.getsource(module) for module in (building, checklist)]
    nodes = [node for text in sources for node in ast.walk(ast.parse(text))]
    texts = {n.value for n in nodes if isinstance(n, ast.Constant) and n.value}
    found = {t for t in texts if isinstance(t, str) and re.fullmatch(r"[a-z]+(?:-[a-z]+)+", t)}
    natures = {f"nature-{name}" for name in ("data-subject", "newsletter", "auto-reply", "bounce")}
    return (found | natures) - OK_REASONS


def _check_of(reason: str) -> str:
    if reason in SENDER:
        return "sender"
    if reason in WISH:
        return "wish"
    if reason in FOLLOW_UP:
        return "follow_up"
    return "attestation" if reason in ATTESTATION else reason.partition("-")[0]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_reason_that_can_be_open_has_a_question_or_is_silent_on_purpose(
    language: str,
) -> None:
    reasons = (_said_by_the_checklist() | {*ATTESTATION, *WISH, *SENDER}) - OK_REASONS
    assert {_check_of(reason) for reason in reasons} <= set(CHECKS)
    mute = {
        reason
        for reason in reasons
        if not QUESTIONS.text(language, _check_of(reason), reason)
        and not QUESTIONS.is_silent(_check_of(reason), reason)
    }
    assert mute == set()
    generic = {QUESTIONS.text(language, "attestation", "?"), QUESTIONS.text(language, "wish", "?")}
    own = [r for r in (*ATTESTATION, *WISH) if r not in OK_REASONS]
    assert not any(QUESTIONS.text(language, _check_of(r), r) in generic for r in own)


@pytest.mark.parametrize("reason", sorted(SENDER))
def test_a_sender_who_is_not_proved_is_never_asked_by_mail(reason: str) -> None:
    assert QUESTIONS.is_silent("sender", reason)


def test_both_languages_ask_about_the_same() -> None:
    tables = QUESTIONS._tables
    assert tables["sv"].keys() == tables["en"].keys()
    assert tables["sv-how"].keys() == tables["en-how"].keys()


# --- the draft --------------------------------------------------------------------------------


def _draft(small: Small, text: str, **mail: object) -> ReplyDraft:
    case = small.file(a_mail(text, **mail))  # type: ignore[arg-type]  # forwarded as it is
    return small.services.replies.draft(case.id, small.alva)


NO_ATTESTATION = "Hej!\n\nVi önskar att alla mail som {who} skrivit till oss raderas.\n\n/Maria\n"


def test_only_what_is_missing_is_asked(small: Small) -> None:
    draft = _draft(small, NO_ATTESTATION.format(who=ANNA))
    asked = [line for line in draft.body.splitlines() if line.startswith("- ")]
    assert [line[:20] for line in asked] == ["- Intyget om vem per", "- Vilken dag persone"]
    assert draft.subject == "[DSR-0001] Vi behöver en komplettering"
    assert draft.body.startswith("Skriv ditt svar ovanför den här raden.\n")
    assert "Hej Maria!" in draft.body
    assert "senast 2 december 2026" in draft.body


def test_what_is_there_is_not_asked_again(small: Small) -> None:
    told = MAIL.format(who=ANNA).replace(
        "/Maria", "Personens begäran kom in till oss den 15 oktober 2026.\n\n/Maria"
    )
    case = small.file(a_mail(told))
    with pytest.raises(NothingToAsk):
        small.services.replies.draft(case.id, small.alva)


def test_the_channel_is_named_of_which_the_sender_is_no_editor(small: Small) -> None:
    draft = _draft(small, MAIL.format(who=ANNA), sender="nils@nordkraft.example")
    assert "redaktör i ”Chatt” och ”Kundtjänst”" in draft.body
    assert "Elforum" not in draft.body


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Vi önskar att allt som {who} skrivit raderas. Vi har bekräftat personens identitet.",
         "Vilka kanaler begäran gäller"),
        ("{who} har hört av sig. Vi har bekräftat personens identitet.", "Vad ni vill ha gjort"),
    ],
)  # fmt: skip
def test_no_kind_of_channel_is_said_to_be_named_where_none_is(
    small: Small, text: str, asked: str
) -> None:
    case = small.file(a_mail(f"Hej!\n\n{text.format(who=ANNA)}\n\n/Maria\n"))
    checks = {check.code: check.reason for check in small.services.checklist.view(case.id).checks}
    assert checks["editor"] == "channels-not-named"
    body = small.services.replies.draft(case.id, small.alva).body
    assert [asked in line for line in body.splitlines() if line.startswith("- ")] == [True, False]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        # Two doubts about one wish.
        ("Vi vill att alla mail med mera som {who} skrev under 2024 raderas.",
         ("Exakt vilka kanaler", "Om begäran gäller allt i kanalerna")),
        ("Vi överväger att radera allt som {who} skrivit.",
         ("Ett slutligt besked", "Vilka kanaler begäran gäller")),
        # What the desk does not search.
        ("Radera alla mail, foruminlägg och brev från {who}.", ("Var det övriga ligger",)),
    ],
)  # fmt: skip
def test_everything_that_is_open_is_asked_at_once(
    small: Small, said: str, asked: tuple[str, ...]
) -> None:
    text = f"Hej!\n\nVi har bekräftat personens identitet. {said.format(who=ANNA)}\n\n/Maria\n"
    draft = _draft(small, text)
    lines = [line for line in draft.body.splitlines() if line.startswith("- ")]
    for words in asked:
        assert len([line for line in lines if line.startswith(f"- {words}")]) == 1, lines


def test_a_doubt_that_somebody_has_answered_for_is_not_asked(small: Small) -> None:
    said = f"Vi vill att alla mail med mera som {ANNA} skrev under 2024 raderas."
    case = small.file(a_mail(f"Hej!\n\nVi har bekräftat personens identitet. {said}\n\n/Maria\n"))
    small.services.checklist.override(case.id, "wish", "Maria har svarat i telefon", small.kim)
    body = small.services.replies.draft(case.id, small.alva).body
    assert "kanaler" not in body


def test_a_sender_who_is_not_proved_reads_nothing_of_it(small: Small) -> None:
    draft = _draft(small, MAIL.format(who=ANNA), proved=False)
    assert "ringer" not in draft.body
    assert [line for line in draft.body.splitlines() if line.startswith("- ")] == [
        "- " + QUESTIONS.text("sv", "request-date-unknown", "request-date-unknown")
    ]


def test_several_persons_are_named_as_the_sender_wrote_them_and_nobody_else(small: Small) -> None:
    draft = _draft(small, MAIL.format(who=f"{ANNA} och {BO}"))
    assert f"{ANNA} och {BO}" in draft.body
    assert "”personernas”" in draft.body
    named = set(re.findall(r"\S+@\S+\w", draft.body))
    assert named == {ANNA, BO}


def test_an_english_mail_is_asked_in_english(small: Small) -> None:
    text = (
        f"Hello!\n\nPlease delete all emails and chats that {ANNA} has sent us.\n\nRegards, Maria\n"
    )
    draft = _draft(small, text)
    assert draft.language == "en"
    assert "The attestation of who the person is" in draft.body


def test_a_name_that_holds_the_sentence_gets_into_no_letter(small: Small) -> None:
    hard = "Vi\N{NO-BREAK SPACE}har\N{NO-BREAK SPACE}bekräftat\N{NO-BREAK SPACE}personens"
    mail = a_mail(NO_ATTESTATION.format(who=ANNA))
    named = mail.replace(b"Maria Lind", f'"{hard}\N{NO-BREAK SPACE}identitet"'.encode())
    draft = small.services.replies.draft(small.file(named).id, small.alva)
    assert not holds_sentence(draft.body, WORDS)
    assert "bekräftat" not in draft.body


def test_the_sentence_is_never_written_by_the_desk_itself(small: Small) -> None:
    case = small.file(a_mail(NO_ATTESTATION.format(who=ANNA)))
    draft = small.services.replies.draft(case.id, small.alva)
    for way in ("Skriv: {}", "> {}", "“{}”", "{}"):
        typed = way.format("Vi har bekräftat\n> personens identitet.")
        with pytest.raises(SentenceInOurMail):
            small.services.replies.save(
                case.id, replace(draft, body=draft.body + typed), None, small.alva
            )
    assert small.services.queue.get(case.id).state is CaseState.CHECKING


def test_saving_it_makes_the_case_wait_and_a_reminder_follows(small: Small) -> None:
    case = small.file(a_mail(NO_ATTESTATION.format(who=ANNA)))
    small.clock.moment = datetime(2026, 11, 3, 12, tzinfo=UTC)
    draft = small.services.replies.draft(case.id, small.alva)
    small.services.replies.save(case.id, draft, None, small.alva)
    waiting = small.services.queue.get(case.id)
    assert waiting.state is CaseState.WAITING
    assert waiting.waiting_since is not None
    again = small.services.replies.draft(case.id, small.alva)
    assert again.kind == ASK_BACK
    small.services.replies.save(case.id, again, None, small.alva)
    small.clock.moment += timedelta(days=5)
    reminder = small.services.replies.draft(case.id, small.alva)
    assert reminder.kind == REMINDER
    assert reminder.subject.startswith("[DSR-0001] Påminnelse")
    assert "Sedan den 3 november 2026" in reminder.body
    small.services.replies.save(case.id, reminder, None, small.alva)
    assert small.services.queue.get(case.id).waiting_since == waiting.waiting_since
    assert len(list(small.paths.answers.glob("*.eml"))) == 3


# --- coming back ------------------------------------------------------------------------------


@cache
def _ask_back(language: str, kind: str = "ask_back") -> str:
    """Return an ask-back that asks about everything there is to ask."""
    reasons = sorted({*ATTESTATION, *WISH, *_said_by_the_checklist()} - OK_REASONS)
    asked = [QUESTIONS.text(language, _check_of(reason), reason) for reason in reasons]
    facts = {"persons": f"{ANNA} och {BO}", "channels": "”A”"}
    lines = "\n".join(f"- {filled(text, facts, language)}" for text in asked if text)
    table = QUESTIONS._tables[f"{language}-how"]
    how = "".join(
        "\n" + filled(table["attestation"], {"whose": table[form]}, language)
        for form in ("one", "several")
    )
    fields = {
        "case": "DSR-0012", "name": " Maria", "received": "2026-11-02", "organisation": "X",
        "questions": lines, "how": how, "due": "2 december 2026", "since": "3 november 2026",
    }  # fmt: skip
    return TEXTS.fill(language, kind, fields).partition("\n")[2].strip() + "\n"


def _quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


def _rewrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(part, width) for part in text.split("\n\n"))


def _unmarked(text: str) -> str:
    """Take the line away by which our mail is known."""
    return "\n".join(text.splitlines()[1:])


def _between(text: str, said: str) -> str:
    return "\n".join(f"{line}\n{said}" if line.strip() else line for line in text.splitlines())


HEAD = "Den 3 november 2026 kl. 10:12 skrev Supporten <support@desk.example>:\n"
OUTLOOK = (
    "Från: Supporten <support@desk.example>\nSkickat: den 3 november 2026 10:12\n"
    "Till: Maria Lind <maria.lind@nordkraft.example>\nÄmne: [DSR-0012] Komplettering\n\n"
)
WAYS: dict[str, Callable[[str, str], str]] = {
    "top-posted": lambda said, ours: f"{said}\n\n{HEAD}{_quoted(ours)}",
    "outlook": lambda said, ours: f"{said}\n\n{OUTLOOK}{ours}",
    "bottom-posted": lambda said, ours: f"{HEAD}{_quoted(ours)}\n{said}\n",
    "inline": lambda said, ours: _between(_quoted(ours), said),
    "no marks": lambda said, ours: f"{said}\n\n{ours}",
    "no marks, below": lambda said, ours: f"{ours}\n\n{said}",
    "no marks, our line gone": lambda said, ours: f"{said}\n\n{_unmarked(ours)}",
    "no marks, our line gone, below": lambda said, ours: f"{_unmarked(ours)}\n{said}",
    "no marks, our line gone, between": lambda said, ours: _between(_unmarked(ours), said),
    "one line": lambda said, ours: f"{said} {' '.join(_unmarked(ours).split())}",
    "re-wrapped": lambda said, ours: f"{said}\n\n{_rewrapped(_unmarked(ours), 37)}",
    "re-wrapped, marks broken": lambda said, ours: f"{said}\n\n{_rewrapped(_quoted(ours), 41)}",
    "forwarded": lambda said, ours: (
        f"{said}\n\n---------- Vidarebefordrat meddelande ----------\n{OUTLOOK}{ours}"
    ),
    "addresses between": lambda said, ours: _between(_unmarked(ours), f"{said} {ANNA}"),
    "one part": lambda said, ours: f"{said}: {ours.splitlines()[6]}",
}
ANSWERS = ("Ja", "Ok, stämmer", "Ja, det har vi.", "Yes", "Confirmed!", "Vi har", "Ja: personens",
           "Bekräftat", f"Det gäller {ANNA}", "identitet", "We have confirmed", "")  # fmt: skip


def _parsed(text: str, *, html: str = "", subject: str = "Sv: [DSR-0012] Komplettering",
            enclosed: str = "") -> ParsedRequest:  # fmt: skip
    mail = EmailMessage()
    mail["From"] = EDITOR
    mail["To"] = "support@desk.example"
    mail["Subject"] = subject
    mail.set_content(html or text, subtype="html" if html else "plain")
    if enclosed:
        inner = EmailMessage()
        inner["From"] = "support@desk.example"
        inner.set_content(enclosed)
        mail.add_attachment(inner)
    message = read_message(mail.as_bytes(), origin="x", received_at=None, authserv_ids=())
    return parse_request(message, WORDS, ("nordkraft.example",))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("kind", ["ask_back", "reminder"])
@pytest.mark.parametrize("way", WAYS)
def test_our_mail_answered_in_any_way_attests_nothing(way: str, kind: str, language: str) -> None:
    ours = _ask_back(language, kind)
    # A reminder says no more than the first letter did.
    for said in ANSWERS if kind == "ask_back" else ANSWERS[::3]:
        parsed = _parsed(WAYS[way](said, ours))
        assert parsed.attestation.verdict is not Verdict.OK, said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_single_question_answered_yes_attests_nothing(language: str) -> None:
    for text in (
        *QUESTIONS._tables[language].values(),
        *QUESTIONS._tables[f"{language}-how"].values(),
    ):
        for said in ("Ja", "Yes", f"Ja, {ANNA}"):
            for mail in (f"{said}\n\n{text}", f"{text}\n{said}", f"{text} {said}"):
                parsed = _parsed(mail)
                assert parsed.attestation.verdict is Verdict.FAILED, (text, said)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "frame",
    [
        "<p>{said}</p><blockquote>{ours}</blockquote>",
        "<p>{said}</p><div>{ours}</div>",
        "<div>{ours}</div><p>{said}</p>",
        "<table><tr><td>{ours}</td><td>{said}</td></tr></table>",
    ],
)
def test_our_mail_come_back_as_html_attests_nothing(frame: str, language: str) -> None:
    # The line by which our mail is known only makes it easier; what was said is asked above too.
    for ours, answers in (
        (_ask_back(language), ANSWERS[::3]),
        (_unmarked(_ask_back(language)), ANSWERS),
    ):
        shown = escape(ours).replace("\n", "<br>")
        for said in answers:
            parsed = _parsed("", html=frame.format(said=escape(said), ours=shown))
            assert parsed.attestation.verdict is not Verdict.OK, said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_our_mail_enclosed_or_passed_on_attests_nothing(language: str) -> None:
    ours = _ask_back(language)
    for said in ANSWERS:
        assert _parsed(said, enclosed=ours).attestation.verdict is not Verdict.OK
        passed_on = _parsed(f"{said}\n\n{ours}", subject="VB: [DSR-0012] Komplettering")
        assert passed_on.attestation.verdict is not Verdict.OK


@pytest.mark.parametrize("language", ["sv", "en"])
def test_none_of_our_letters_holds_the_sentence(language: str) -> None:
    for kind in ("ask_back", "reminder"):
        assert not holds_sentence(_ask_back(language, kind), WORDS)


WISHES = {
    "sv": f"Det gäller {ANNA}. Vi önskar att alla mail som {ANNA} skrivit till oss raderas.",
    "en": f"Please delete all emails that {ANNA} has sent us.",
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("way", ["top-posted", "outlook", "no marks"])
def test_the_sentence_written_anew_above_our_mail_is_ok(way: str, language: str) -> None:
    greeting = {"sv": "Hej!", "en": "Hello!"}[language]
    fresh = f"{greeting}\n\n{SENTENCE[language]} {WISHES[language]}\n\n/Maria"
    parsed = _parsed(WAYS[way](fresh, _ask_back(language)))
    assert (parsed.attestation.verdict, parsed.attestation.reason) == (Verdict.OK, "attested")
    assert {str(s.address) for s in parsed.subjects} == {ANNA}
