"""The roster is changed by what was seen and ticked; an open case never turns by it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsr_desk.domain.addresses import EmailAddress
from dsr_desk.domain.errors import (
    ApprovalInvalid,
    ChecksOpen,
    FileUnreadable,
    GroundMissing,
    OutsideMandate,
    RightMissing,
    SelfApproval,
    WrongStep,
)
from dsr_desk.domain.people import (
    Channel,
    ChannelKind,
    Organisation,
    OrganisationKind,
)
from dsr_desk.domain.requests import Case, Verdict
from dsr_desk.domain.roster.errors import (
    RiskNotAccepted,
    RosterEdited,
    RosterFileRefused,
    RosterMoved,
    RosterNotReady,
)
from dsr_desk.domain.roster.proposals import Ending, Kind, Mode, Risk
from dsr_desk.services.people.roster import Seen
from tests.services.foe import forge
from tests.services.people.editors import EVERY_RISK, add, apply, check
from tests.services.world import ANNA, EDITOR, MASKED, WISH, Small, a_mail

HEAD = "channel;e-mail;name;since;until\n"
MARIA = EmailAddress(EDITOR)
NEW = "nk-mail;ida.ek@nordkraft.example;Ida Ek;2026-11-02;\n"


def listed(tmp_path: Path, rows: str) -> Path:
    path = tmp_path / "redaktörer.csv"
    path.write_text(HEAD + rows, "utf-8")
    return path


def seen(small: Small, tmp_path: Path, rows: str, whole: str = "") -> Seen:
    mode = Mode.WHOLE if whole else Mode.ADD
    return small.services.rosters.preview_file(listed(tmp_path, rows), mode, whole, small.sam)


def end(small: Small, channel: str, day: date) -> None:
    ending = Ending(channel, MARIA, date(2024, 1, 1), day)
    apply(small, small.services.rosters.preview_ending(ending, small.sam))


# --- the difference that was seen -------------------------------------------------------------


def test_nothing_is_stored_before_the_difference_was_confirmed(
    small: Small, tmp_path: Path
) -> None:
    before = small.services.rosters.view().roster
    found = seen(small, tmp_path, NEW)
    assert small.services.rosters.view().roster == before
    apply(small, found)
    after = small.services.rosters.view().roster
    assert after.digest() == found.difference.result
    assert len(after.entries) == len(before.entries) + 1


def test_another_digest_than_the_one_that_was_seen_is_refused(small: Small, tmp_path: Path) -> None:
    found = seen(small, tmp_path, NEW)
    with pytest.raises(RosterMoved):
        small.services.rosters.apply(found, "0" * 64, EVERY_RISK, small.sam)
    add(small, "nk-chat", "bo.al@nordkraft.example", None)
    with pytest.raises(RosterMoved):
        apply(small, found)


def test_the_same_difference_can_not_be_applied_twice(small: Small, tmp_path: Path) -> None:
    found = seen(small, tmp_path, NEW)
    apply(small, found)
    with pytest.raises(RosterMoved):
        apply(small, found)
    again = seen(small, tmp_path, NEW)
    assert again.difference.count(Kind.UNCHANGED) == 1
    with pytest.raises(RosterNotReady):
        apply(small, again)


def test_only_a_supervisor_sees_to_the_rosters(small: Small, tmp_path: Path) -> None:
    found = seen(small, tmp_path, NEW)
    with pytest.raises(RightMissing):
        small.services.rosters.apply(found, found.difference.digest, EVERY_RISK, small.alva)
    path = listed(tmp_path, NEW)
    with pytest.raises(RightMissing):
        small.services.rosters.preview_file(path, Mode.ADD, "", small.alva)


@pytest.mark.parametrize(
    ("row", "risk"),
    [
        ("nk-mail;ida.ek@nordkraft.example;Ida;2026-11-01;", Risk.BACKDATED),
        ("nk-mail;info@nordkraft.example;Info;2026-11-02;", Risk.SHARED_ADDRESS),
        ("nk-mail;maria.1ind@nordkraft.example;Maria;2026-11-02;", Risk.LOOK_ALIKE),
        ("nk-mail;ida@annan.example;Ida;2026-11-02;", Risk.FOREIGN_DOMAIN),
    ],
)
def test_what_must_be_ticked_is_asked_for_by_name(
    small: Small, tmp_path: Path, row: str, risk: Risk
) -> None:
    found = seen(small, tmp_path, row + "\n")
    with pytest.raises(RiskNotAccepted, match=risk.value):
        apply(small, found, EVERY_RISK - {risk})
    apply(small, found, frozenset({risk}))


def test_a_whole_roster_with_a_bad_row_changes_nothing(small: Small, tmp_path: Path) -> None:
    found = seen(small, tmp_path, NEW + "nk-mail;trasig;;;\n", "nordkraft")
    with pytest.raises(RosterNotReady):
        apply(small, found)


def test_a_file_that_would_end_everybody_is_refused(small: Small, tmp_path: Path) -> None:
    for rows in ("", "nk-mail;trasig;;;\n"):
        with pytest.raises(RosterFileRefused):
            seen(small, tmp_path, rows, "nordkraft")


def test_a_whole_roster_needs_an_organisation_that_is_there(small: Small, tmp_path: Path) -> None:
    with pytest.raises(OutsideMandate):
        seen(small, tmp_path, NEW, "nowhere")
    with pytest.raises(OutsideMandate):
        small.services.rosters.preview_file(listed(tmp_path, NEW), Mode.WHOLE, "", small.sam)
    with pytest.raises(FileUnreadable):
        small.services.rosters.preview_file(tmp_path / "nix", Mode.ADD, "", small.sam)


def test_a_whole_roster_ends_who_is_missing_in_its_own_organisation_only(
    small: Small, tmp_path: Path
) -> None:
    apply(small, seen(small, tmp_path, NEW, "nordkraft"))
    entries = small.services.rosters.view().roster.entries
    own = [e for e in entries if e.address == MARIA]
    assert {e.until for e in own} == {date(2026, 11, 1)}
    assert next(e for e in entries if e.channel == "st-mail").until is None


def test_who_changed_what_when_is_on_record_without_names(small: Small, tmp_path: Path) -> None:
    apply(small, seen(small, tmp_path, NEW))
    (made,) = small.services.rosters.history()
    assert (made.actor, made.kind, made.mode, made.added) == ("user-sam", "csv", "add", 1)
    assert len(made.sha256) == 64
    text = str(small.services.audit.entries())
    assert "ida.ek" not in text
    assert "Ida" not in text
    assert small.services.audit.verify().holds


def test_what_is_exported_comes_back_unchanged(small: Small, tmp_path: Path) -> None:
    path = small.services.rosters.export(tmp_path / "ut.csv", "nordkraft")
    found = small.services.rosters.preview_file(path, Mode.WHOLE, "nordkraft", small.sam)
    assert found.difference.changes == ()
    assert found.difference.problems == ()
    assert found.difference.count(Kind.UNCHANGED) == 5


# --- an open case while the roster changes ----------------------------------------------------


def test_an_entry_added_after_the_filing_is_shown_and_turns_nothing(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    assert check(small, case, "editor:nk-mail").verdict is Verdict.FAILED
    add(small, "nk-mail", "nils@nordkraft.example", date(2026, 1, 1))
    assert check(small, case, "editor:nk-mail").verdict is Verdict.FAILED
    (change,) = small.services.authority.changes(case.id)
    assert (change.channel, change.code) == ("nk-mail", "roster-gained")
    with pytest.raises(ChecksOpen):
        small.services.matching.search(case.id, small.alva)


def test_an_end_after_the_mails_day_stops_nothing(small: Small) -> None:
    case = small.approved()
    end(small, "nk-mail", date(2026, 11, 2))
    assert [c.code for c in small.services.authority.changes(case.id)] == ["roster-moved"]
    small.services.erasure.run(case.id, small.alva)


def test_an_end_before_the_mails_day_stops_the_run_until_it_was_judged(small: Small) -> None:
    case = small.approved()
    end(small, "nk-mail", date(2026, 11, 1))
    assert [c.code for c in small.services.authority.changes(case.id)] == ["roster-lost"]
    assert check(small, case, "editor:nk-mail").verdict is Verdict.OK
    with pytest.raises(ApprovalInvalid):
        small.services.erasure.run(case.id, small.alva)
    small.services.approval.send_back(case.id, "Rollen var slut", small.sam)
    small.services.authority.judge_anew(case.id, "Rollen var slut dagen innan", small.kim)
    judged = check(small, case, "editor:nk-mail")
    assert (judged.verdict, judged.reason) == (Verdict.FAILED, "editor-role-ended")
    assert small.services.authority.changes(case.id) == ()
    assert "nk-mail" not in small.services.queue.get(case.id).channels


def test_judging_anew_needs_a_supervisor_and_a_reason_and_makes_a_preparer(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    for channel in ("nk-mail", "nk-chat"):
        add(small, channel, "nils@nordkraft.example", date(2026, 1, 1))
    with pytest.raises(RightMissing):
        small.services.authority.judge_anew(case.id, "ja", small.alva)
    with pytest.raises(GroundMissing):
        small.services.authority.judge_anew(case.id, " ", small.sam)
    small.services.authority.judge_anew(case.id, "Listan var inte färdig", small.sam)
    assert check(small, case, "editor:nk-mail").verdict is Verdict.OK
    assert "user-sam" in small.services.queue.get(case.id).preparers
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(SelfApproval):
        small.approve(small.services.queue.get(case.id))


def test_an_editor_written_into_the_file_is_found_out_by_the_audit(small: Small) -> None:
    forge(
        small,
        "INSERT INTO roster_entry (channel, address, name, since)"
        " SELECT 'nk-mail', 'nils@nordkraft.example', '', '2020-01-01'"
        " UNION SELECT 'nk-chat', 'nils@nordkraft.example', '', '2020-01-01'",
    )
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    assert check(small, case, "editor:nk-mail").verdict is Verdict.OK
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid, match="roster is not the one on record"):
        small.approve(small.services.queue.get(case.id))


def test_no_change_of_the_roster_puts_an_edited_one_on_record(small: Small) -> None:
    forge(
        small,
        "INSERT INTO roster_entry (channel, address, name, since)"
        " VALUES ('nk-mail', 'nils@nordkraft.example', '', '2020-01-01')",
    )
    with pytest.raises(RosterEdited):
        add(small, "nk-chat", "ida.ek@nordkraft.example", date(2026, 11, 2))
    forge(
        small,
        "DELETE FROM roster_entry WHERE address = 'nils@nordkraft.example' AND channel = 'nk-mail'",
    )
    add(small, "nk-chat", "ida.ek@nordkraft.example", date(2026, 11, 2))


def test_what_was_kept_of_the_roster_can_not_be_changed_unseen(small: Small) -> None:
    case = small.approved()
    forge(small, "UPDATE case_standing SET standing = replace(standing, '2024', '2023')")
    with pytest.raises(ApprovalInvalid, match="when the case was filed"):
        small.services.erasure.run(case.id, small.alva)


def test_a_check_turned_by_hand_after_the_roster_grew_is_found_out(small: Small) -> None:
    case = small.file(a_mail(WISH.format(who=ANNA), sender="nils@nordkraft.example"))
    for channel in ("nk-mail", "nk-chat"):
        add(small, channel, "nils@nordkraft.example", date(2026, 1, 1))
    forge(small, "UPDATE case_check SET verdict = 'ok', reason = 'editor-of-channel'")
    small.services.matching.search(case.id, small.alva)
    small.services.planning.prepare(case.id, small.alva)
    with pytest.raises(ApprovalInvalid, match="does not support"):
        small.approve(small.services.queue.get(case.id))


# --- an editor of two organisations -----------------------------------------------------------


def _of_both(small: Small) -> Case:
    add(small, "st-mail", EDITOR, date(2024, 1, 1))
    return small.file(a_mail(WISH.format(who=ANNA)))


def test_an_editor_of_two_organisations_waits_for_a_choice(small: Small) -> None:
    case = _of_both(small)
    asked = check(small, case, "organisation")
    assert (asked.verdict, asked.reason) == (Verdict.ATTENTION, "organisation-ambiguous")
    assert asked.evidence is not None
    assert asked.evidence.text == "Nordkraft AB · Staden"
    assert (case.organisation, case.channels) == ("", ())
    keys = [o.key for o in small.services.authority.candidates(case.id)]
    assert keys == ["nordkraft", "staden"]


def test_the_choice_is_on_record_and_lets_the_case_go_all_the_way(small: Small) -> None:
    case = _of_both(small)
    with pytest.raises(OutsideMandate):
        small.services.authority.choose_organisation(case.id, "nowhere", small.alva)
    small.services.authority.choose_organisation(case.id, "nordkraft", small.alva)
    chosen = small.services.queue.get(case.id)
    assert chosen.organisation == "nordkraft"
    assert chosen.channels == ("nk-chat", "nk-forum", "nk-mail")
    assert "user-alva" in chosen.preparers
    with pytest.raises(WrongStep, match="clear already"):
        small.services.authority.choose_organisation(case.id, "staden", small.alva)
    small.to_signature(case.id)
    small.services.erasure.run(case.id, small.alva)
    names = [e.event.event for e in small.services.audit.entries(case.number)]
    assert "organisation.chosen" in names


def test_both_clocks_and_an_extension_follow_the_chosen_organisations_calendar(
    small: Small,
) -> None:
    norway = Organisation(
        "norsk", "Norsk AS", OrganisationKind.COMPANY, "NO", "Europe/Oslo", ("norsk.example",)
    )
    small.services.workspace.directory.add_organisation(norway, small.sam)
    channel = Channel("no-mail", "norsk", ChannelKind.MAIL, "Kundesenter", MASKED, "")
    small.services.workspace.directory.add_channel(channel, small.sam)
    add(small, "no-mail", EDITOR, date(2024, 1, 1))
    # Three months later is the 17th of May, Norway's own day.
    small.clock.moment = datetime(2027, 2, 17, 9, 0, tzinfo=UTC)
    case = small.file(a_mail(WISH.format(who=ANNA), received="Wed, 17 Feb 2027 09:00:00 +0100"))
    small.services.clocks.extend(case.id, "Många begäranden", small.alva)
    extended = small.services.queue.get(case.id)
    assert (extended.organisation, extended.last_day.due) == ("", date(2027, 5, 17))
    small.services.authority.choose_organisation(case.id, "norsk", small.alva)
    chosen = small.services.queue.get(case.id)
    target = chosen.clocks.target
    assert target is not None
    assert (target.country, target.time_zone) == ("NO", "Europe/Oslo")
    assert target.due == chosen.service_due
    assert (chosen.deadline.country, chosen.last_day.country) == ("NO", "NO")
    assert chosen.last_day.due == date(2027, 5, 18)


def test_an_organisation_that_nobody_chose_is_found_out(small: Small) -> None:
    case = _of_both(small)
    small.services.authority.choose_organisation(case.id, "nordkraft", small.alva)
    provenance = small.services.approval._provenance
    forge(small, "UPDATE dsr_case SET organisation = 'staden', channels = '[\"st-mail\"]'")
    forge(small, "UPDATE case_check SET target = 'st-mail' WHERE target = 'nk-mail'")
    with small.services.checklist._store.reading() as uow:
        forged = uow.cases.get(case.id)
        assert forged is not None
        fault = provenance.fault(uow, forged, small.sam, tuple(uow.audit.entries()))
    assert fault == "the check “editor:nk-mail” is missing"


def test_a_second_role_that_comes_later_does_not_unsettle_a_filed_case(small: Small) -> None:
    case = small.approved()
    add(small, "st-mail", EDITOR, date(2024, 1, 1))
    small.services.erasure.run(case.id, small.alva)
