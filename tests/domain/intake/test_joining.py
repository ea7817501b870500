"""Several mails of one case: what they say together, and what a follow-up can never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.intake.joining import (
    Letter,
    Understanding,
    attested_persons,
    begin,
    fold,
    join,
)
from dsr_desk.domain.intake.parse import parse_request
from dsr_desk.domain.people import (
    Channel,
    ChannelKind,
    ChannelPolicy,
    Organisation,
    OrganisationKind,
    Roster,
    RosterEntry,
)
from dsr_desk.domain.requests import ParsedRequest, Part, RequestKind, Verdict
from dsr_desk.domain.verifying.building import Setting, build_checks, case_checks
from tests.domain.intake.letters import SENDER, letter, wordings

ANNA, BO = "anna.svensson@example.org", "bo.ek@example.org"
DAY = date(2026, 3, 25)
MARIA = EmailAddress(SENDER)
WISH = "Vi önskar att alla mail och chattar som anna.svensson@example.org skrivit till oss raderas."
SENTENCE = "Vi har bekräftat personens identitet."
WHOLE = f"Hej!\n\n{SENTENCE} {WISH}\n\n/Maria"
ASKED = f"Hej!\n\n{WISH}\n\n/Maria"


def said(text: str, place: int = 0, sender: EmailAddress | None = MARIA) -> Letter:
    """Return a mail with this text."""
    parsed = parse_request(letter(text), wordings())
    return Letter(place, replace(parsed, sender=Part(Verdict.OK, "dmarc-pass")), sender, DAY)


def together(*texts: str) -> Understanding:
    """Return what mails with these texts say together."""
    return fold([said(text, place) for place, text in enumerate(texts)])


def last_remark(*texts: str) -> tuple[Verdict, str]:
    """Return what the last of these mails does to what was before it."""
    remark = together(*texts).remarks[-1]
    return remark.verdict, remark.reason


# --- completing -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "texts",
    [
        (ASKED, f"{SENTENCE} Det gäller {ANNA}."),
        (f"Hej!\n\n{SENTENCE} Radera allt om {ANNA}.", "Vi vill att alla mail raderas."),
        (f"{SENTENCE} Det gäller {ANNA}.", "Vi vill att alla mail och chattar raderas."),
        ("Vi vill att alla mail raderas.", f"{SENTENCE} Det gäller {ANNA}."),
        (f"Radera alla mail från {ANNA}.", "Tack!", f"{SENTENCE} Det gäller {ANNA}."),
    ],
)
def test_mails_that_complete_each_other_make_a_whole(texts: tuple[str, ...]) -> None:
    parsed = together(*texts).parsed
    assert parsed.kind is RequestKind.ERASURE
    assert [str(s.address) for s in parsed.subjects] == [ANNA]
    assert (parsed.attestation.verdict, parsed.wish.verdict) == (Verdict.OK, Verdict.OK)
    assert last_remark(*texts) == (Verdict.OK, "follow-up-completes")
    assert "subject-missing" not in parsed.problems


def test_each_piece_of_evidence_says_in_which_mail_it_stands() -> None:
    understood = together(ASKED, "Tack!", f"{SENTENCE} Det gäller {ANNA}.").parsed
    assert understood.attestation.evidence is not None
    assert understood.wish.evidence is not None
    assert understood.attestation.evidence.mail == 2
    assert understood.wish.evidence.mail == 0
    assert understood.subjects[0].evidence.mail == 0


# --- the rule of the law: for the persons it names only (L16) ----------------------------------


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ((ASKED, SENTENCE), "attestation-no-person"),
        ((ASKED, f"{SENTENCE} Det gäller {BO}."), "attestation-not-for-all"),
        ((WHOLE, f"Även {BO} ska raderas."), "attestation-not-for-all"),
        ((WHOLE, f"Även {BO} ska raderas.", SENTENCE), "attestation-not-for-all"),
        ((ASKED, f"Vi har pratat med {ANNA}."), "attestation-missing"),
    ],
)
def test_a_person_is_covered_only_by_a_mail_that_names_them(
    texts: tuple[str, ...], reason: str
) -> None:
    attestation = together(*texts).parsed.attestation
    assert attestation.verdict is not Verdict.OK
    assert attestation.reason == reason


def test_a_person_added_with_the_sentence_is_covered_and_still_looked_at() -> None:
    texts = (WHOLE, f"{SENTENCE} Även {BO} ska raderas, alla mail och chattar.")
    understood = together(*texts)
    assert understood.parsed.attestation.verdict is Verdict.OK
    assert [str(s.address) for s in understood.parsed.subjects] == [ANNA, BO]
    assert last_remark(*texts) == (Verdict.ATTENTION, "follow-up-widens")


# --- what was complete is never silently changed ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Radera inte, personen har ångrat sig.", "follow-up-takes-back"),
        ("Vi har inte bekräftat personens identitet.", "follow-up-contradicts"),
        ("Vi vill ha ett registerutdrag över alla mail och chattar.", "follow-up-contradicts"),
        (f"Radera alla mail från {ANNA}.", "follow-up-limits"),
        ("Radera bara mailen, inte chattarna.", "follow-up-limits"),
        (f"Radera alla mail, chattar och foruminlägg från {ANNA}.", "follow-up-widens"),
        (f"Hälsa {BO}.", "follow-up-names-another"),
        ("Vänta med raderingen.", "follow-up-unclear"),
        ("Tack så mycket!", "follow-up-nothing"),
        (WHOLE, "follow-up-nothing"),
    ],
)
def test_a_follow_up_to_a_whole_request_is_looked_at(text: str, reason: str) -> None:
    assert last_remark(WHOLE, text) == (Verdict.ATTENTION, reason)
    before, after = together(WHOLE).parsed, together(WHOLE, text).parsed
    assert (after.kind, after.wish) == (before.kind, before.wish)
    if reason != "follow-up-widens":
        assert (after.channels, after.subjects) == (before.channels, before.subjects)


def test_a_mail_that_hides_text_adds_nothing() -> None:
    hiding = said(f"{SENTENCE} Det gäller {ANNA}.", 1)
    hiding = replace(hiding, parsed=replace(hiding.parsed, problems=("hidden-text",)))
    understood = join(begin(said(ASKED)), hiding)
    assert understood.remarks[-1].reason == "follow-up-unclear"
    assert understood.parsed.attestation.verdict is Verdict.FAILED


# --- properties -------------------------------------------------------------------------------

TEXTS = (
    WHOLE,
    ASKED,
    SENTENCE,
    f"{SENTENCE} Det gäller {ANNA}.",
    f"{SENTENCE} Det gäller {BO}.",
    f"Även {BO} ska raderas.",
    f"Radera alla mail från {ANNA} och {BO}.",
    "Radera inte.",
    "Vi har inte bekräftat personens identitet.",
    "Vi vill ha ett registerutdrag över alla mail.",
    "Tack!",
    f"Hälsa {BO}.",
)
READ: dict[str, ParsedRequest] = {text: said(text).parsed for text in TEXTS}
MAILS = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6)
RANK = {Verdict.FAILED: 0, Verdict.ATTENTION: 1, Verdict.OK: 2}


def letters(texts: list[str]) -> list[Letter]:
    """Return mails that were read before."""
    return [Letter(place, READ[text], MARIA, DAY) for place, text in enumerate(texts)]


@pytest.mark.parametrize("text", TEXTS)
def test_one_mail_says_exactly_what_it_says(text: str) -> None:
    assert fold(letters([text])) == begin(letters([text])[0])
    assert fold(letters([text])).parsed == READ[text]


@settings(max_examples=300)
@given(MAILS)
def test_nobody_is_covered_who_is_not_named_in_a_mail_with_the_sentence(texts: list[str]) -> None:
    understood = fold(letters(texts))
    named = {
        subject.address
        for text in texts
        if READ[text].attestation.verdict is Verdict.OK
        for subject in READ[text].subjects
    }
    if understood.parsed.attestation.verdict is Verdict.OK:
        assert {s.address for s in understood.parsed.subjects} <= named
    assert attested_persons(understood.letters) <= named


@settings(max_examples=300)
@given(MAILS, st.sampled_from(TEXTS))
def test_a_mail_makes_no_verdict_better_for_a_person_it_does_not_name(
    texts: list[str], more: str
) -> None:
    before, after = fold(letters(texts)), fold(letters([*texts, more]))
    named = {subject.address for subject in READ[more].subjects}
    newly = attested_persons(after.letters) - attested_persons(before.letters)
    assert newly <= named
    verdicts = {s.address: RANK[s.verdict] for s in before.parsed.subjects}
    for subject in after.parsed.subjects:
        if subject.address not in named:
            assert RANK[subject.verdict] <= verdicts[subject.address]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4))
def test_who_is_covered_does_not_depend_on_the_order(texts: list[str]) -> None:
    covered = {
        attested_persons(fold(letters(list(order))).letters) for order in permutations(texts)
    }
    assert len(covered) == 1


@settings(max_examples=200)
@given(MAILS)
def test_what_was_wished_for_clearly_is_never_another_kind_later(texts: list[str]) -> None:
    understood = begin(letters(texts)[0])
    for one in letters(texts)[1:]:
        after = join(understood, one)
        if understood.parsed.wish.verdict is Verdict.OK:
            assert after.parsed.kind is understood.parsed.kind
            assert after.parsed.wish == understood.parsed.wish
            assert set(understood.parsed.channels) <= set(after.parsed.channels)
        understood = after


# --- the checklist of several mails -----------------------------------------------------------

NORD = Organisation("ex", "Exempelstad", OrganisationKind.COMPANY)
CHANNELS = tuple(
    Channel(f"ex-{kind.value}", "ex", kind, kind.value, ChannelPolicy(), "archive")
    for kind in (ChannelKind.MAIL, ChannelKind.CHAT)
)
NILS = EmailAddress("nils@exempelstad.example")
ROSTER = Roster(
    (
        RosterEntry("ex-mail", MARIA, "Maria", date(2024, 1, 1)),
        RosterEntry("ex-chat", MARIA, "Maria", date(2024, 1, 1), date(2026, 3, 31)),
        RosterEntry("ex-mail", NILS, "Nils", date(2024, 1, 1)),
    )
)
SETTING = Setting(NORD, CHANNELS, ROSTER, DAY)


def names_of(mails: list[Letter], *settled: str) -> dict[str, tuple[Verdict, str]]:
    """Return the checklist of these mails by name."""
    checks = case_checks(mails, SETTING, settled)[1]
    return {check.name: (check.verdict, check.reason) for check in checks}


def test_the_checklist_of_one_mail_is_the_one_it_always_had() -> None:
    first = said(WHOLE)
    assert case_checks([first], SETTING)[1] == build_checks(first.parsed, MARIA, SETTING)


@pytest.mark.parametrize(
    ("follow_up", "reason"),
    [
        (said(f"{SENTENCE} Det gäller {ANNA}.", 1, NILS), "editor-not-of-channel"),
        (replace(said(f"{SENTENCE} Det gäller {ANNA}.", 1), day=date(2026, 4, 1)),
         "editor-not-of-channel"),
        (said(f"{SENTENCE} Det gäller {ANNA}.", 1, None), "editor-not-of-channel"),
    ],
)  # fmt: skip
def test_a_sender_without_the_role_that_day_adds_nothing_until_it_is_settled(
    follow_up: Letter, reason: str
) -> None:
    mails = [said(ASKED), follow_up]
    assert names_of(mails)["mail_sender:2"] == (Verdict.FAILED, reason)
    assert names_of(mails)["attestation"][0] is Verdict.FAILED
    assert names_of(mails, "mail_sender:2")["attestation"] == (Verdict.OK, "attested")


def test_a_mail_whose_sender_is_not_proved_adds_nothing() -> None:
    follow_up = said(f"{SENTENCE} Det gäller {ANNA}.", 1)
    doubted = replace(follow_up.parsed, sender=Part(Verdict.ATTENTION, "sender-not-proved"))
    found = names_of([said(ASKED), replace(follow_up, parsed=doubted)])
    assert found["mail_sender:2"] == (Verdict.ATTENTION, "sender-not-proved")
    assert found["attestation"][0] is Verdict.FAILED
    assert "follow_up:2" not in found


def test_only_a_whole_instruction_gives_a_channel_its_editor() -> None:
    first = said(WHOLE, 0, NILS)
    assert names_of([first])["editor:ex-chat"][0] is Verdict.FAILED
    whole = said(f"{SENTENCE} Radera alla mail och chattar från {ANNA}.", 1)
    assert names_of([first, whole])["editor:ex-chat"] == (Verdict.OK, "editor-of-channel")
    for text in (f"{SENTENCE} Det gäller {ANNA}.", "Radera alla mail och chattar.", "Ja."):
        found = names_of([first, said(text, 1)])
        assert found["editor:ex-chat"][0] is Verdict.FAILED
