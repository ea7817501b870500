"""The guards of a case with several mails: name, file, what stands there, what takes its place.

The last piece names the tests that must miss the guard.
"""

from __future__ import annotations

_JOINING = "tests/services/test_joining.py"
_PROVENANCE = "tests/services/test_joined_provenance.py"
_SPLITTING = "tests/services/test_splitting.py"
_FOLDING = "tests/domain/intake/test_joining.py"

MAILS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "2 mails: the case has exactly those that the audit has",
        "dsr_desk/services/provenance.py",
        "if not mails or not _as_filed(mails, entries, case):",
        "if not mails:",
        f"{_PROVENANCE}::test_a_hidden_objection_is_found_out_by_the_audit",
    ),
    (
        "2 mails: each is what it was when it came",
        "dsr_desk/services/provenance.py",
        '        and mail.role.value == facts.get("role", "")\n',
        "",
        f"{_PROVENANCE}::test_a_hidden_objection_is_found_out_by_the_audit",
    ),
    (
        "2 mails: each came when the audit says",
        "dsr_desk/services/provenance.py",
        '        and facts.get("received", moment) == moment\n',
        "",
        f"{_PROVENANCE}::test_a_mail_that_is_hidden_moved_or_changed_is_found_out",
    ),
    (
        "2 mails: the sealed bytes are those that came",
        "dsr_desk/services/provenance.py",
        "if hashlib.sha256(raw).hexdigest() != mail.sha256:",
        "if not raw:",
        f"{_PROVENANCE}::test_a_mail_that_is_hidden_moved_or_changed_is_found_out",
    ),
    (
        "2 mails: what was left out was not overridden",
        "dsr_desk/services/settled.py",
        "    if kept.left_out:\n        return LEAVING_OUT\n",
        "    if kept.settled_by:\n        return LEAVING_OUT | {OVERRIDDEN}\n",
        f"{_SPLITTING}::test_a_channel_taken_back_in_the_rows_is_found_out_by_the_audit",
    ),
    (
        "2 mails: reading settles only a mail without content",
        "dsr_desk/services/settled.py",
        "return frozenset({OVERRIDDEN, READ} if fresh.reason == NOTHING_NEW else {OVERRIDDEN})",
        "return frozenset({OVERRIDDEN, READ})",
        f"{_PROVENANCE}::test_reading_a_mail_settles_no_objection_whatever_the_rows_say",
    ),
    (
        "1 mails: an open check stops the approval",
        "dsr_desk/services/approval.py",
        "            all_settled(uow, case)\n",
        "",
        f"{_JOINING}::test_a_follow_up_stops_a_planned_case",
    ),
    (
        "1 mails: a follow-up takes the case back to its checks",
        "dsr_desk/services/joining.py",
        "        return replace(case, state=CaseState.CHECKING, waiting_since=None)\n",
        "        return case\n",
        f"{_JOINING}::test_a_follow_up_stops_an_approved_case",
    ),
    (
        "1 mails: a mail between the gate and the run",
        "dsr_desk/services/erasure.py",
        "if now.version != permit.case.version:",
        "if now is None:",
        f"{_JOINING}::test_a_mail_between_the_gate_and_the_run_stops_it",
    ),
    (
        "0 mails: a forged sender adds nothing",
        "dsr_desk/services/joining.py",
        "    if mail.parsed.sender.verdict is Verdict.FAILED:\n        return False\n",
        "",
        f"{_JOINING}::test_a_sender_that_our_server_calls_forged_joins_nothing",
    ),
    (
        "0 mails: only the case's own sender or an editor there joins it",
        "dsr_desk/services/joining.py",
        "return any(roster.entry_for(sender, key, day) is not None for key in own)",
        "return bool(own or roster or day)",
        f"{_JOINING}::test_anybody_elses_mail_only_says_where_it_claims_to_belong",
    ),
    (
        "0 mails: a mail that names two cases joins neither",
        "dsr_desk/services/joining.py",
        "may = certain and may_add(uow, case, mail)",
        "may = may_add(uow, case, mail)",
        f"{_JOINING}::test_a_mail_that_names_two_cases_joins_neither",
    ),
    (
        "0 mails: only an answer that the desk has saved leads to a case",
        "dsr_desk/services/joining.py",
        "int(found.group(2)) < case.version",
        "found.group(2)",
        f"{_JOINING}::test_what_names_no_case_is_a_case_of_its_own",
    ),
    (
        "0 mails: an automatic reply never counts",
        "dsr_desk/services/joining.py",
        "if mail.parsed.nature in _AUTOMATIC:",
        "if mail.parsed.nature is Nature.BOUNCE:",
        f"{_JOINING}::test_an_automatic_reply_is_a_notice_whatever_it_says",
    ),
    (
        "0 mails: every person is attested in a mail that names them",
        "dsr_desk/domain/intake/joining.py",
        "if good is not None and subjects and not open_persons:",
        "if good is not None and subjects:",
        _FOLDING,
    ),
    (
        "0 mails: a follow-up counts once its sender is proved and an editor",
        "dsr_desk/domain/checklist.py",
        "if check.verdict is Verdict.OK or check.name in settled_names:",
        "if check or settled_names:",
        _FOLDING,
    ),
    (
        "0 mails: the follow-up's sender had the role that day",
        "dsr_desk/domain/checklist.py",
        "if lacking is not None or not (at_stake or letter.sender == first.sender):",
        "if not letter:",
        _FOLDING,
    ),
    (
        "0 mails: only a whole instruction gives a channel its editor",
        "dsr_desk/domain/checklist.py",
        "for letter in (first, *(o for o in others if _instructs(o, understood.parsed, channel))):",
        "for letter in (first, *others):",
        _FOLDING,
    ),
    (
        "1 mails: what speaks against the request is a check of its own",
        "dsr_desk/domain/intake/joining.py",
        "        if step.doubt is not None:\n",
        "        if step is None:\n",
        _FOLDING,
    ),
    (
        "1 mails: an agent reads away only what the desk found nothing in",
        "dsr_desk/services/checklist.py",
        "            if check.reason != NOTHING_NEW:\n",
        "            if not check:\n",
        f"{_JOINING}::test_thanks_are_read_by_an_agent_but_a_stop_needs_a_supervisor",
    ),
    (
        "0 split: a channel that was split away is outside the mandate",
        "dsr_desk/services/cases.py",
        "if channel.key not in case.away)",
        "if channel)",
        f"{_SPLITTING}::test_a_channel_that_was_split_away_stays_away_whatever_the_checks_say",
    ),
    (
        "0 split: nobody takes a channel back",
        "dsr_desk/services/checklist.py",
        'if check_name in {f"{EDITOR}:{channel}" for channel in case.away}:',
        "if not checks:",
        f"{_SPLITTING}::test_neither_case_takes_the_others_channels_back",
    ),
    (
        "0 split: a channel that was left out stays out when its editor writes",
        "dsr_desk/domain/checklist.py",
        "if not was.left_out and (was.verdict, was.reason) != (check.verdict, check.reason):",
        "if (was.verdict, was.reason) != (check.verdict, check.reason):",
        f"{_JOINING}::test_a_channel_that_was_left_out_stays_out_when_its_editor_writes",
    ),
    (
        "5 mails: what was understood of every mail is forgotten",
        "dsr_desk/storage/forgetting.py",
        "        forget_parsed(self._link, case.id)\n",
        "",
        "tests/storage/test_mails.py",
    ),
    (
        "5 mails: what another case needs stays until that one is done",
        "dsr_desk/storage/mails.py",
        ".where(own.c.case_id == case, ~needed)",
        ".where(own.c.case_id == case)",
        "tests/storage/test_mails.py",
    ),
    (
        "5 mails: a mail of another case too explains what is found",
        "dsr_desk/storage/mails.py",
        "and_(mail_of_case.c.mail_id == number, mail_of_case.c.case_id != case)",
        "and_(mail_of_case.c.mail_id == number)",
        "tests/storage/test_mails.py",
    ),
)
