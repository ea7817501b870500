"""The guards of what comes meanwhile, comes twice or comes oddly, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_COPIES = "tests/services/intake/test_copies.py"
_FAMILIES = "tests/services/intake/test_families.py"
_LATER = "tests/services/answers/test_later_mails.py"
_REFUSING = "tests/services/intake/test_refusing.py"
_JOINING = "dsr_desk/services/intake/joining.py"
_READING = "tests/sources/test_reading.py"
_SEALING = "dsr_desk/services/extracts/sealing.py"

MEANWHILE: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "copies: another person's request is none",
        "dsr_desk/services/intake/copies.py",
        '"\\x00".join((*persons, "", *texts))',
        '"\\x00".join(("", *texts[:0], new_text(parsed)))',
        f"{_COPIES} -k another_persons",
    ),
    (
        "copies: what points below is held against what stands there",
        "dsr_desk/services/intake/copies.py",
        "[new_text(parsed)] if certain else [parsed.text, *message.forwarded_parts]",
        "[new_text(parsed)]",
        f"{_COPIES} -k of_the_same_person",
    ),
    (
        "copies: what brings the attestation along is none",
        "dsr_desk/services/intake/copies.py",
        "verdicts = [parsed.wish.verdict, parsed.attestation.verdict]",
        "verdicts = [parsed.wish.verdict]",
        f"{_COPIES} -k passed_on_below",
    ),
    (
        "copies: a forged mail is no original",
        "dsr_desk/services/intake/copies.py",
        "(case for case in cases if _proved_as_well(uow, case, mail))",
        "iter(cases)",
        f"{_COPIES} -k forged",
    ),
    (
        "mails: a person of another case is no matter of this one",
        _JOINING,
        "        case = _whose(uow, case, named)\n",
        "",
        f"{_FAMILIES} -k another_case_has",
    ),
    (
        "mails: a last answer that came back is open",
        "dsr_desk/services/intake/queue.py",
        "QueueFilter(OPEN_STATES, news=True)",
        "QueueFilter(OPEN_STATES)",
        "tests/services/intake/test_joining.py -k came_back",
    ),
    (
        "2 refusal: a mail of the organisation takes its decision back",
        _JOINING,
        "            case, undone = taken_back(case)\n            facts |= undone\n",
        "            pass\n",
        f"{_REFUSING} -k writes_again",
    ),
    (
        "sender: a call is later than the mail that it confirms",
        "dsr_desk/services/intake/checklist.py",
        "came.get(place, case.received_at)",
        "case.received_at",
        "tests/services/intake/test_calling.py -k before_a_follow_up",
    ),
    (
        "letter: a mail that came since is known",
        "dsr_desk/services/answers/steps.py",
        "    if draft.mails not in (None, mails_to_know(uow, case)):\n        raise PlanChanged\n",
        "",
        f"{_LATER} -k past",
    ),
    (
        "0 letter: no extract leaves past an open check",
        "dsr_desk/services/answers/replies.py",
        "            all_settled(uow, case)\n",
        "            pass\n",
        f"{_LATER} -k check_is_open",
    ),
    (
        "0 letter: no extract leaves with a channel that was left out since",
        _SEALING,
        'not covered.issuperset(made.get("channels", "").split())',
        "not made",
        f"{_LATER} -k not_sealed_again",
    ),
    (
        "0 extract: no channel that was left out while it was written",
        "dsr_desk/services/extracts/export.py",
        "gathered(uow, now, mandate_of(uow, now))",
        "gathered(uow, now, going.mandate)",
        f"{_LATER} -k while_the_extract",
    ),
    (
        "9 sources: a server's odd time hides no item",
        "dsr_desk/sources/times.py",
        "                except DataError:\n",
        "                except KeyError:\n",
        f"{_READING} -k python_has_not",
    ),
    (
        "9 sources: a file's odd time hides no item",
        "dsr_desk/sources/times.py",
        "isinstance(column.type, Date | DateTime | Time)",
        "isinstance(column.type, DateTime)",
        "tests/sources/mapping/test_odd_keys.py -k hides_no_row",
    ),
    (
        "roster: a role that never begins does not begin today",
        "dsr_desk/domain/roster/rows.py",
        'if found is None and field == "since" and',
        'if found is not None and field == "since" and',
        "tests/domain/roster/test_table.py -k never_begins",
    ),
)
