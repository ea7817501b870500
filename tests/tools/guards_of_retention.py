"""The guards of what removes papers, what keeps them, what hides an item, for ``take_out_guards``.

Name, file, what stands there, what takes its place, the tests that must miss it.
"""

from __future__ import annotations

_KEEPING = "tests/services/erasing/test_retention.py"
_CLEARED = "tests/services/erasing/test_clearing.py"
_ENDED = "tests/services/record/test_endings.py"
_TWO = "tests/services/erasing/test_periods.py"
_RETENTION = "dsr_desk/services/erasing/retention.py"
_CLEARING = "dsr_desk/services/erasing/clearing.py"
_ENDINGS = "dsr_desk/services/record/endings.py"
_PERIODS = "dsr_desk/services/erasing/periods.py"
_MATCHING = "dsr_desk/services/finding/matching.py"
_RESTRICTED = "tests/services/finding/test_restricting.py"
_DAYS = "dsr_desk/domain/record/audit.py"

RETENTION: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "2 retention: a hold keeps the papers",
        _RETENTION,
        "any(hold.names(case.number, persons) for hold in named)",
        "not named and persons",
        f"{_KEEPING} -k hold_on",
    ),
    (
        "2 retention: edited rows remove nothing",
        _RETENTION,
        "                _require_on_record(uow, entries)\n",
        "",
        f"{_KEEPING} -k edited_rows",
    ),
    (
        "2 retention: an authority decides first",
        _RETENTION,
        "if authority and not number:",
        "if authority and not self:",
        f"{_KEEPING} -k authority",
    ),
    (
        "2 retention: as long as backups hold what was erased",
        "dsr_desk/domain/record/retention.py",
        "max(self.days, self.at_least)",
        "self.days",
        f"{_KEEPING} -k backups",
    ),
    (
        "2 retention: a mail goes with the last case that keeps it",
        "dsr_desk/storage/repositories/mails.py",
        "if row.case_id != case and not released(row.case_id)",
        "if not row.case_id",
        f"{_KEEPING} -k another_case",
    ),
    (
        "2 retention: what was removed is cleaned of, though it broke off",
        _RETENTION,
        "if not (due or view.unclean):",
        "if not due:",
        f"{_KEEPING} -k broke_off",
    ),
    (
        "2 retention: looked at again before anything goes",
        _RETENTION,
        "if not self._still(uow, case, due, by):",
        "if not self:",
        f"{_CLEARED} -k last_moment",
    ),
    (
        "2 retention: any step that came meanwhile keeps the papers",
        _RETENTION,
        "ending is None or ending.step != due.step",
        "ending is None",
        f"{_ENDED} -k step_that_comes",
    ),
    (
        "2 retention: a period that was made longer meanwhile counts",
        _RETENTION,
        "return not longer and not",
        "return not",
        f"{_CLEARED} -k longer_meanwhile",
    ),
    (
        "2 retention: a clock that stood back makes nothing due",
        _DAYS,
        "latest = max(latest, moment)",
        "latest = moment",
        f"{_KEEPING} -k stood_back",
    ),
    (
        "2 retention: a clock that was once set forward keeps nothing for ever",
        _DAYS,
        "entry.event.at if entry.event.at <= now else bound",
        "entry.event.at",
        f"{_ENDED} -k far_forward",
    ),
    (
        "2 retention: a clock that may be set forward removes nothing by itself",
        _RETENTION,
        "            raise DayInDoubt(",
        "            DayInDoubt(",
        f"{_CLEARED} -k says_the_day",
    ),
    (
        "2 retention: a person's other day stops it",
        _RETENTION,
        "            raise OtherDay(",
        "            OtherDay(",
        f"{_CLEARED} -k says_the_day",
    ),
    (
        "2 retention: a period without an authority's decision is none",
        _PERIODS,
        "days = has.days if has.decided else None",
        "days = has.days",
        f"{_KEEPING} -k before_it_was",
    ),
    (
        "2 retention: a shorter period takes two",
        _RETENTION,
        "event = PERIOD_PROPOSED if waits else PERIOD_SET",
        "event = PERIOD_SET",
        f"{_TWO} -k waits_until",
    ),
    (
        "2 retention: an authority's first period takes two",
        _PERIODS,
        "return period.days is None or",
        "return period.days is not None and",
        f"{_TWO} -k first_period",
    ),
    (
        "2 retention: whoever has proposed it is no second person",
        _PERIODS,
        "        and first.id != by.id\n        and first.public_key != by.public_key\n",
        "",
        _TWO,
    ),
    (
        "2 retention: another account with the same key is the same person",
        _PERIODS,
        "        and first.public_key != by.public_key\n",
        "",
        f"{_TWO} -k still_a_supervisor",
    ),
    (
        "2 retention: whoever has proposed it is still a supervisor",
        _PERIODS,
        "        and first.may(Right.CONFIGURE)\n",
        "",
        f"{_TWO} -k still_a_supervisor",
    ),
    (
        "2 retention: a row that says it is done is not believed",
        _RETENTION,
        'why = "record" if ending.done is False else self._kept_by(uow, case, by)',
        "why = self._kept_by(uow, case, by)",
        f"{_ENDED} -k whatever_its_row_says",
    ),
    (
        "2 retention: a row that says whose it is is not believed",
        _ENDINGS,
        "    return replace(ending, done=False)",
        "    return replace(ending)",
        f"{_ENDED} -k not_borrowed",
    ),
    (
        "2 retention: what is to be sought is kept before anything goes",
        _RETENTION,
        "                self._clearing.begin(sought, signed)\n",
        "",
        f"{_CLEARED} -k sought_by_the_next",
    ),
    (
        "2 retention: what is found is not clean",
        _RETENTION,
        "event = LEFT if done.left else CLEANED",
        "event = CLEANED",
        f"{_CLEARED} -k not_clean",
    ),
    (
        "2 retention: files of cases whose papers are gone go",
        _CLEARING,
        "        for number in self.litter(gone):\n",
        "        for number in self.litter(()):\n",
        f"{_CLEARED} -k though_it_broke_off",
    ),
    (
        "2 retention: a duplicate keeps its own persons",
        _RETENTION,
        "import forget_own_persons\n",
        "import forget_persons as forget_own_persons\n",
        f"{_CLEARED} -k duplicate",
    ),
    (
        "2 hold: it stays on a case whatever organisation that is found to be of",
        "dsr_desk/storage/repositories/holds.py",
        'or_(_H.organisation == bindparam("organisation"), _H.about == HoldOn.CASE)',
        'or_(_H.organisation == bindparam("organisation"))',
        f"{_CLEARED} -k found_to_be_of",
    ),
    (
        "2 hold: a case of no known organisation asks for those of all",
        "dsr_desk/storage/repositories/holds.py",
        "        if organisation:\n",
        "        if True:\n",
        f"{_CLEARED} -k held_anywhere",
    ),
    (
        "2 retention: a Message-ID that spells a person goes",
        "dsr_desk/storage/repositories/forgetting.py",
        "        self._blank_ids(case)\n",
        "",
        f"{_CLEARED} -k spells_a_person",
    ),
    (
        "2 retention: only what was seen to be due goes",
        _RETENTION,
        "if only is None or each.case in only",
        "",
        f"{_CLEARED} -k only_what",
    ),
    (
        "2 restriction: no list shows it",
        _MATCHING,
        "            shown = dict.fromkeys(hidden, Unshown.RESTRICTED)\n",
        "",
        f"{_RESTRICTED} -k no_list",
    ),
    (
        "2 restriction: no preview shows it",
        "dsr_desk/services/finding/preview.py",
        "        if restricted.match(match):\n",
        "        if not match:\n",
        f"{_RESTRICTED} -k no_list",
    ),
    (
        "2 restriction: no text search finds it",
        "dsr_desk/services/finding/listing.py",
        " if not restricted.match(m))",
        ")",
        f"{_RESTRICTED} -k no_list",
    ),
    (
        "2 restriction: no attachment of it is opened",
        "dsr_desk/services/finding/preview.py",
        "                raise UnknownMatch\n        source = self",
        "                pass\n        source = self",
        f"{_RESTRICTED} -k no_list",
    ),
    (
        "2 restriction: no conversation shows it",
        "dsr_desk/services/finding/preview.py",
        "item.ref != ref and restricted.item(item, own=own)",
        "False",
        f"{_RESTRICTED} -k somebody_elses",
    ),
    (
        "2 restriction: nothing beside shows it",
        "dsr_desk/services/finding/side_lane.py",
        "if a.ref not in hidden",
        "if a.ref",
        f"{_RESTRICTED} -k nobody_beside",
    ),
    (
        "2 restriction: an approver sees that it is kept, and no more",
        "dsr_desk/services/erasing/to_see.py",
        "isinstance(row, PlanException) and row.ground is Ground.RESTRICTION",
        "False",
        f"{_RESTRICTED} -k approver",
    ),
    (
        "2 retention: the files are rewritten",
        _CLEARING,
        "        self._store.scrub(progress)\n",
        "",
        f"{_KEEPING} -k what_proves_it",
    ),
)
